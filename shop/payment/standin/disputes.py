"""Disputes: the cardholder's bank takes the money back and asks for evidence."""

from . import balance, charges, events, lists
from .errors import refuse
from .store import Object, Store

DAYS_FOR_EVIDENCE = 9
EVIDENCE = (
    "access_activity_log",
    "billing_address",
    "cancellation_policy",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_communication",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "customer_signature",
    "duplicate_charge_documentation",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "receipt",
    "refund_policy",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "service_documentation",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_documentation",
    "shipping_tracking_number",
    "uncategorized_file",
    "uncategorized_text",
)


def open_by_card(store: Store, identifier: str) -> None:
    charge = store.find("charge", identifier)
    if charge and not charge["disputed"]:
        open_on(store, charge, "fraudulent")


def open_on(store: Store, charge: Object, reason: str) -> Object:
    """`reason` as in Stripe's list, such as fraudulent or product_not_received."""
    if not charge["captured"] or charge["disputed"]:
        raise refuse("Only a captured charge without a dispute can be disputed.", param="charge")
    amount = charge["amount_captured"]
    made = store.add(
        "dispute",
        "du_1",
        amount=amount,
        balance_transactions=[],
        charge=charge["id"],
        currency=charge["currency"],
        enhanced_eligibility_types=[],
        evidence=dict.fromkeys(EVIDENCE) | {"enhanced_evidence": {}},
        evidence_details={
            "due_by": store.now() + DAYS_FOR_EVIDENCE * balance.DAY,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        is_charge_refundable=False,
        livemode=False,
        metadata={},
        payment_intent=charge["payment_intent"],
        payment_method_details={
            "card": {
                "brand": charge["payment_method_details"]["card"]["brand"],
                "case_type": "chargeback",
                "network": charge["payment_method_details"]["card"]["network"],
                "network_reason_code": "10",
            },
            "type": "card",
        },
        reason=reason,
        status="needs_response",
    )
    charges.update(store, charge, disputed=True)
    events.emit(store, "charge.dispute.created", made)
    move_money(store, made, -amount, balance.DISPUTE_FEE)
    events.emit(store, "charge.dispute.funds_withdrawn", made)
    return made


def close(store: Store, dispute: Object, status: str) -> None:
    """`status` is won or lost; a closed dispute stays as it is."""
    if status not in ("won", "lost"):
        raise refuse("A dispute ends won or lost.", param="status")
    if dispute["status"] in ("won", "lost"):
        return
    old = dispute["status"]
    dispute["status"] = status
    events.emit(store, "charge.dispute.updated", dispute, {"status": old})
    if status == "won":
        move_money(store, dispute, dispute["amount"], 0)
        events.emit(store, "charge.dispute.funds_reinstated", dispute)
    events.emit(store, "charge.dispute.closed", dispute)


def move_money(store: Store, dispute: Object, amount: int, fee: int) -> None:
    dispute["balance_transactions"].append(balance.enter(store, "adjustment", amount, dispute, fee))


def retrieve(store: Store, params: Object, identifier: str) -> Object:
    return store.get("dispute", identifier, "dispute")


def list_all(store: Store, params: Object) -> Object:
    equal = {k: params[k] for k in ("charge", "payment_intent") if k in params}
    return lists.envelope(store.all("dispute", **equal), params, "/v1/disputes", "dispute")
