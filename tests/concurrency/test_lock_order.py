"""Placing and cancelling at the same moment: nobody waits for whom waits for them."""

import time
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client

from shop.checkout import placing
from shop.order.models import Order
from shop.partner.models import StockRecord
from shop.payment import cancellation
from shop.payment.cancellation import cancel_unpaid
from tests.basket.test_vouchers import make_voucher
from tests.checkout.conftest import add_to_cart, fill_details, place, review_fields
from tests.concurrency.conftest import meeting, run_at_once
from tests.factories import make_product, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def buyer(product, code=""):
    client = Client()
    add_to_cart(client, product)
    if code:
        assert client.post("/cart/vouchers/add/", {"code": code}).status_code == 303
    fill_details(client)
    return client


def and_then(wait, function):
    def call(*args, **kwargs):
        result = function(*args, **kwargs)
        wait()
        return result

    return call


def paused(function):
    """Then the other has its own locks and comes for these."""
    return and_then(lambda: time.sleep(0.5), function)


@pytest.fixture
def order_and_next(standin):
    """An unpaid order with a voucher, and somebody about to order the same with the same."""
    cache.clear()  # of other tests' tries of vouchers
    product = make_product(stock=10)
    make_voucher("WELCOME10")
    place(buyer(product, "WELCOME10"))
    following = buyer(product, "WELCOME10")
    fields = review_fields(following)
    return Order.objects.get(), lambda: following.post("/checkout/review/", fields)


def test_order_is_placed_while_another_with_the_same_voucher_is_cancelled(order_and_next):
    order, place_next = order_and_next

    with (
        patch.object(placing, "_lock_discounts", paused(placing._lock_discounts)),
        patch.object(cancellation, "give_back_discounts", paused(cancellation.give_back_discounts)),
        patch.object(cancellation, "release", paused(cancellation.release)),
    ):
        cancelled, answer = run_at_once([lambda: cancel_unpaid(order), place_next])

    assert (cancelled, answer.status_code) == (True, 303)
    assert StockRecord.objects.get().num_allocated == 1


def test_control_in_another_order_they_block_each_other(order_and_next, several_writers):
    order, place_next = order_and_next
    give_back, release = cancellation.give_back_discounts, cancellation.release
    meet = meeting(2, seconds=10)

    with (
        patch.object(placing, "_lock_discounts", and_then(meet, placing._lock_discounts)),
        patch.object(cancellation, "give_back_discounts", and_then(meet, release)),
        patch.object(cancellation, "release", give_back),
    ):
        results = run_at_once([lambda: cancel_unpaid(order), place_next])

    assert [isinstance(result, OperationalError) for result in results].count(True) == 1


def test_begun_cart_is_ordered_while_the_order_before_it_is_given_up(standin):
    """Giving up puts the earlier cart into the begun one, which is being claimed."""
    product, client = make_product(stock=10), Client()
    client.force_login(make_user())
    add_to_cart(client, product)
    fill_details(client)
    place(client)
    order = Order.objects.get()
    add_to_cart(client, product)
    fill_details(client)
    fields = review_fields(client)

    with (
        patch.object(placing, "_lock_discounts", paused(placing._lock_discounts)),
        patch.object(cancellation, "release", paused(cancellation.release)),
    ):
        cancelled, answer = run_at_once(
            [
                lambda: cancel_unpaid(order, reopen_cart=True),
                lambda: client.post("/checkout/review/", fields),
            ]
        )

    assert cancelled is True
    assert answer.status_code in (303, 409)
