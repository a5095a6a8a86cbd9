"""Several clicks at the same moment: all of them count, in one cart."""

import pytest
from django.db import transaction
from oscar.apps.basket.abstract_models import AbstractBasket
from oscar.core.loading import get_class

from shop.basket.changes import add_to_cart
from shop.basket.models import Basket, Line
from shop.users.models import User
from tests.concurrency.conftest import run_at_once, several_writers  # noqa: F401
from tests.factories import make_product, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
CLICKS = 6


def cart_of(user):
    cart = Basket.open.filter(owner=user).first() or Basket(owner=user)
    cart.strategy = get_class("partner.strategy", "Selector")().strategy()
    return cart


def click(product, user):
    add_to_cart(cart_of(user), product, 1)


def click_without_lock(product, user):
    """What Oscar does: reads the quantity, then writes it."""
    with transaction.atomic():
        AbstractBasket.add_product(cart_of(user), product, 1)


def test_clicks_add_up():
    product, user = make_product(stock=100), make_user()
    Basket.objects.create(owner=user)

    results = run_at_once([lambda: click(product, user)] * CLICKS)

    assert results == [None] * CLICKS
    assert Line.objects.get().quantity == CLICKS


def test_first_clicks_open_one_cart():
    product, user = make_product(stock=100), make_user()

    results = run_at_once([lambda: click(product, user)] * CLICKS)

    assert results == [None] * CLICKS
    assert Basket.objects.filter(owner=user).count() == 1
    assert Line.objects.get().quantity == CLICKS


@pytest.mark.usefixtures("several_writers")
def test_control_clicks_are_lost_without_the_lock():
    product, user = make_product(stock=100), make_user()
    Basket.objects.create(owner=user)
    click(product, user)

    for _round in range(20):
        run_at_once([lambda: click_without_lock(product, user)] * CLICKS)
        if Line.objects.get().quantity < 1 + (_round + 1) * CLICKS:
            return
    pytest.fail("Nothing was lost: this set-up would not notice a missing lock.")


def test_account_has_one_open_cart():
    from django.db import IntegrityError

    user = User.objects.get(pk=make_user().pk)
    Basket.objects.create(owner=user)

    with pytest.raises(IntegrityError):
        Basket.objects.create(owner=user)
    Basket.objects.create(owner=user, status=Basket.SUBMITTED)
