import pytest
from django.test import Client
from django.urls import reverse

from shop.partner.models import StockRecord
from tests.factories import make_product

from .product_page import read_form

pytestmark = pytest.mark.django_db


def test_stock_is_changed_and_reservations_stay(boss: Client) -> None:
    record = make_product(stock=10).stockrecords.get()
    page = reverse("admin:partner_stockrecord_change", args=[record.pk])
    form = read_form(boss, page)
    StockRecord.objects.update(num_allocated=4)

    response = boss.post(page, form | {"num_in_stock": "30", "num_allocated": "0"})

    assert response.status_code == 302
    record.refresh_from_db()
    assert (record.num_in_stock, record.num_allocated) == (30, 4)


def test_stale_stock_is_refused(boss: Client) -> None:
    record = make_product(stock=10).stockrecords.get()
    page = reverse("admin:partner_stockrecord_change", args=[record.pk])
    form = read_form(boss, page)
    StockRecord.objects.update(num_in_stock=6)

    response = boss.post(page, form | {"num_in_stock": "30"})

    assert "became 6" in response.content.decode()
    assert StockRecord.objects.get().num_in_stock == 6


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
