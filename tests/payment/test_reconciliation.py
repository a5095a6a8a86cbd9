"""What neither the buyer nor a webhook told of."""

from datetime import timedelta

import pytest
import requests
from django.test import Client
from django.utils import timezone

from shop.order.models import Order
from shop.payment import gateway
from shop.payment.cancellation import cancel_unpaid
from shop.payment.exceptions import TemporaryPaymentError
from shop.payment.models import PaymentAttempt
from shop.payment.reconciliation import reconcile
from tests.basket.test_vouchers import make_voucher
from tests.checkout.conftest import add_to_cart, fill_details, pay_at_stripe, place
from tests.factories import make_product, make_user
from tests.payment.events import status

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_reconciler_finds_a_payment_nobody_told_of(order, attempt):
    pay_at_stripe(attempt.session_url)
    PaymentAttempt.objects.update(updated_at=timezone.now() - timedelta(minutes=5))

    reconcile()

    assert status(order) == "Paid"


def test_an_overdue_order_is_cancelled_and_its_stock_given_back(order, attempt, product):
    PaymentAttempt.objects.update(hold_expires_at=timezone.now() - timedelta(minutes=1))

    reconcile()

    assert status(order) == "Cancelled"
    assert product.stockrecords.get().num_allocated == 0
    assert gateway.retrieve_session(attempt.session_id).status == "expired"


def test_an_overdue_order_that_was_paid_is_settled_instead(order, attempt, product):
    pay_at_stripe(attempt.session_url)
    PaymentAttempt.objects.update(hold_expires_at=timezone.now() - timedelta(minutes=1))

    reconcile()

    assert status(order) == "Paid"
    assert product.stockrecords.get().num_allocated == 1


def test_cancelling_twice_gives_the_stock_back_once(order, product):
    product.stockrecords.update(num_allocated=3)

    cancel_unpaid(order)
    cancel_unpaid(order)

    assert product.stockrecords.get().num_allocated == 2


def test_a_session_that_was_never_answered_is_made_once(client, standin, product):
    """Stripe executes the request, but the answer never comes."""
    requests.post(
        f"{standin.url}/control/api/faults",
        json={"kind": "500", "count": 3, "path": "/v1/checkout/sessions"},
        timeout=5,
    )
    add_to_cart(client, product)
    fill_details(client)
    response = place(client)

    assert response.status_code == 503
    assert "checking your payment" in response.content.decode()
    assert PaymentAttempt.objects.get().state == "unknown"

    requests.delete(f"{standin.url}/control/api/faults", timeout=5)
    PaymentAttempt.objects.update(updated_at=timezone.now() - timedelta(minutes=5))
    reconcile()
    attempt = PaymentAttempt.objects.get()
    assert attempt.state == "open"
    assert attempt.session_id


def test_when_stripe_cannot_be_asked_nothing_is_cancelled(order, attempt, settings, product):
    settings.STRIPE_STANDIN_URL = "http://127.0.0.1:9"

    with pytest.raises(TemporaryPaymentError):
        cancel_unpaid(order)

    assert status(order) == "Awaiting payment"
    assert product.stockrecords.get().num_allocated == 1


def test_order_whose_session_stripe_does_not_know_is_cancelled_in_time(order, attempt, product):
    """The key is another account's now, or its test data was deleted."""
    PaymentAttempt.objects.update(
        session_id="cs_test_gone", hold_expires_at=timezone.now() - timedelta(minutes=1)
    )

    reconcile()

    assert status(order) == "Cancelled"
    assert product.stockrecords.get().num_allocated == 0


def test_buyer_whose_session_stripe_does_not_know_gets_a_new_one(order, client):
    PaymentAttempt.objects.update(session_id="cs_test_gone")

    location = client.post(order.pay_url)["Location"]

    assert location == order.payment_attempts.first().session_url
    assert [attempt.state for attempt in order.payment_attempts.all()] == ["open", "failed"]


def test_order_that_was_cancelled_counts_for_no_limit_by_customer(client, standin, product):
    user = make_user()
    client.force_login(user)
    add_to_cart(client, product)
    voucher = make_voucher()
    client.post("/cart/vouchers/add/", {"code": voucher.code})
    fill_details(client)
    place(client)
    offer = voucher.offers.get()
    assert offer.get_num_user_applications(user) == 1

    cancel_unpaid(Order.objects.get())

    assert offer.get_num_user_applications(user) == 0
    offer.refresh_from_db()
    assert (offer.num_applications, offer.num_orders, offer.total_discount) == (0, 0, 0)


def test_one_broken_order_does_not_keep_the_others_from_being_reconciled(order, attempt, product):
    """Its stock was given back by hand, so that cancelling it would go below zero."""
    other = make_product("Magnesium", stock=5)
    client = Client()
    add_to_cart(client, other)
    fill_details(client)
    place(client)
    product.stockrecords.update(num_allocated=0)
    PaymentAttempt.objects.update(hold_expires_at=timezone.now() - timedelta(minutes=1))

    done = reconcile()

    assert (done["cancelled"], done["failed"]) == (1, 1)
    assert other.stockrecords.get().num_allocated == 0
