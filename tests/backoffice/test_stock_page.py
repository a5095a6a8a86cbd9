from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from shop.inventory.adjustments import adjust
from shop.inventory.models import StockAdjustment
from shop.partner.models import StockRecord
from tests.factories import make_product

from .product_page import read_form
from .stock import entries_of

pytestmark = pytest.mark.django_db


def stock_page(record: StockRecord) -> str:
    return reverse("admin:partner_stockrecord_change", args=[record.pk])


def test_stock_is_changed_with_its_reason_and_reservations_stay(boss: Client) -> None:
    record = make_product(stock=10).stockrecords.get()
    form = read_form(boss, stock_page(record))
    StockRecord.objects.update(num_allocated=4)

    response = boss.post(
        stock_page(record),
        form | {"change_by": "20", "reason": "received", "note": "Note 7", "num_allocated": "0"},
    )

    assert response.status_code == 302
    record.refresh_from_db()
    assert (record.num_in_stock, record.num_allocated) == (30, 4)
    entry = StockAdjustment.objects.get()
    assert (entry.change, entry.stock_after, entry.reason) == (20, 30, "received")
    assert (entry.note, entry.by.email) == ("Note 7", "boss@example.com")


def test_stock_cannot_be_typed_over(boss: Client) -> None:
    record = make_product(stock=10).stockrecords.get()

    boss.post(stock_page(record), read_form(boss, stock_page(record)) | {"num_in_stock": "99"})

    assert StockRecord.objects.get().num_in_stock == 10
    assert not StockAdjustment.objects.exists()


def test_second_click_on_save_changes_stock_once(boss: Client) -> None:
    record = make_product(stock=10).stockrecords.get()
    form = read_form(boss, stock_page(record)) | {"change_by": "5", "reason": "received"}

    answers = [boss.post(stock_page(record), form).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert StockRecord.objects.get().num_in_stock == 15


def test_saved_form_with_another_change_is_asked_again(boss: Client) -> None:
    record = make_product(stock=10).stockrecords.get()
    form = read_form(boss, stock_page(record)) | {"change_by": "5", "reason": "received"}
    boss.post(stock_page(record), form)

    page = boss.post(stock_page(record), form | {"change_by": "-2"}).content.decode()

    assert "has changed the stock by +5 already" in page
    assert StockRecord.objects.get().num_in_stock == 15


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"change_by": "-8", "reason": "damaged"}, "at most 7 can be taken away"),
        ({"change_by": "-11", "reason": "damaged"}, "There are only 10 in stock"),
        ({"change_by": "5"}, "Choose why the stock changes"),
        ({"reason": "damaged"}, "Enter by how many units"),
        ({"change_by": "9" * 30, "reason": "counted"}, "less than or equal to"),
        ({"change_by": "many", "reason": "counted"}, "Enter a whole number"),
        ({"change_by": "5", "reason": "initial"}, "Select a valid choice"),
        ({"change_by": "5", "reason": "counted", "note": "x" * 201}, "at most 200 characters"),
        ({"change_by": "5", "reason": "counted", "submission": "x"}, "valid UUID"),
    ],
)
def test_wrong_change_is_an_error_and_nothing_is_written(
    boss: Client, fields: dict[str, str], words: str
) -> None:
    record = make_product(stock=10).stockrecords.get()
    StockRecord.objects.update(num_allocated=3)
    form = read_form(boss, stock_page(record))

    response = boss.post(stock_page(record), form | fields)

    assert response.status_code == 200
    assert words in str(response.context["adminform"].form.errors)
    assert StockRecord.objects.get().num_in_stock == 10
    assert not StockAdjustment.objects.exists()


def test_stale_price_is_refused(boss: Client) -> None:
    record = make_product(price="29.95").stockrecords.get()
    form = read_form(boss, stock_page(record))
    StockRecord.objects.update(price="24.95")

    response = boss.post(stock_page(record), form | {"price": "31.00"})

    assert "became 24.95" in response.content.decode()
    assert str(StockRecord.objects.get().price) == "24.95"


def test_ledger_is_shown_with_the_newest_first(boss: Client) -> None:
    record = make_product(stock=0).stockrecords.get()
    adjust(record, change=24, reason="received", note="First delivery")
    adjust(record, change=-3, reason="damaged", note="Fell down", submission=uuid4())

    page = boss.get(stock_page(record)).content.decode()

    assert page.index("Fell down") < page.index("First delivery")
    assert "+24" in page and "−3" in page and "the shop" in page
    assert entries_of(record.product) == [(24, 24, "received"), (-3, 21, "damaged")]


def test_list_shows_what_runs_out(boss: Client) -> None:
    make_product("Low one", stock=2)
    make_product("Other one", stock=200)

    page = boss.get("/admin/partner/stockrecord/?stock=low").content.decode()

    assert "Low one" in page and "Other one" not in page


def test_stock_record_is_neither_added_nor_deleted_here(boss: Client) -> None:
    record = make_product().stockrecords.get()

    assert boss.get("/admin/partner/stockrecord/add/").status_code == 403
    page = reverse("admin:partner_stockrecord_delete", args=[record.pk])
    assert boss.post(page, {"post": "yes"}).status_code == 403
    assert StockRecord.objects.exists()
