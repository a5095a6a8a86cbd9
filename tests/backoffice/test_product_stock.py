"""Price and stock on a product's page, while others and the checkout change them."""

import pytest
from django.test import Client

from shop.inventory.adjustments import adjust
from shop.inventory.models import StockAdjustment
from shop.partner.models import StockRecord
from tests.factories import make_product

from .product_page import read_form
from .stock import entries_of
from .test_products import change_page, errors_of

pytestmark = pytest.mark.django_db


def test_reservation_made_meanwhile_survives_the_form(boss: Client) -> None:
    product = make_product(stock=10)
    form = read_form(boss, change_page(product))
    StockRecord.objects.update(num_allocated=4)

    form["stockrecords-0-change_by"] = "40"
    form["stockrecords-0-reason"] = "received"
    form["stockrecords-0-num_allocated"] = "0"
    boss.post(change_page(product), form)

    record = StockRecord.objects.get()
    assert (record.num_in_stock, record.num_allocated) == (50, 4)
    assert entries_of(product) == [(40, 50, "received")]


def test_stale_price_is_refused_and_nothing_saved(boss: Client) -> None:
    product = make_product("Sedorum", price="29.95")
    form = read_form(boss, change_page(product))
    StockRecord.objects.update(price="24.95")

    form |= {"stockrecords-0-price": "31.00", "title": "Other"}
    response = boss.post(change_page(product), form)

    assert "became 24.95" in errors_of(response)
    assert str(StockRecord.objects.get().price) == "24.95"
    product.refresh_from_db()
    assert product.title == "Sedorum"


def test_stale_price_is_saved_once_it_was_seen(boss: Client) -> None:
    product = make_product(price="29.95")
    form = read_form(boss, change_page(product))
    StockRecord.objects.update(price="24.95")
    form["stockrecords-0-price"] = "31.00"
    page = boss.post(change_page(product), form).content.decode()
    assert 'name="initial-stockrecords-0-price" value="24.95"' in page

    form["initial-stockrecords-0-price"] = "24.95"
    boss.post(change_page(product), form)

    assert str(StockRecord.objects.get().price) == "31.00"


def test_what_was_sold_meanwhile_is_not_put_back(boss: Client) -> None:
    product = make_product(stock=10)
    form = read_form(boss, change_page(product))
    StockRecord.objects.update(num_in_stock=7)

    form |= {"stockrecords-0-change_by": "5", "stockrecords-0-reason": "received"}
    boss.post(change_page(product), form)

    assert StockRecord.objects.get().num_in_stock == 12


def test_price_saved_meanwhile_stays_when_only_the_text_was_edited(boss: Client) -> None:
    product = make_product("Sedorum", price="29.95")
    form = read_form(boss, change_page(product))
    StockRecord.objects.update(price="24.95")

    response = boss.post(change_page(product), form | {"title": "Sedorum 90"})

    assert response.status_code == 302
    assert str(StockRecord.objects.get().price) == "24.95"
    product.refresh_from_db()
    assert product.title == "Sedorum 90"


def test_price_without_the_value_it_was_opened_with_is_refused(boss: Client) -> None:
    product = make_product(price="29.95")
    form = read_form(boss, change_page(product))
    del form["initial-stockrecords-0-price"]

    response = boss.post(change_page(product), form | {"stockrecords-0-price": "1.00"})

    assert "became 29.95" in errors_of(response)


def test_deleted_products_ledger_stays(boss: Client) -> None:
    product = make_product(stock=0)
    record = product.stockrecords.get()
    adjust(record, change=5, reason="received")

    boss.post(f"/admin/catalogue/product/{product.pk}/delete/", {"post": "yes"})

    entry = StockAdjustment.objects.get()
    assert (entry.stockrecord, entry.sku, entry.change) == (None, record.partner_sku, 5)


def test_second_first_price_of_a_product_is_refused(boss: Client) -> None:
    product = make_product("Sedorum")
    StockRecord.objects.all().delete()
    form = read_form(boss, change_page(product))
    form |= {"stockrecords-0-partner_sku": "A-1", "stockrecords-0-price": "19.95"}
    boss.post(change_page(product), form)

    response = boss.post(change_page(product), form | {"stockrecords-0-partner_sku": "A-2"})

    assert response.status_code == 200
    assert StockRecord.objects.get().partner_sku == "A-1"
