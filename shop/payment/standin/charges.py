"""Charges: one attempt to move money, kept whether it succeeded or not."""

from typing import Any

from . import balance, events, jobs, methods
from .cards import Card, Decline
from .identifiers import make_identifier
from .store import Object, Store

DISPUTE_DELAY = 2


def make(
    store: Store, intent: Object, method: Object, *, decline: Decline | None, status: str
) -> Object:
    """`status`: succeeded, failed, or pending for a payment that settles later."""
    card = methods.card_of(store, method)
    captured = status == "succeeded" and intent["capture_method"] != "manual"
    made = store.add(
        "charge",
        "ch_3",
        amount=intent["amount"],
        amount_captured=intent["amount"] if captured else 0,
        amount_refunded=0,
        application=None,
        application_fee=None,
        application_fee_amount=None,
        balance_transaction=None,
        billing_details=method["billing_details"],
        calculated_statement_descriptor=intent["statement_descriptor"] or "STAND-IN",
        captured=captured,
        currency=intent["currency"],
        customer=intent["customer"],
        description=intent["description"],
        disputed=False,
        failure_balance_transaction=None,
        failure_code=decline.code if decline else None,
        failure_message=decline.message if decline else None,
        fraud_details={},
        livemode=False,
        metadata=dict(intent["metadata"]),
        on_behalf_of=None,
        outcome=outcome(decline),
        paid=status == "succeeded",
        payment_intent=intent["id"],
        payment_method=method["id"],
        payment_method_details={"card": card_details(intent, method, card), "type": "card"},
        radar_options={},
        receipt_email=intent["receipt_email"],
        receipt_number=None,
        receipt_url=None,
        refunded=False,
        review=None,
        shipping=intent["shipping"],
        source_transfer=None,
        statement_descriptor=intent["statement_descriptor"],
        statement_descriptor_suffix=intent["statement_descriptor_suffix"],
        status=status,
        transfer_data=None,
        transfer_group=intent["transfer_group"],
    )
    if captured:
        enter_balance(store, made)
        foresee_dispute(store, made, card)
    return made


def outcome(decline: Decline | None) -> Object:
    if decline is None:
        return {
            "advice_code": None,
            "network_advice_code": None,
            "network_decline_code": None,
            "network_status": "approved_by_network",
            "reason": None,
            "risk_level": "normal",
            "risk_score": 12,
            "seller_message": "Payment complete.",
            "type": "authorized",
        }
    return {
        "advice_code": "try_again_later",
        "network_advice_code": None,
        "network_decline_code": None,
        "network_status": "declined_by_network",
        "reason": decline.decline_code,
        "risk_level": "normal",
        "risk_score": 12,
        "seller_message": "The bank did not approve the payment.",
        "type": "issuer_declined",
    }


def card_details(intent: Object, method: Object, card: Card) -> Object:
    shown = method["card"]
    copied = ("brand", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4")
    return {name: shown[name] for name in copied} | {
        "amount_authorized": intent["amount"],
        "authorization_code": "123456",
        "checks": shown["checks"],
        "extended_authorization": {"status": "disabled"},
        "incremental_authorization": {"status": "unavailable"},
        "installments": None,
        "mandate": None,
        "multicapture": {"status": "unavailable"},
        "network": card.brand,
        "network_token": {"used": False},
        "network_transaction_id": make_identifier("")[:15].upper(),
        "overcapture": {
            "maximum_amount_capturable": intent["amount"],
            "status": "unavailable",
        },
        "regulated_status": "unregulated",
        "three_d_secure": None,
        "wallet": None,
    }


def note_authentication(charge: Object) -> None:
    charge["payment_method_details"]["card"]["three_d_secure"] = {
        "authentication_flow": "challenge",
        "electronic_commerce_indicator": "05",
        "exemption_indicator": None,
        "result": "authenticated",
        "result_reason": None,
        "transaction_id": None,
        "version": "2.2.0",
    }


def enter_balance(store: Store, charge: Object) -> None:
    amount = charge["amount_captured"]
    entry = balance.enter(store, "charge", amount, charge, balance.processing_fee(amount))
    charge["balance_transaction"] = entry["id"]


def foresee_dispute(store: Store, charge: Object, card: Card) -> None:
    if card.dispute:
        jobs.schedule(store, "open_dispute", charge["id"], DISPUTE_DELAY)


def capture(store: Store, charge: Object, amount: int) -> None:
    """The part of an authorisation that is not captured goes back to the card as a refund."""
    charge.update(amount_captured=amount, captured=True)
    enter_balance(store, charge)
    method = store.get("payment_method", charge["payment_method"])
    foresee_dispute(store, charge, methods.card_of(store, method))
    events.emit(store, "charge.captured", charge)


def settle(store: Store, charge: Object, *, succeeded: bool) -> None:
    """Ends a pending charge."""
    if succeeded:
        charge.update(status="succeeded", paid=True)
        charge.update(captured=True, amount_captured=charge["amount"])
        enter_balance(store, charge)
        events.emit(store, "charge.succeeded", charge)
    else:
        charge.update(status="failed", failure_code="payment_method_provider_decline")
        charge["failure_message"] = "The payment did not go through."
        events.emit(store, "charge.failed", charge)


def update(store: Store, charge: Object, **changed: Any) -> Object:
    """Sets fields and returns the old values, as an event wants them."""
    previous = {name: charge[name] for name in changed if charge[name] != changed[name]}
    charge.update(changed)
    return previous


def retrieve(store: Store, params: Object, identifier: str) -> Object:
    return store.get("charge", identifier)
