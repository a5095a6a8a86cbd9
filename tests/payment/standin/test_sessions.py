"""Checkout sessions as the shop sees them through the SDK."""

import time
from typing import Any

import pytest
import stripe

from .conftest import LINES, TOTAL, Control, OpenSession, fill, plain, send_form
from .receiver import Receiver, wait_for


def test_new_session_is_open_and_sums_its_lines(open_session: OpenSession) -> None:
    session = open_session(metadata={"attempt": "a1"}, customer_email="ada@example.com")

    assert (session.status, session.payment_status) == ("open", "unpaid")
    assert (session.amount_subtotal, session.amount_total, session.currency) == (
        TOTAL,
        TOTAL,
        "usd",
    )
    assert plain(session.metadata) == {"attempt": "a1"}
    assert session.client_reference_id == "EV-1001"
    assert session.customer_email == "ada@example.com"
    assert session.payment_intent is None
    assert session.id.startswith("cs_test_")
    assert session.url and session.url.endswith(f"/c/pay/{session.id}")
    assert session.expires_at - session.created == 24 * 3600


def test_line_items_keep_their_order(
    client: stripe.StripeClient, open_session: OpenSession
) -> None:
    session = open_session()

    lines = client.v1.checkout.sessions.line_items.list(session.id)

    assert [(row.description, row.quantity, row.amount_total) for row in lines.data] == [
        ("Sedorum", 2, 4800),
        ("Shipping", 1, 590),
    ]


@pytest.mark.parametrize("seconds", [29 * 60, 24 * 3600 + 60])
def test_expiry_outside_30_minutes_to_24_hours_is_refused(
    open_session: OpenSession, client: stripe.StripeClient, seconds: int
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        open_session(expires_at=int(time.time()) + seconds)

    assert refused.value.param == "expires_at"
    assert client.v1.checkout.sessions.list().data == []


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"line_items": []}, "line_items"),
        ({"line_items": [LINES[0] | {"quantity": 0}]}, "line_items[0][quantity]"),
        ({"line_items": [{"price": "price_x", "quantity": 1}]}, "line_items[0][price]"),
        ({"success_url": "thanks.html"}, "success_url"),
        ({"mode": "subscription"}, "mode"),
        ({"ui_mode": "elements"}, "ui_mode"),
        ({"customer": "cus_unknown"}, "customer"),
        ({"customer_email": "nobody"}, "customer_email"),
        ({"currency": "eur"}, "currency"),
        ({"client_reference_id": "x" * 201}, "client_reference_id"),
        ({"metadata": {"k": "v" * 501}}, "metadata[k]"),
    ],
)
def test_wrong_session_is_refused_and_names_the_parameter(
    open_session: OpenSession, client: stripe.StripeClient, changes: dict[str, Any], param: str
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        open_session(**changes)

    assert refused.value.param == param
    assert client.v1.checkout.sessions.list().data == []


def test_total_below_the_smallest_charge_is_refused(open_session: OpenSession) -> None:
    price = {"currency": "usd", "unit_amount": 49, "product_data": {"name": "Sample"}}

    with pytest.raises(stripe.InvalidRequestError) as refused:
        open_session(line_items=[{"price_data": price, "quantity": 1}])

    assert refused.value.code == "amount_too_small"


def test_expired_session_cannot_be_paid(
    client: stripe.StripeClient, control: Control, open_session: OpenSession
) -> None:
    session = open_session()
    client.v1.checkout.sessions.expire(session.id)

    page = send_form(str(session.url), **fill("4242424242424242"))

    assert "has expired" in page.text
    assert "http://127.0.0.1:9/cart" in page.text
    assert control.get("ledger")["charges"] == []


def test_only_an_open_session_can_be_expired(client: stripe.StripeClient, pay: Any) -> None:
    session = pay()

    with pytest.raises(stripe.InvalidRequestError, match="status of complete"):
        client.v1.checkout.sessions.expire(session.id)

    assert client.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"


def test_session_expires_by_itself_and_says_so(
    client: stripe.StripeClient,
    control: Control,
    open_session: OpenSession,
    receiver: Receiver,
) -> None:
    session = open_session(expires_at=int(time.time()) + 31 * 60)
    control.advance(32 * 60)

    wait_for(lambda: "checkout.session.expired" in receiver.kinds)

    found = client.v1.checkout.sessions.retrieve(session.id)
    assert (found.status, found.url) == ("expired", None)


def test_expiry_after_a_decline_cancels_the_intent(
    client: stripe.StripeClient, open_session: OpenSession
) -> None:
    session = open_session()
    send_form(str(session.url), **fill("4000000000000002"))

    expired = client.v1.checkout.sessions.expire(session.id)

    intent = client.v1.payment_intents.retrieve(str(expired.payment_intent))
    assert intent.status == "canceled"


def test_paid_session_shows_intent_and_customer_details(pay: Any) -> None:
    session = pay(
        metadata={"attempt": "a1"},
        payment_intent_data={"metadata": {"attempt": "a1"}, "description": "Order EV-1001"},
    )

    intent = session.payment_intent
    assert (session.status, session.payment_status, session.url) == ("complete", "paid", None)
    assert (intent.status, intent.amount_received) == ("succeeded", TOTAL)
    assert plain(intent.metadata) == {"attempt": "a1"}
    assert intent.latest_charge.description == "Order EV-1001"
    assert session.customer_details.email == "ada@example.com"
    assert session.customer_details.name == "Ada Lovelace"
    assert session.customer_details.address.postal_code == "10001"


def test_customer_details_wait_for_the_payment(pay: Any) -> None:
    declined = pay("4000000000000002", customer_email="grace@example.com")

    assert declined.customer_details.email == "grace@example.com"
    assert declined.customer_details.name is None


def test_card_is_kept_for_later_when_the_session_asks(
    client: stripe.StripeClient, pay: Any
) -> None:
    session = pay("4000002500003155", payment_intent_data={"setup_future_usage": "off_session"})
    send_form(session.payment_intent.next_action.redirect_to_url.url, result="complete")
    customer = client.v1.checkout.sessions.retrieve(session.id).customer

    kept = client.v1.customers.payment_methods.list(str(customer)).data
    again = client.v1.payment_intents.create(
        {
            "amount": 900,
            "currency": "usd",
            "customer": str(customer),
            "payment_method": kept[0].id,
            "off_session": True,
            "confirm": True,
        }
    )

    assert again.status == "succeeded"


def test_intent_of_a_session_cannot_be_cancelled_behind_its_back(
    client: stripe.StripeClient, open_session: OpenSession
) -> None:
    session = open_session()
    send_form(str(session.url), **fill("4000000000000002"))
    intent = client.v1.checkout.sessions.retrieve(session.id).payment_intent

    with pytest.raises(stripe.InvalidRequestError, match="Expire the Checkout Session"):
        client.v1.payment_intents.cancel(str(intent))


def test_delayed_payment_completes_unpaid_and_settles_later(
    client: stripe.StripeClient, control: Control, pay: Any, receiver: Receiver
) -> None:
    control.post("payments", mode="delayed")
    session = pay()
    assert (session.status, session.payment_status) == ("complete", "unpaid")

    control.post(f"payment_intents/{session.payment_intent.id}/settlement", outcome="succeeded")

    assert client.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    wait_for(lambda: "checkout.session.async_payment_succeeded" in receiver.kinds)


def test_delayed_payment_can_fail(control: Control, pay: Any, receiver: Receiver) -> None:
    control.post("payments", mode="delayed")
    session = pay()

    control.post(f"payment_intents/{session.payment_intent.id}/settlement", outcome="failed")

    wait_for(lambda: "checkout.session.async_payment_failed" in receiver.kinds)
    assert control.get("ledger")["charges"][0]["status"] == "failed"


def test_manual_capture_makes_the_session_paid(client: stripe.StripeClient, pay: Any) -> None:
    session = pay(payment_intent_data={"capture_method": "manual"})
    assert (session.payment_status, session.payment_intent.status) == (
        "unpaid",
        "requires_capture",
    )

    client.v1.payment_intents.capture(session.payment_intent.id)

    assert client.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
