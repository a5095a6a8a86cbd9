"""A voucher is added in one tab while the cart is being ordered in another."""

from unittest.mock import patch

import pytest
from django.db import transaction
from django.db.models import QuerySet
from oscar.core.loading import get_class

from shop.basket.exceptions import CartClosed
from shop.basket.models import Basket
from shop.basket.vouchers import add_voucher, remove_voucher
from tests.basket.test_vouchers import make_voucher
from tests.concurrency.conftest import Meanwhile, run_at_once
from tests.factories import make_product, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


@pytest.fixture
def cart():
    cart = Basket.objects.create(owner=make_user())
    cart.strategy = get_class("partner.strategy", "Selector")().strategy()
    cart.add_product(make_product(price="20.00"), 1)
    return cart


def change_while_it_is_claimed(cart, change):
    """What `change` came to, begun while another transaction holds the cart to order it."""
    meanwhile = Meanwhile()

    def claim():
        with transaction.atomic():
            Basket.objects.filter(pk=cart.pk).update(status=Basket.FROZEN)
            meanwhile.hold()

    return run_at_once([claim, meanwhile.then(change)])[1]


def test_no_voucher_is_added_to_a_cart_that_is_being_ordered(cart):
    make_voucher()

    result = change_while_it_is_claimed(
        cart, lambda: add_voucher(cart, "WELCOME10", user=cart.owner, request=None)
    )

    assert isinstance(result, CartClosed)
    assert not cart.vouchers.exists()


def test_no_voucher_is_taken_out_of_a_cart_that_is_being_ordered(cart):
    voucher = make_voucher()
    cart.vouchers.add(voucher)

    result = change_while_it_is_claimed(cart, lambda: remove_voucher(cart, voucher.pk))

    assert isinstance(result, CartClosed)
    assert cart.vouchers.get() == voucher


def test_control_without_the_lock_the_voucher_is_added(cart, several_writers):
    make_voucher()

    with patch.object(QuerySet, "select_for_update", lambda self, *args, **kwargs: self):
        change_while_it_is_claimed(
            cart, lambda: add_voucher(cart, "WELCOME10", user=cart.owner, request=None)
        )

    assert cart.vouchers.exists()
