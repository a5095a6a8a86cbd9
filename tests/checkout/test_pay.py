"""The page where an unfinished order is paid, or given up."""

from datetime import timedelta
from uuid import uuid4

import pytest
import requests
from django.test import Client
from django.utils import timezone

from shop.basket.models import Basket
from shop.checkout.draft import Draft
from shop.checkout.exceptions import AccountClosed
from shop.checkout.placing import place_order
from shop.order.models import Order
from shop.payment import cancellation
from shop.payment.models import PaymentAttempt
from shop.payment.reconciliation import reconcile
from shop.payment.settlement import settle
from shop.users.models import User
from tests.checkout.conftest import (
    add_to_cart,
    fill_details,
    pay_at_stripe,
    place,
    review_fields,
)
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def order_of(client, product) -> Order:
    add_to_cart(client, product)
    fill_details(client)
    place(client)
    return Order.objects.latest("pk")


@pytest.fixture
def order(client, standin):
    return order_of(client, make_product("Sedorum"))


def cart_titles(client) -> str:
    return client.get("/cart/").content.decode()


def test_the_pay_page_says_what_is_due_and_changes_nothing(order, client):
    page = client.get(order.pay_url).content.decode()

    assert f"Pay ${order.total_incl_tax}" in page
    assert PaymentAttempt.objects.count() == 1


def test_paying_goes_on_with_the_open_session(order, client):
    attempt = order.payment_attempts.get()

    assert client.post(order.pay_url)["Location"] == attempt.session_url


def test_a_session_that_expired_is_followed_by_a_new_one(order, client, standin):
    old = order.payment_attempts.get()
    requests.post(f"{standin.url}/control/api/sessions/{old.session_id}/expire", timeout=5)

    location = client.post(order.pay_url)["Location"]

    new = order.payment_attempts.first()
    assert new.pk != old.pk
    assert location == new.session_url
    pay_at_stripe(location)
    settle(new)
    order.refresh_from_db()
    assert order.status == "Paid"


def test_an_order_paid_unseen_leads_to_the_thanks(order, client):
    pay_at_stripe(order.payment_attempts.get().session_url)

    client.post(order.pay_url)

    order.refresh_from_db()
    assert order.status == "Paid"
    assert "/checkout/thank-you/" in client.get(order.pay_url)["Location"]


@pytest.mark.parametrize("token", ["x", "4X6NWJJWVJ:forged", "ä", "a" * 500])
def test_a_link_that_is_not_ours_is_not_found(client, token):
    assert client.get(f"/checkout/pay/{token}/").status_code == 404
    assert client.get(f"/checkout/return/{token}/").status_code == 404


def test_who_comes_too_late_gets_the_products_back_into_the_cart(order):
    PaymentAttempt.objects.update(hold_expires_at=timezone.now() - timedelta(minutes=1))
    reconcile()
    later = Client()
    assert "This order was cancelled" in later.get(order.pay_url).content.decode()

    later.post(order.pay_url + "change/")

    assert "Sedorum" in cart_titles(later)


def test_giving_up_adds_to_the_cart_that_a_guest_began_meanwhile(order, client):
    add_to_cart(client, make_product("Magnesium"))

    client.post(order.pay_url + "change/")

    assert "Sedorum" in cart_titles(client)
    assert "Magnesium" in cart_titles(client)


def test_giving_up_adds_to_the_cart_that_a_customer_began_meanwhile(client, standin):
    client.force_login(make_user())
    order = order_of(client, make_product("Sedorum"))
    add_to_cart(client, make_product("Magnesium"))

    client.post(order.pay_url + "change/")

    assert "Sedorum" in cart_titles(client)
    assert "Magnesium" in cart_titles(client)


def test_review_page_sent_again_after_giving_up_is_shown_once_more(client, standin):
    add_to_cart(client, make_product("Sedorum"))
    fill_details(client)
    fields = review_fields(client)
    client.post("/checkout/review/", fields)
    client.post(Order.objects.get().pay_url + "change/")
    fill_details(client)

    again = client.post("/checkout/review/", fields)

    assert again.status_code == 409
    assert "was cancelled" in again.content.decode()
    assert Order.objects.count() == 1
    assert place(client).status_code == 303
    assert Order.objects.count() == 2


def test_giving_up_while_a_cart_is_begun_keeps_both(client, standin, monkeypatch):
    """The cart is begun after cancelling has looked for one."""
    user = make_user()
    client.force_login(user)
    order = order_of(client, make_product("Sedorum"))
    look = cancellation._merge_into_begun_cart

    def look_then_begin(*args):
        look(*args)
        monkeypatch.setattr(cancellation, "_merge_into_begun_cart", look)
        add_to_cart(client, make_product("Magnesium"))

    monkeypatch.setattr(cancellation, "_merge_into_begun_cart", look_then_begin)
    client.post(order.pay_url + "change/")

    assert "Sedorum" in cart_titles(client)
    assert "Magnesium" in cart_titles(client)


def test_closed_account_orders_nothing(client, standin):
    """Closed in another tab after this request had looked whose it is."""
    user = make_user()
    client.force_login(user)
    add_to_cart(client, make_product())
    fill_details(client)
    fields = review_fields(client)
    User.objects.filter(pk=user.pk).update(is_active=False)

    with pytest.raises(AccountClosed):
        place_order(
            draft=Draft(),
            basket_id=Basket.objects.get().pk,
            fingerprint="",
            submission=uuid4(),
            user=user,
            request=None,
        )

    client.post("/checkout/review/", fields)
    assert not Order.objects.exists()
    assert Basket.objects.get().status == Basket.OPEN


def test_a_stranger_with_the_link_may_pay_but_gets_no_cart_of_an_account(client, standin):
    client.force_login(make_user())
    order = order_of(client, make_product("Sedorum"))
    stranger = Client()

    stranger.post(order.pay_url + "change/")

    assert "Sedorum" not in cart_titles(stranger)
