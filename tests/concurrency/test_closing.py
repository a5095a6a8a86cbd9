"""An account is closed while it places an order."""

from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.db.models import QuerySet
from django.test import Client

from shop.checkout import placing
from shop.customer.closing import close_account
from shop.order.models import Order
from shop.users.models import User
from tests.checkout.conftest import add_to_cart, fill_details, review_fields
from tests.concurrency.conftest import Meanwhile, run_at_once
from tests.factories import make_product, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


@pytest.fixture
def ada():
    return make_user()


@pytest.fixture
def place_and_close(ada, standin):
    """Places ada's order, and closes her account when all is written and nothing committed."""
    client = Client()
    client.force_login(ada)
    add_to_cart(client, make_product())
    fill_details(client)
    fields = review_fields(client)
    plan, meanwhile = placing._plan_reminder, Meanwhile()

    def plan_slowly(order):
        plan(order)
        meanwhile.hold()

    def place():
        with patch.object(placing, "_plan_reminder", plan_slowly):
            return client.post("/checkout/review/", fields)

    return [place, meanwhile.then(lambda: close_account(ada))]


def test_order_that_is_being_placed_survives_its_account(place_and_close):
    answer, closed = run_at_once(place_and_close)

    assert (answer.status_code, closed) == (303, None)
    assert not User.objects.exists()
    order = Order.objects.get()
    assert (order.user, order.email) == (None, "ada@example.com")


def test_control_without_the_lock_the_account_cannot_be_closed(place_and_close, several_writers):
    with patch.object(QuerySet, "select_for_update", lambda self, *args, **kwargs: self):
        _answer, closed = run_at_once(place_and_close)

    assert isinstance(closed, DatabaseError)


def test_two_tabs_close_an_account_once(ada):
    assert run_at_once([lambda: close_account(ada)] * 2) == [None, None]
    assert not User.objects.exists()
