"""The last bottle is sold once."""

import time
from unittest.mock import patch

import pytest
from django.test import Client

from shop.inventory import reservations
from shop.inventory.exceptions import OutOfStock
from shop.inventory.reservations import Wanted
from shop.order.models import Order
from shop.partner.models import StockRecord
from shop.payment.models import PaymentAttempt
from tests.checkout.conftest import add_to_cart, fill_details, review_fields
from tests.concurrency.conftest import run_at_once
from tests.factories import make_product

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
BUYERS = 8


def reserve_one(record: StockRecord):
    def reserve() -> bool:
        try:
            reservations.reserve([Wanted(record.pk, 1, "Sedorum")])
        except OutOfStock:
            return False
        return True

    return reserve


def check_then_act(item: Wanted) -> bool:
    """What Oscar does: look first, write later, with time in between."""
    record = StockRecord.objects.get(pk=item.stockrecord_id)
    enough = record.net_stock_level >= item.quantity
    time.sleep(0.2)
    if enough:
        StockRecord.objects.filter(pk=record.pk).update(
            num_allocated=(record.num_allocated or 0) + item.quantity
        )
    return enough


def test_one_unit_is_reserved_by_one_of_many():
    record = make_product(stock=1).stockrecords.get()

    results = run_at_once([reserve_one(record)] * BUYERS)

    assert results.count(True) == 1
    assert StockRecord.objects.get().num_allocated == 1


def test_control_without_the_conditional_update_many_believe_they_have_it():
    record = make_product(stock=1).stockrecords.get()

    with patch.object(reservations, "_reserve_one", check_then_act):
        results = run_at_once([reserve_one(record)] * BUYERS)

    assert results.count(True) > 1


def buyer(product, quantity: int = 1):
    client = Client()
    add_to_cart(client, product, quantity)
    fill_details(client)
    fields = review_fields(client)
    return lambda: client.post("/checkout/review/", fields)


@pytest.mark.slow
def test_many_buyers_of_three_bottles_make_three_orders(standin):
    product = make_product(stock=3)

    responses = run_at_once([buyer(product) for _ in range(BUYERS)])

    assert [r.status_code for r in responses if r.status_code >= 500] == []
    assert Order.objects.count() == 3
    assert PaymentAttempt.objects.count() == 3
    record = product.stockrecords.get()
    assert (record.num_in_stock, record.num_allocated) == (3, 3)


@pytest.mark.slow
def test_carts_with_the_same_products_in_another_order_do_not_block_each_other(standin):
    first, second = make_product("First", stock=20), make_product("Second", stock=20)

    def two_of(products):
        client = Client()
        for product in products:
            add_to_cart(client, product)
        fill_details(client)
        fields = review_fields(client)
        return lambda: client.post("/checkout/review/", fields)

    buyers = [two_of([first, second] if n % 2 else [second, first]) for n in range(BUYERS)]
    responses = run_at_once(buyers)

    assert [r.status_code for r in responses] == [303] * BUYERS
    assert Order.objects.count() == BUYERS
