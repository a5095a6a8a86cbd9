import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import Product
from shop.partner.models import StockRecord
from tests.factories import make_product

from .product_page import read_form

pytestmark = pytest.mark.django_db


def edit(boss: Client, product: Product, **fields: str) -> None:
    page = reverse("admin:catalogue_product_change", args=[product.pk])
    answer = boss.post(page, read_form(boss, page) | fields)
    assert answer.status_code == 302


def test_an_edit_is_kept_with_its_author(boss: Client) -> None:
    product = make_product("Sedorum")

    edit(boss, product, title="Sedorum 90", **{"stockrecords-0-price": "31.00"})

    entry = product.history.first()
    assert (entry.title, entry.history_user.email) == ("Sedorum 90", "boss@example.com")
    prices = product.stockrecords.get().history.values_list("price", flat=True)
    assert [str(price) for price in prices] == ["31.00", "19.95"]


def test_history_of_a_product_is_shown_and_restored(boss: Client) -> None:
    product = make_product("Sedorum")
    edit(boss, product, title="Wrong title")
    first = product.history.earliest()
    page = reverse("admin:catalogue_product_simple_history", args=[product.pk, first.pk])

    listed = boss.get(reverse("admin:catalogue_product_history", args=[product.pk]))
    assert "boss@example.com" in listed.content.decode()
    answer = boss.post(page, read_form(boss, page))

    assert answer.status_code == 302
    product.refresh_from_db()
    assert product.title == "Sedorum"
    assert product.stockrecords.exists()


def test_old_price_is_shown_but_not_restored(boss: Client) -> None:
    record = make_product(price="19.95").stockrecords.get()
    record.price = "31.00"
    record.save()
    first = record.history.earliest()
    page = reverse("admin:partner_stockrecord_simple_history", args=[record.pk, first.pk])

    assert boss.get(page).status_code == 200
    assert boss.post(page, {"price": "19.95"}).status_code == 403
    assert str(StockRecord.objects.get().price) == "31.00"


@pytest.mark.parametrize("version", ["x", "0", "9" * 30])
def test_unknown_version_is_not_found(boss: Client, version: str) -> None:
    product = make_product()

    answer = boss.get(f"/admin/catalogue/product/{product.pk}/history/{version}/")

    assert answer.status_code == 404


def test_changes_are_read_as_words_with_who_and_why(boss: Client) -> None:
    product = make_product("Sedorum", description="<p>Quiet</p>")
    edit(boss, product, title="Sedorum 90", description="<p>Calm</p>", why="New label")

    page = boss.get(reverse("admin:catalogue_product_history", args=[product.pk]))

    entries = list(page.context["page_obj"])
    assert entries[0].history_delta_changes == [
        {"what": "Text", "before": "Quiet", "after": "Calm"},
        {"what": "Title", "before": "Sedorum", "after": "Sedorum 90"},
    ]
    assert "boss@example.com: New label" in page.content.decode()

    first = product.history.earliest()
    version = boss.get(
        reverse("admin:catalogue_product_simple_history", args=[product.pk, first.pk])
    )
    assert {"what": "Title", "before": "Sedorum 90", "after": "Sedorum"} in version.context[
        "changes"
    ]


def test_changes_name_fields_as_the_form_does(boss: Client) -> None:
    product = make_product(is_public=True)
    product.is_public = False
    product.save()

    listed = boss.get(reverse("admin:catalogue_product_history", args=[product.pk]))

    assert "Visible in the shop" in listed.content.decode()
