"""Each test card does what Stripe's testing page says."""

from typing import Any

import pytest
import stripe

from shop.payment.standin import cards

from .conftest import Control, OpenSession, fill, send_form
from .receiver import Receiver, wait_for

DECLINES = [
    ("4000000000000002", "card_declined", "generic_decline"),
    ("4000000000009995", "card_declined", "insufficient_funds"),
    ("4000000000009987", "card_declined", "lost_card"),
    ("4000000000009979", "card_declined", "stolen_card"),
    ("4000000000000069", "expired_card", "expired_card"),
    ("4000000000000127", "incorrect_cvc", "incorrect_cvc"),
    ("4000000000000119", "processing_error", "processing_error"),
    ("4000000000000341", "card_declined", "generic_decline"),
]


@pytest.mark.parametrize("number", ["4242424242424242", "5555555555554444", "378282246310005"])
def test_card_succeeds(pay: Any, number: str) -> None:
    session = pay(number)

    charge = session.payment_intent.latest_charge
    assert (session.payment_status, charge.status, charge.captured) == ("paid", "succeeded", True)
    assert charge.payment_method_details.card.last4 == number[-4:]


@pytest.mark.parametrize(("number", "code", "decline_code"), DECLINES)
def test_card_declines(pay: Any, number: str, code: str, decline_code: str) -> None:
    session = pay(number)

    intent = session.payment_intent
    assert (session.status, session.payment_status) == ("open", "unpaid")
    assert intent.status == "requires_payment_method"
    assert intent.last_payment_error.code == code
    assert intent.last_payment_error.decline_code == decline_code
    assert intent.latest_charge.status == "failed"
    assert intent.latest_charge.outcome.reason == decline_code


@pytest.mark.parametrize(("number", "code", "decline_code"), DECLINES)
def test_card_declines_over_the_api(
    client: stripe.StripeClient, number: str, code: str, decline_code: str
) -> None:
    with pytest.raises(stripe.CardError) as declined:
        client.v1.payment_intents.create(
            {
                "amount": 900,
                "currency": "usd",
                "payment_method": cards.BY_NUMBER[number].alias,
                "confirm": True,
            }
        )

    error = declined.value
    assert (error.http_status, error.code) == (402, code)
    assert error.error and error.error.decline_code == decline_code
    assert error.error.payment_intent["status"] == "requires_payment_method"


@pytest.mark.parametrize("alias", ["Required", "RequiredOnSetup"])
def test_card_that_asks_cannot_be_charged_off_session(
    client: stripe.StripeClient, alias: str
) -> None:
    customer = client.v1.customers.create({})

    with pytest.raises(stripe.CardError) as declined:
        client.v1.payment_intents.create(
            {
                "amount": 900,
                "currency": "usd",
                "customer": customer.id,
                "payment_method": f"pm_card_authentication{alias}",
                "off_session": True,
                "confirm": True,
            }
        )

    assert declined.value.code == "authentication_required"


def test_saved_card_341_declines_when_charged(client: stripe.StripeClient) -> None:
    customer = client.v1.customers.create({"payment_method": "pm_card_chargeCustomerFail"})
    kept = client.v1.customers.payment_methods.list(customer.id).data[0]

    with pytest.raises(stripe.CardError):
        client.v1.payment_intents.create(
            {
                "amount": 900,
                "currency": "usd",
                "customer": customer.id,
                "payment_method": kept.id,
                "off_session": True,
                "confirm": True,
            }
        )


def test_dispute_card_is_disputed_soon_after(
    client: stripe.StripeClient, control: Control, pay: Any, receiver: Receiver
) -> None:
    session = pay("4000000000000259")
    control.advance(10)

    dispute = client.v1.disputes.list({"payment_intent": session.payment_intent.id}).data[0]

    assert (dispute.reason, dispute.status) == ("fraudulent", "needs_response")
    assert dispute.amount == session.amount_total
    assert dispute.evidence_details.due_by > dispute.created
    wait_for(lambda: "charge.dispute.created" in receiver.kinds)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.refunds.create({"payment_intent": session.payment_intent.id})
    assert refused.value.code == "charge_disputed"


def test_only_test_cards_are_known() -> None:
    assert all(cards.passes_luhn(number) for number in cards.BY_NUMBER)
    assert not cards.passes_luhn(cards.INCORRECT_NUMBER)
    assert len(cards.BY_ALIAS) == len(cards.ALL)


def test_incorrect_number_never_reaches_a_charge(
    control: Control, open_session: OpenSession
) -> None:
    page = send_form(str(open_session().url), **fill(cards.INCORRECT_NUMBER))

    assert "Your card number is incorrect." in page.text
    assert control.get("ledger")["charges"] == []
