"""What an order becomes, whatever Stripe says and in whatever order it says it."""

import hashlib
import hmac
import json
import time
from datetime import timedelta

import pytest
import requests
from django.core import mail
from django.test import Client
from django.utils import timezone

from shop.order.models import Order
from shop.payment import gateway
from shop.payment.cancellation import cancel_unpaid
from shop.payment.exceptions import TemporaryPaymentError
from shop.payment.models import PaymentAttempt, StripeEvent
from shop.payment.reconciliation import reconcile
from shop.payment.settlement import settle
from shop.tasks.models import OutboxMessage
from shop.tasks.worker import load_handlers, run_due
from tests.checkout.conftest import add_to_cart, fill_details, pay_at_stripe, place
from tests.factories import make_product

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "whsec_standin_evenfall"


@pytest.fixture
def product():
    return make_product("Sedorum", price="29.95", stock=5)


@pytest.fixture
def order(client, standin, product):
    add_to_cart(client, product)
    fill_details(client)
    place(client)
    return Order.objects.get()


@pytest.fixture
def attempt(order):
    return order.payment_attempts.get()


def post_event(
    event: dict, *, secret: str = SECRET, at: int | None = None, body: bytes | None = None
):
    payload = json.dumps(event).encode()
    at = int(time.time()) if at is None else at
    digest = hmac.new(secret.encode(), f"{at}.".encode() + payload, hashlib.sha256).hexdigest()
    return Client().post(
        "/payment/stripe/webhook/",
        body or payload,
        content_type="application/json",
        headers={"Stripe-Signature": f"t={at},v1={digest}"},
    )


def session_event(attempt, kind="checkout.session.completed", event_id="evt_1", **changes):
    session = {
        "id": attempt.session_id,
        "metadata": {"installation": "evenfall", "attempt": str(attempt.uuid)},
    }
    return {
        "id": event_id,
        "type": kind,
        "created": int(time.time()),
        "livemode": False,
        "data": {"object": session},
        **changes,
    }


def status(order) -> str:
    order.refresh_from_db()
    return order.status


def test_a_webhook_alone_makes_the_order_paid(order, attempt):
    pay_at_stripe(attempt.session_url)

    assert post_event(session_event(attempt)).status_code == 200

    assert status(order) == "Paid"


def test_a_webhook_that_says_paid_is_not_believed(order, attempt):
    """The session is fetched again, and it is still open."""
    post_event(session_event(attempt))

    assert status(order) == "Awaiting payment"


def test_the_same_event_again_changes_nothing(order, attempt):
    pay_at_stripe(attempt.session_url)

    for _ in range(3):
        assert post_event(session_event(attempt)).status_code == 200

    assert StripeEvent.objects.count() == 1
    assert order.payment_events.count() == 1
    assert order.sources.get().amount_debited == order.total_incl_tax


def test_settling_twice_writes_one_payment(order, attempt):
    pay_at_stripe(attempt.session_url)

    settle(attempt)
    settle(attempt)

    assert order.sources.count() == 1
    assert OutboxMessage.objects.filter(kind="order.confirmation").count() == 1


@pytest.mark.parametrize(
    "post",
    [
        lambda attempt: post_event(session_event(attempt), secret="whsec_wrong"),
        lambda attempt: post_event(session_event(attempt), at=int(time.time()) - 301),
        lambda attempt: post_event(session_event(attempt), body=b'{"id": "evt_other"}'),
        lambda attempt: Client().post(
            "/payment/stripe/webhook/", b"{}", content_type="application/json"
        ),
        lambda attempt: post_event({"no": "id"}),
        lambda attempt: post_event([]),
    ],
    ids=["wrong secret", "too old", "changed body", "unsigned", "no event", "a list"],
)
def test_a_forged_webhook_is_refused_and_leaves_no_row(order, attempt, post):
    pay_at_stripe(attempt.session_url)

    assert post(attempt).status_code == 400

    assert not StripeEvent.objects.exists()
    assert status(order) == "Awaiting payment"


def test_an_event_of_another_installation_is_ignored(order, attempt):
    pay_at_stripe(attempt.session_url)
    event = session_event(attempt)
    event["data"]["object"]["metadata"]["installation"] = "another shop"

    assert post_event(event).status_code == 200

    assert status(order) == "Awaiting payment"


def test_a_live_event_at_a_test_shop_is_ignored(order, attempt):
    pay_at_stripe(attempt.session_url)

    assert post_event(session_event(attempt, livemode=True)).status_code == 200

    assert not StripeEvent.objects.exists()


def test_a_get_on_the_webhook_is_refused(client):
    assert client.get("/payment/stripe/webhook/").status_code == 405


def test_a_different_amount_is_held_for_review(order, attempt):
    PaymentAttempt.objects.filter(pk=attempt.pk).update(amount_minor=1)
    pay_at_stripe(attempt.session_url)

    settle(attempt)

    assert status(order) == "Payment review"
    assert OutboxMessage.objects.filter(kind="payment.review").count() == 1
    assert not OutboxMessage.objects.filter(kind="order.confirmation").exists()


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


def test_stripe_is_never_called_inside_a_transaction(standin):
    from django.db import transaction

    with transaction.atomic(), pytest.raises(AssertionError, match="inside a database transaction"):
        gateway.retrieve_session("cs_test_x")


def test_the_buyer_gets_one_confirmation(order, attempt):
    pay_at_stripe(attempt.session_url)
    settle(attempt)
    settle(attempt)

    load_handlers()
    run_due()
    run_due()

    subjects = [m.subject for m in mail.outbox if order.number in m.subject]
    assert subjects == [f"Your order {order.number}"]


def test_who_has_not_paid_gets_a_link_to_do_so(order):
    OutboxMessage.objects.update(due_at=timezone.now())

    load_handlers()
    run_due()

    assert order.pay_url in mail.outbox[-1].body


def test_who_has_paid_gets_no_reminder(order, attempt):
    pay_at_stripe(attempt.session_url)
    settle(attempt)
    OutboxMessage.objects.update(due_at=timezone.now())

    load_handlers()
    run_due()

    assert [m for m in mail.outbox if "waiting" in m.subject] == []


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


@pytest.fixture
def delayed(order, attempt, standin):
    """Paid by something like a bank debit, which takes days."""
    requests.post(f"{standin.url}/control/api/payments", json={"mode": "delayed"}, timeout=5)
    pay_at_stripe(attempt.session_url)
    settle(attempt)
    return str(gateway.retrieve_session(attempt.session_id).payment_intent.id)


def end_delayed(standin, intent: str, outcome: str) -> None:
    url = f"{standin.url}/control/api/payment_intents/{intent}/settlement"
    assert requests.post(url, json={"outcome": outcome}, timeout=5).ok


def test_a_delayed_payment_keeps_order_and_stock_while_it_is_under_way(delayed, order, product):
    PaymentAttempt.objects.update(hold_expires_at=timezone.now() - timedelta(minutes=1))

    reconcile()

    assert status(order) == "Awaiting payment"
    assert order.payment_attempts.get().state == "processing"
    assert product.stockrecords.get().num_allocated == 1


def test_a_delayed_payment_that_arrives_makes_the_order_paid(delayed, order, attempt, standin):
    end_delayed(standin, delayed, "succeeded")

    post_event(session_event(attempt, "checkout.session.async_payment_succeeded"))

    assert status(order) == "Paid"


def test_a_delayed_payment_that_fails_frees_the_order_to_be_paid_again(
    delayed, order, attempt, standin, client
):
    end_delayed(standin, delayed, "failed")
    requests.post(f"{standin.url}/control/api/payments", json={"mode": "instant"}, timeout=5)

    post_event(session_event(attempt, "checkout.session.async_payment_failed"))
    assert order.payment_attempts.get().state == "failed"

    response = client.post(order.pay_url)
    pay_at_stripe(response["Location"])
    settle(order.payment_attempts.first())
    assert status(order) == "Paid"
