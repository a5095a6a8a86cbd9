"""Payment intents: the amount to be paid and how far that has come."""

from typing import Any

from . import charges, events, lists, methods, payments
from .customers import merge_metadata
from .errors import StripeError, refuse
from .identifiers import make_identifier
from .money import LARGEST_CHARGE, SMALLEST_CHARGE, format_amount
from .store import Object, Store

CONFIRMABLE = ("requires_payment_method", "requires_confirmation", "requires_action")
CANCELLABLE = (*CONFIRMABLE, "requires_capture", "processing")
COPIED = (
    "description",
    "receipt_email",
    "setup_future_usage",
    "shipping",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "transfer_group",
)


def make(store: Store, params: Object) -> Object:
    """`params` as validated for creation; also used by a session when somebody pays it."""
    check_amount(params["amount"], params["currency"])
    if params.get("customer"):
        store.get("customer", params["customer"], "customer")
    made = store.add(
        "payment_intent",
        "pi_3",
        amount=params["amount"],
        amount_capturable=0,
        amount_details={"tip": {}},
        amount_received=0,
        application=None,
        application_fee_amount=None,
        automatic_payment_methods=automatic_methods(params.get("automatic_payment_methods")),
        canceled_at=None,
        cancellation_reason=None,
        capture_method=params.get("capture_method", "automatic_async"),
        client_secret=None,
        confirmation_method=params.get("confirmation_method", "automatic"),
        currency=params["currency"],
        customer=params.get("customer"),
        customer_account=None,
        last_payment_error=None,
        latest_charge=None,
        livemode=False,
        metadata=merge_metadata({}, params.get("metadata", {})),
        next_action=None,
        on_behalf_of=None,
        payment_method=None,
        payment_method_configuration_details=None,
        payment_method_options={
            "card": {
                "installments": None,
                "mandate_options": None,
                "network": None,
                "request_three_d_secure": "automatic",
            }
        },
        processing=None,
        review=None,
        status="requires_payment_method",
        transfer_data=None,
        **{name: params.get(name) for name in COPIED},
    )
    made["shipping"] = complete_shipping(params.get("shipping"))
    made["client_secret"] = f"{made['id']}_secret_{make_identifier('')}"
    events.emit(store, "payment_intent.created", made)
    return made


def check_amount(amount: int, currency: str) -> None:
    smallest = SMALLEST_CHARGE.get(currency, 1)
    if amount < smallest:
        least = format_amount(smallest, currency)
        raise refuse(f"Amount must be at least {least}", param="amount", code="amount_too_small")
    if amount > LARGEST_CHARGE:
        raise refuse(
            f"Amount must be no more than {format_amount(LARGEST_CHARGE, currency)}",
            param="amount",
            code="amount_too_large",
        )


def automatic_methods(given: Object | None) -> Object:
    return {"allow_redirects": "always"} | (given or {"enabled": True})


def complete_shipping(given: Object | None) -> Object | None:
    if given is None:
        return None
    address = methods.EMPTY_ADDRESS | given["address"]
    return {"carrier": None, "phone": None, "tracking_number": None} | given | {"address": address}


def create(store: Store, params: Object) -> Object:
    if params.get("off_session") and not params.get("confirm"):
        raise refuse("off_session can only be used when confirm is true.", param="off_session")
    method = None
    if "payment_method" in params:
        method = methods.find(store, params["payment_method"])
        check_owner(method, params.get("customer"))
    made = make(store, params)
    if method:
        made.update(payment_method=method["id"], status="requires_confirmation")
    if params.get("confirm"):
        run(store, made, method, params)
    return made


def check_owner(method: Object, customer: str | None) -> None:
    owner = method["customer"]
    if owner and owner != customer:
        raise refuse(
            f"The provided PaymentMethod ({method['id']}) belongs to the Customer {owner}. "
            "Please include that Customer in the `customer` parameter.",
            param="payment_method",
        )


def confirm(store: Store, params: Object, identifier: str) -> Object:
    intent = store.get("payment_intent", identifier, "intent")
    refuse_if_checkout(store, intent, "confirm")
    if intent["status"] not in CONFIRMABLE:
        raise unexpected_state(intent, "confirm")
    method = None
    chosen = params.get("payment_method") or intent["payment_method"]
    if chosen:
        method = methods.find(store, chosen)
        check_owner(method, intent["customer"])
    for name in ("receipt_email", "setup_future_usage"):
        if name in params:
            intent[name] = params[name]
    run(store, intent, method, params)
    return intent


def run(store: Store, intent: Object, method: Object | None, params: Object) -> None:
    if method is None:
        raise refuse(
            "You cannot confirm this PaymentIntent because it's missing a payment method. "
            "Update the PaymentIntent with a payment method and then confirm it again.",
            code="payment_intent_unexpected_state",
        )
    base = store.base_url
    payments.confirm(
        store,
        intent,
        method,
        authentication_url=f"{base}/authenticate/{intent['id']}",
        return_url=params.get("return_url"),
        off_session=params.get("off_session", False),
    )
    if intent["status"] == "requires_action" and params.get("error_on_requires_action"):
        method_of_intent = store.get("payment_method", intent["payment_method"])
        raise payments.fail(store, intent, method_of_intent, payments.UNAUTHENTICATED)


def capture(store: Store, params: Object, identifier: str) -> Object:
    intent = store.get("payment_intent", identifier, "intent")
    if intent["status"] != "requires_capture":
        raise unexpected_state(intent, "capture")
    amount: int = params.get("amount_to_capture") or intent["amount_capturable"]
    if amount > intent["amount_capturable"]:
        raise refuse(
            "The amount_to_capture is greater than the amount you can capture.",
            param="amount_to_capture",
            code="amount_too_large",
        )
    if "metadata" in params:
        intent["metadata"] = merge_metadata(intent["metadata"], params["metadata"])
    charges.capture(store, store.get("charge", intent["latest_charge"]), amount)
    intent.update(status="succeeded", amount_received=amount, amount_capturable=0)
    events.emit(store, "payment_intent.succeeded", intent)
    return intent


def cancel(store: Store, params: Object, identifier: str) -> Object:
    intent = store.get("payment_intent", identifier, "intent")
    refuse_if_checkout(store, intent, "cancel")
    if intent["status"] not in CANCELLABLE:
        raise unexpected_state(intent, "cancel")
    void(store, intent, params.get("cancellation_reason"))
    return intent


def void(store: Store, intent: Object, reason: str | None) -> None:
    intent.update(
        status="canceled",
        canceled_at=store.now(),
        cancellation_reason=reason,
        amount_capturable=0,
        next_action=None,
    )
    events.emit(store, "payment_intent.canceled", intent)


def refuse_if_checkout(store: Store, intent: Object, verb: str) -> None:
    if "session" in store.private.get(intent["id"], {}) and intent["status"] != "requires_capture":
        raise refuse(
            f"You cannot {verb} this PaymentIntent because it was created by Checkout. "
            "Expire the Checkout Session instead.",
            code="payment_intent_unexpected_state",
        )


def unexpected_state(intent: Object, verb: str) -> StripeError:
    return StripeError(
        400,
        "invalid_request_error",
        f"You cannot {verb} this PaymentIntent because it has a status of {intent['status']}.",
        code="payment_intent_unexpected_state",
        payment_intent=dict(intent),
    )


def retrieve(store: Store, params: Object, identifier: str) -> Object:
    intent = store.get("payment_intent", identifier, "intent")
    if params.get("client_secret", intent["client_secret"]) != intent["client_secret"]:
        raise refuse(
            "The client_secret provided does not match the client_secret associated with "
            "the PaymentIntent.",
            param="client_secret",
        )
    return intent


def list_all(store: Store, params: Object) -> Object:
    equal: dict[str, Any] = {k: params[k] for k in ("customer",) if k in params}
    rows = store.all("payment_intent", **equal)
    return lists.envelope(rows, params, "/v1/payment_intents", "payment_intent")
