"""Refunds: never more than was captured, and not always the end of it."""

from . import balance, charges, events, jobs, lists, methods
from .customers import merge_metadata
from .errors import refuse
from .identifiers import make_identifier
from .money import format_amount
from .store import Object, Store

SETTLING_SECONDS = 5
STATES_OF_MONEY_GONE = ("succeeded", "pending")


def create(store: Store, params: Object) -> Object:
    """Raises 400 when the amount is more than what is left, or the charge is disputed."""
    charge = find_charge(store, params)
    amount = params.get("amount", charge["amount_captured"] - charge["amount_refunded"])
    check(store, charge, amount)
    method = store.get("payment_method", charge["payment_method"])
    behaviour = methods.card_of(store, method).refund
    made = store.add(
        "refund",
        "re_3",
        amount=amount,
        balance_transaction=None,
        charge=charge["id"],
        currency=charge["currency"],
        customer=None,
        customer_account=None,
        destination_details={
            "card": {
                "reference_status": "pending",
                "reference_type": "acquirer_reference_number",
                "type": "refund",
            },
            "type": "card",
        },
        metadata=merge_metadata({}, params.get("metadata") or {}),
        payment_intent=charge["payment_intent"],
        payment_method=None,
        reason=params.get("reason"),
        receipt_number=None,
        source_transfer_reversal=None,
        status="pending" if behaviour == "pending" else "succeeded",
        transfer_reversal=None,
    )
    if behaviour == "pending":
        made["pending_reason"] = "processing"
        jobs.schedule(store, "succeed_refund", made["id"], SETTLING_SECONDS)
    if behaviour == "failing":
        jobs.schedule(store, "fail_refund", made["id"], SETTLING_SECONDS)
    entry = balance.enter(store, "refund", -amount, made)
    made["balance_transaction"] = entry["id"]
    previous = tally(store, charge)
    events.emit(store, "refund.created", made)
    events.emit(store, "charge.refunded", charge, previous)
    return made


def find_charge(store: Store, params: Object) -> Object:
    if ("charge" in params) == ("payment_intent" in params):
        raise refuse(
            "One of the following params should be provided for this request: payment_intent or "
            "charge.",
            param="payment_intent",
        )
    if "charge" in params:
        return store.get("charge", params["charge"], "charge")
    intent = store.get("payment_intent", params["payment_intent"], "payment_intent")
    charge = store.find("charge", intent["latest_charge"])
    if charge is None or charge["status"] != "succeeded":
        raise refuse(
            f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund.",
            param="payment_intent",
            code="payment_intent_unexpected_state",
        )
    return charge


def check(store: Store, charge: Object, amount: int) -> None:
    if not charge["captured"]:
        raise refuse(
            f"Charge {charge['id']} has not been captured; cancel the PaymentIntent instead.",
            param="charge",
        )
    left = charge["amount_captured"] - charge["amount_refunded"]
    if any(row["status"] != "won" for row in store.all("dispute", charge=charge["id"])):
        raise refuse(
            f"Charge {charge['id']} has been charged back; cannot issue a refund.",
            code="charge_disputed",
        )
    if left == 0:
        raise refuse(
            f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded"
        )
    if amount > left:
        currency = charge["currency"]
        raise refuse(
            f"Refund amount ({format_amount(amount, currency)}) is greater than unrefunded amount "
            f"on charge ({format_amount(left, currency)})",
            param="amount",
        )


def tally(store: Store, charge: Object) -> Object:
    """Recounts what is refunded; returns the old values."""
    rows = store.all("refund", charge=charge["id"])
    amount = sum(row["amount"] for row in rows if row["status"] in STATES_OF_MONEY_GONE)
    is_whole = amount == charge["amount_captured"]
    return charges.update(store, charge, amount_refunded=amount, refunded=is_whole)


def succeed(store: Store, identifier: str) -> None:
    refund = store.find("refund", identifier)
    if refund is None or refund["status"] != "pending":
        return
    refund.pop("pending_reason", None)
    refund["status"] = "succeeded"
    refund["destination_details"]["card"] |= {
        "reference": make_identifier("")[:23],
        "reference_status": "available",
    }
    tell(store, refund, "pending")


def fail(store: Store, identifier: str) -> None:
    """The card's bank sends the money back: it is the account's again."""
    refund = store.find("refund", identifier)
    if refund is None or refund["status"] not in STATES_OF_MONEY_GONE:
        return
    old = refund["status"]
    refund.pop("pending_reason", None)
    refund.update(status="failed", failure_reason="expired_or_canceled_card")
    entry = balance.enter(store, "refund_failure", refund["amount"], refund)
    refund["failure_balance_transaction"] = entry["id"]
    charge = store.get("charge", refund["charge"])
    previous = tally(store, charge)
    events.emit(store, "refund.failed", refund)
    tell(store, refund, old)
    events.emit(store, "charge.updated", charge, previous)


def tell(store: Store, refund: Object, old_status: str) -> None:
    events.emit(store, "refund.updated", refund, {"status": old_status})
    events.emit(store, "charge.refund.updated", refund, {"status": old_status})


def retrieve(store: Store, params: Object, identifier: str) -> Object:
    return store.get("refund", identifier, "refund")


def list_all(store: Store, params: Object) -> Object:
    equal = {k: params[k] for k in ("charge", "payment_intent") if k in params}
    return lists.envelope(store.all("refund", **equal), params, "/v1/refunds", "refund")
