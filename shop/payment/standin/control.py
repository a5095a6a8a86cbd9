"""The control page: what the stand-in holds, and switches to make things happen."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
)
from werkzeug.datastructures import MultiDict

from . import control_api, disputes, faults, jobs, refunds, sessions, webhooks
from .errors import StripeError, missing_object, refuse
from .money import format_amount, parse_amount
from .store import Object, Store

blueprint = Blueprint("control", __name__, url_prefix="/control")
ROWS = 20
EVENT_ROWS = 40
Fields = MultiDict[str, str]


def expire_session(store: Store, fields: Fields) -> None:
    sessions.expire(store, {}, fields["id"])


def refund_charge(store: Store, fields: Fields) -> None:
    params: Object = {"charge": fields["id"], "reason": "requested_by_customer"}
    charge = store.get("charge", fields["id"], "charge")
    if fields.get("amount", "").strip():
        try:
            params["amount"] = parse_amount(fields["amount"], charge["currency"])
        except ValueError as error:
            raise refuse(f"{error}.", param="amount") from error
    refunds.create(store, params)


def open_dispute(store: Store, fields: Fields) -> None:
    disputes.open_on(store, store.get("charge", fields["id"], "charge"), "fraudulent")


def close_dispute(store: Store, fields: Fields) -> None:
    disputes.close(store, store.get("dispute", fields["id"], "dispute"), fields["status"])


def settle_payment(store: Store, fields: Fields) -> None:
    control_api.settle(store, fields["id"], fields["outcome"] == "succeeded")


def resend_event(store: Store, fields: Fields) -> None:
    webhooks.resend(store, store.get("event", fields["id"], "event"))


def choose_webhooks(store: Store, fields: Fields) -> None:
    webhooks.choose_mode(store, fields["mode"])


def choose_payments(store: Store, fields: Fields) -> None:
    control_api.choose_payment_mode(store, fields["mode"])


def add_fault(store: Store, fields: Fields) -> None:
    faults.add(store, {name: value for name, value in fields.items() if value.strip()})


def clear_faults(store: Store, fields: Fields) -> None:
    store.faults.clear()


def skip_time(store: Store, fields: Fields) -> None:
    control_api.advance(store, int(fields["minutes"]) * 60)


def reset(store: Store, fields: Fields) -> None:
    store.clear()


# Action in the form's address: what it does, what is said afterwards, where the page goes on.
ACTIONS: dict[str, tuple[Callable[[Store, Fields], None], str, str]] = {
    "expire-session": (expire_session, "The session is expired.", "sessions"),
    "refund": (refund_charge, "The refund is made.", "charges"),
    "dispute": (open_dispute, "The charge is disputed.", "charges"),
    "close-dispute": (close_dispute, "The dispute is closed.", "disputes"),
    "settle": (settle_payment, "The delayed payment is settled.", "sessions"),
    "resend": (resend_event, "The event is sent again.", "events"),
    "webhooks": (choose_webhooks, "Webhooks go out in the chosen way now.", "switches"),
    "payments": (choose_payments, "Payments settle in the chosen way now.", "switches"),
    "fault": (add_fault, "The fault waits for the next fitting call.", "switches"),
    "clear-faults": (clear_faults, "No faults wait any more.", "switches"),
    "clock": (skip_time, "The clock is moved on.", "switches"),
    "reset": (reset, "Everything is deleted, all switches are at rest.", "switches"),
}


@blueprint.get("/")
def show() -> Response:
    store = control_api.get_store()
    said = ACTIONS.get(request.args.get("done", ""))
    with store.lock:
        jobs.run_due(store)
        return make_response(show_overview(store, said[1] if said else "", ""))


@blueprint.post("/<action>/")
def act(action: str) -> Response:
    store = control_api.get_store()
    if action not in ACTIONS:
        return make_response("There is no such action.\n", 404)
    perform, _, section = ACTIONS[action]
    with store.lock:
        jobs.run_due(store)
        try:
            perform(store, request.form)
            store.wake()
        except StripeError as error:
            return make_response(show_overview(store, "", str(error)), 400)
        except (KeyError, ValueError):
            return make_response(show_overview(store, "", "Something is missing there."), 400)
    return make_response(redirect(f"/control/?done={action}#{section}", 303))


def show_overview(store: Store, said: str, problem: str) -> str:
    deliveries: dict[str, list[Object]] = {}
    for delivery in store.deliveries:
        deliveries.setdefault(delivery["event"], []).append(delivery)
    return render_template(
        "control.html",
        said=said,
        problem=problem,
        store=store,
        now=store.now(),
        format_time=format_time,
        describe_charge=describe_charge,
        webhook_modes=webhooks.MODES,
        payment_modes=control_api.PAYMENT_MODES,
        fault_kinds=faults.MEANINGS,
        sessions=[describe_session(store, row) for row in store.all("checkout.session")[:ROWS]],
        charges=store.all("charge")[:ROWS],
        refunds=store.all("refund")[:ROWS],
        disputes=store.all("dispute")[:ROWS],
        events=store.all("event")[:EVENT_ROWS],
        deliveries=deliveries,
        pending=webhooks.count_pending(store),
    )


def describe_session(store: Store, session: Object) -> tuple[Object, Object | None]:
    return session, store.find("payment_intent", session["payment_intent"])


def describe_charge(charge: Object) -> str:
    """Why it failed, or what came after it."""
    said = [charge["outcome"]["reason"] or charge["failure_code"] or ""]
    if charge["amount_refunded"]:
        said.append(f"{format_amount(charge['amount_refunded'], charge['currency'])} refunded")
    if charge["disputed"]:
        said.append("disputed")
    return ", ".join(filter(None, said))


def format_time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%d %b %H:%M:%S UTC")


@blueprint.get("/objects/<identifier>/")
def show_object(identifier: str) -> Response:
    store: Store = current_app.extensions["store"]
    with store.lock:
        found = find_anywhere(store, identifier)
        if found is None:
            error = missing_object("object", identifier, "id")
            return make_response(show_overview(store, "", str(error)), 404)
        related = [row for row in store.all("event") if is_about(row, identifier)]
        text = render_template(
            "object.html",
            found=found,
            json=json.dumps(found, indent=2, ensure_ascii=False),
            links=list(find_links(store, found)),
            events=related,
            format_time=format_time,
        )
    return make_response(text)


def find_anywhere(store: Store, identifier: str) -> Object | None:
    for rows in store.tables.values():
        if identifier in rows:
            return rows[identifier]
    return None


def is_about(event: Object, identifier: str) -> bool:
    return bool(event["data"]["object"].get("id") == identifier)


def find_links(store: Store, found: Object) -> list[tuple[str, Any]]:
    """Fields that name another object."""
    source = found["data"]["object"] if found["object"] == "event" else found
    named = [(name, value) for name, value in source.items() if isinstance(value, str)]
    return [(n, v) for n, v in named if v != found["id"] and find_anywhere(store, v)]
