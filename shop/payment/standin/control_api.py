"""The control page's switches as JSON under /control/api/, for tests."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request

from . import disputes, faults, jobs, payments, refunds, sessions, webhooks
from .errors import StripeError, refuse
from .store import Object, Store

blueprint = Blueprint("control_api", __name__, url_prefix="/control/api")
PAYMENT_MODES = {
    "instant": "a payment succeeds or fails at once",
    "delayed": "a payment stays processing until it is settled by hand",
}


def get_store() -> Store:
    store: Store = current_app.extensions["store"]
    return store


def given() -> Object:
    """The JSON body, or an empty one; anything but an object is a 400."""
    body = request.get_json(silent=True) if request.data else {}
    if not isinstance(body, dict):
        raise refuse("Send a JSON object.")
    return body


@blueprint.errorhandler(StripeError)
def show_error(error: StripeError) -> tuple[Response, int]:
    return jsonify(error.envelope), error.status


@blueprint.get("/ledger")
def show_ledger() -> Response:
    """Every movement of money: what tests compare the shop's books with."""
    store = get_store()
    with store.lock:
        jobs.run_due(store)
        kinds = ("charge", "refund", "dispute", "payment_intent", "checkout.session")
        names = ("charges", "refunds", "disputes", "payment_intents", "sessions")
        rows = {name: store.all(kind) for name, kind in zip(names, kinds, strict=True)}
        return jsonify(rows)


@blueprint.get("/webhooks")
def show_webhooks() -> Response:
    store = get_store()
    with store.lock:
        return jsonify(
            mode=store.switches["webhooks"],
            pending=webhooks.count_pending(store),
            deliveries=store.deliveries,
        )


@blueprint.post("/webhooks")
def choose_webhooks() -> Response:
    store = get_store()
    with store.lock:
        webhooks.choose_mode(store, str(given().get("mode", "")))
    return show_webhooks()


@blueprint.post("/events/<identifier>/resend")
def resend_event(identifier: str) -> Response:
    return act(lambda store: webhooks.resend(store, store.get("event", identifier)))


@blueprint.get("/faults")
def show_faults() -> Response:
    return jsonify(faults=get_store().faults)


@blueprint.post("/faults")
def add_fault() -> Response:
    store = get_store()
    with store.lock:
        return jsonify(faults.add(store, given()))


@blueprint.delete("/faults")
def clear_faults() -> Response:
    store = get_store()
    with store.lock:
        store.faults.clear()
    return show_faults()


@blueprint.post("/payments")
def choose_payments() -> Response:
    mode = str(given().get("mode"))
    return act(lambda store: choose_payment_mode(store, mode))


def choose_payment_mode(store: Store, mode: str) -> None:
    if mode not in PAYMENT_MODES:
        raise refuse(f"mode must be one of {', '.join(PAYMENT_MODES)}", param="mode")
    store.switches["payments"] = mode


@blueprint.post("/payment_intents/<identifier>/settlement")
def settle_intent(identifier: str) -> Response:
    """{"outcome": "succeeded" | "failed"} ends a delayed payment."""
    succeeded = given().get("outcome", "succeeded") == "succeeded"
    return act(lambda store: settle(store, identifier, succeeded))


def settle(store: Store, identifier: str, succeeded: bool) -> None:
    intent = store.get("payment_intent", identifier)
    payments.settle(store, intent, succeeded=succeeded)
    session = sessions.of_intent(store, intent)
    if session:
        sessions.reflect(store, session)


@blueprint.post("/sessions/<identifier>/expire")
def expire_session(identifier: str) -> Response:
    return act(lambda store: sessions.expire(store, {}, identifier))


@blueprint.post("/charges/<identifier>/refund")
def refund_charge(identifier: str) -> Response:
    """As if somebody refunded in Stripe's dashboard; {"amount": minor units} or everything."""
    params = {"charge": identifier, "reason": "requested_by_customer"}
    amount = given().get("amount")
    if amount is not None:
        params["amount"] = amount
    return act(lambda store: refunds.create(store, params))


@blueprint.post("/charges/<identifier>/dispute")
def dispute_charge(identifier: str) -> Response:
    reason = str(given().get("reason") or "fraudulent")
    return act(lambda store: disputes.open_on(store, store.get("charge", identifier), reason))


@blueprint.post("/disputes/<identifier>/close")
def close_dispute(identifier: str) -> Response:
    status = str(given().get("status") or "lost")
    return act(lambda store: disputes.close(store, store.get("dispute", identifier), status))


@blueprint.post("/clock")
def skip_time() -> Response:
    """{"advance": seconds}: sessions expire, refunds settle, as if that time had passed."""
    try:
        seconds = int(given().get("advance", 0))
    except (TypeError, ValueError) as error:
        raise refuse("advance is a number of seconds", param="advance") from error
    return act(lambda store: advance(store, seconds))


def advance(store: Store, seconds: int) -> None:
    store.skipped_seconds += max(seconds, 0)
    jobs.run_due(store)


@blueprint.post("/reset")
def reset() -> Response:
    return act(lambda store: store.clear())


def act(perform: Callable[[Store], Any]) -> Response:
    """Runs it under the lock; answers with the object it made or changed, if any."""
    store = get_store()
    with store.lock:
        jobs.run_due(store)
        made = perform(store)
        store.wake()
        return jsonify(made if isinstance(made, dict) else {"ok": True, "now": store.now()})
