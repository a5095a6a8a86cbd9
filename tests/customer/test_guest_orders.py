"""A guest's order is found again by the account that has confirmed its address."""

import pytest
from allauth.account.models import EmailAddress

from shop.customer.guest_orders import claim_orders
from shop.users.models import User
from tests.accounts import PASSWORD, deliver, link_in, make_customer, sign_in, sign_up
from tests.customer.orders import make_order

pytestmark = pytest.mark.django_db


def owner(order):
    order.refresh_from_db()
    return order.user


def test_signing_in_claims_the_orders_of_the_address(client):
    order = make_order(guest_email="Ada@Example.com")
    ada = make_customer("ada@example.com")

    sign_in(client)

    assert owner(order) == ada


def test_confirming_the_address_claims_its_orders(client):
    order = make_order(guest_email="ada@example.com")
    sign_up(client)
    assert owner(order) is None

    client.post(link_in(deliver()[0], "confirm-email"))

    assert owner(order).email == "ada@example.com"


def test_unconfirmed_address_claims_nothing(client):
    order = make_order(guest_email="ada@example.com")
    user = User(email="ada@example.com")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email="ada@example.com", primary=True)

    sign_in(client)

    assert claim_orders(user) == 0
    assert owner(order) is None


def test_pending_new_address_claims_nothing():
    order = make_order(guest_email="victim@example.com")
    user = make_customer()
    EmailAddress.objects.create(user=user, email="victim@example.com", verified=False)

    assert claim_orders(user) == 0
    assert owner(order) is None


def test_other_addresses_orders_stay_where_they_are():
    order = make_order(guest_email="bob@example.com")

    claim_orders(make_customer("ada@example.com"))

    assert owner(order) is None


def test_order_of_an_account_is_never_taken():
    bob = make_customer("bob@example.com")
    order = make_order(user=bob, guest_email="ada@example.com")

    claim_orders(make_customer("ada@example.com"))

    assert owner(order) == bob
