"""The life of one payment: authenticate, charge, then succeed, wait or fail."""

from . import charges, events, methods
from .cards import PROCESSING, UNAUTHENTICATED, Card, Decline
from .errors import StripeError, card_error
from .store import Object, Store

AUTHENTICATION_FAILED = (
    "We are unable to authenticate your payment method. "
    "Please choose a different payment method and try again."
)


def confirm(
    store: Store,
    intent: Object,
    method: Object,
    *,
    authentication_url: str,
    return_url: str | None = None,
    off_session: bool = False,
    challenge: bool = False,
) -> None:
    """Ends in succeeded, requires_capture, processing or requires_action.

    Raises a 402 StripeError when the card is declined: by then the intent is back at
    requires_payment_method, its error and the failed charge are recorded, events are out.
    """
    card = methods.card_of(store, method)
    intent["payment_method"] = method["id"]
    intent["last_payment_error"] = None
    if needs_authentication(store, card, method, off_session=off_session, challenge=challenge):
        if off_session:
            raise fail(store, intent, method, UNAUTHENTICATED)
        ask_authentication(store, intent, authentication_url, return_url)
        return
    charge(store, intent, method)


def needs_authentication(
    store: Store, card: Card, method: Object, *, off_session: bool, challenge: bool
) -> bool:
    if card.authentication == "unless_set_up":
        return not (off_session and store.secret(method["id"])["is_set_up"])
    return card.authentication == "always" or (challenge and not off_session)


def ask_authentication(store: Store, intent: Object, url: str, return_url: str | None) -> None:
    intent["status"] = "requires_action"
    intent["next_action"] = {
        "redirect_to_url": {"return_url": return_url, "url": url},
        "type": "redirect_to_url",
    }
    events.emit(store, "payment_intent.requires_action", intent)


def finish_authentication(store: Store, intent: Object, *, succeeded: bool) -> None:
    """Raises a 402 StripeError when the person failed it or the card is declined after it."""
    if intent["status"] != "requires_action":
        return
    intent["next_action"] = None
    method = store.get("payment_method", intent["payment_method"])
    if succeeded:
        charge(store, intent, method, authenticated=True)
        return
    error = {
        "code": "payment_intent_authentication_failure",
        "message": AUTHENTICATION_FAILED,
        "payment_method": dict(method),
        "type": "invalid_request_error",
    }
    reopen(store, intent, error)
    raise StripeError(
        402,
        "card_error",
        AUTHENTICATION_FAILED,
        code=error["code"],
        payment_intent=dict(intent),
    )


def charge(store: Store, intent: Object, method: Object, *, authenticated: bool = False) -> None:
    card = methods.card_of(store, method)
    if card.decline:
        raise fail(store, intent, method, card.decline)
    is_delayed = store.switches["payments"] == "delayed"
    status = "pending" if is_delayed else "succeeded"
    made = charges.make(store, intent, method, decline=None, status=status)
    if authenticated:
        charges.note_authentication(made)
    intent["latest_charge"] = made["id"]
    if intent["setup_future_usage"]:
        methods.attach(store, method, intent["customer"], is_set_up=True)
    if is_delayed:
        intent["status"] = "processing"
        events.emit(store, "charge.pending", made)
        events.emit(store, "payment_intent.processing", intent)
    else:
        events.emit(store, "charge.succeeded", made)
        receive(store, intent)


def receive(store: Store, intent: Object) -> None:
    if intent["capture_method"] == "manual":
        intent.update(status="requires_capture", amount_capturable=intent["amount"])
        events.emit(store, "payment_intent.amount_capturable_updated", intent)
    else:
        intent.update(status="succeeded", amount_received=intent["amount"])
        events.emit(store, "payment_intent.succeeded", intent)


def settle(store: Store, intent: Object, *, succeeded: bool) -> None:
    """Ends a delayed payment that is still processing."""
    if intent["status"] != "processing":
        return
    made = store.get("charge", intent["latest_charge"])
    charges.settle(store, made, succeeded=succeeded)
    if succeeded:
        receive(store, intent)
    else:
        error = {
            "charge": made["id"],
            "code": PROCESSING.code,
            "message": made["failure_message"],
            "type": "card_error",
        }
        reopen(store, intent, error)


def fail(store: Store, intent: Object, method: Object, decline: Decline) -> StripeError:
    """Records the decline and returns the error to raise."""
    made = charges.make(store, intent, method, decline=decline, status="failed")
    intent["latest_charge"] = made["id"]
    events.emit(store, "charge.failed", made)
    error = {
        "advice_code": "try_again_later",
        "charge": made["id"],
        "code": decline.code,
        "decline_code": decline.decline_code,
        "doc_url": f"https://docs.stripe.com/error-codes/{decline.code.replace('_', '-')}",
        "message": decline.message,
        "payment_method": dict(method),
        "type": "card_error",
    }
    reopen(store, intent, error)
    shown = {name: error[name] for name in ("charge", "decline_code", "doc_url")}
    return card_error(decline.code, decline.message, payment_intent=dict(intent), **shown)


def reopen(store: Store, intent: Object, error: Object) -> None:
    intent.update(
        status="requires_payment_method",
        last_payment_error=error,
        next_action=None,
        payment_method=None,
    )
    events.emit(store, "payment_intent.payment_failed", intent)
