"""Webhooks: believed only when signed, and then only as a hint."""

import time

import pytest
from django.test import Client

from shop.payment.models import StripeEvent
from tests.checkout.conftest import pay_at_stripe
from tests.payment.events import post_event, session_event, status

pytestmark = pytest.mark.django_db(transaction=True)


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
