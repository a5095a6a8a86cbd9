"""Payments that take days, such as bank debits."""

from datetime import timedelta

import pytest
import requests
from django.utils import timezone

from shop.payment import gateway
from shop.payment.attempts import continue_payment
from shop.payment.models import PaymentAttempt
from shop.payment.reconciliation import reconcile
from shop.payment.settlement import settle
from tests.checkout.conftest import pay_at_stripe
from tests.payment.events import post_event, session_event, status

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_old_answer_of_stripe_does_not_revive_an_attempt_that_has_ended(
    delayed, order, attempt, standin, monkeypatch
):
    """Asked while the debit was under way, arrived after it had failed and a new one was begun."""
    old_answer = gateway.retrieve_session(attempt.session_id)
    end_delayed(standin, delayed, "failed")
    settle(attempt)
    new = continue_payment(order)
    monkeypatch.setattr(gateway, "retrieve_session", lambda session_id: old_answer)

    settle(attempt)

    assert [row.state for row in order.payment_attempts.all()] == ["open", "failed"]
    assert order.payment_attempts.first() == new
