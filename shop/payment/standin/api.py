"""The REST face under /v1: key, faults, idempotency, parameters, then the operation."""

import contextlib
import json
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Response, current_app, request

from . import faults, idempotency, jobs
from .encoding import decode
from .errors import StripeError
from .events import API_VERSION
from .expansion import check, expand
from .identifiers import make_identifier
from .routes import OPERATIONS, Operation
from .store import Object, Store

KEY_PREFIX = "sk_test_standin"
blueprint = Blueprint("api", __name__)


@dataclass(frozen=True)
class Answer:
    status: int
    body: str
    replays: str = ""


def answer(operation: Operation, identifier: str | None) -> Response:
    """One call from start to end; faults wait outside the lock so that others go on."""
    store: Store = current_app.extensions["store"]
    request_id = make_identifier("req_")
    fault = None
    try:
        check_key()
        with store.lock:
            fault = faults.take(store, request.method, request.path)
        if fault:
            if fault.kind in ("slow", "timeout"):
                time.sleep(fault.seconds)
            if fault.kind == "timeout":
                return cut_connection()
            refused = faults.refusal(fault)
            if refused:
                raise refused
        with store.lock:
            jobs.run_due(store)
            given = answer_locked(store, operation, identifier, request_id, fault)
    except StripeError as error:
        given = Answer(error.status, to_json(error.envelope))
    if fault and fault.kind == "timeout_after":
        time.sleep(fault.seconds)
        return cut_connection()
    return respond(given, request_id)


def answer_locked(
    store: Store,
    operation: Operation,
    identifier: str | None,
    request_id: str,
    fault: faults.Fault | None,
) -> Answer:
    is_post = operation.method == "POST"
    text = request.get_data(as_text=True) if is_post else request.query_string.decode()
    decoded = decode(text)
    key = request.headers.get("Idempotency-Key", "") if is_post else ""
    fingerprint = idempotency.fingerprint(request.path, decoded)
    if key:
        kept = idempotency.recall(store, key, fingerprint)
        if kept:
            return Answer(kept["status"], kept["body"], replays=kept["request_id"])
    params = operation.parameters.read(decoded, "")
    check(operation.answers, params.get("expand", []))
    store.request = {"id": request_id, "idempotency_key": key or None}
    store.base_url = request.host_url.rstrip("/")
    given = perform(store, operation, params, identifier)
    if fault and fault.kind == "500_after":
        error = faults.server_error()
        given = Answer(error.status, to_json(error.envelope))
    if key:
        idempotency.remember(store, key, fingerprint, given.status, given.body, request_id)
    return given


def perform(store: Store, operation: Operation, params: Object, identifier: str | None) -> Answer:
    try:
        arguments = (params,) if identifier is None else (params, identifier)
        made = operation.perform(store, *arguments)
        return Answer(200, to_json(expand(store, made, params.get("expand", []))))
    except StripeError as error:
        if not error.stored:
            raise
        return Answer(error.status, to_json(error.envelope))
    finally:
        store.request = {"id": None, "idempotency_key": None}


def check_key() -> None:
    """Only the stand-in's own keys: a real key sent here by mistake is refused, never echoed."""
    header = request.headers.get("Authorization", "")
    key = header.removeprefix("Bearer ").strip()
    if request.authorization and request.authorization.type == "basic":
        key = request.authorization.username or ""
    if not key:
        raise StripeError(
            401,
            "invalid_request_error",
            "You did not provide an API key. You need to provide your API key in the "
            "Authorization header, using Bearer auth (e.g. 'Authorization: Bearer "
            "YOUR_SECRET_KEY').",
            stored=False,
        )
    if not key.startswith(KEY_PREFIX):
        raise StripeError(
            401,
            "invalid_request_error",
            f"Invalid API Key provided: the stand-in takes keys starting with {KEY_PREFIX}.",
            stored=False,
        )


def cut_connection() -> Response:
    """Ends the connection without an answer, as a time-out looks from the other side."""
    connection = request.environ.get("werkzeug.socket")
    if connection is not None:
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
    return Response(status=504)


def respond(given: Answer, request_id: str) -> Response:
    response = Response(given.body, given.status, mimetype="application/json")
    response.headers["Request-Id"] = request_id
    response.headers["Stripe-Version"] = request.headers.get("Stripe-Version", API_VERSION)
    key = request.headers.get("Idempotency-Key")
    if key and request.method == "POST":
        response.headers["Idempotency-Key"] = key
        response.headers["Original-Request"] = given.replays or request_id
    if given.replays:
        response.headers["Idempotent-Replayed"] = "true"
        response.headers["Stripe-Should-Retry"] = "false"
    return response


def to_json(body: Object) -> str:
    return json.dumps(body, indent=2)


def make_view(operation: Operation) -> Callable[..., Response]:
    def view(identifier: str | None = None) -> Response:
        return answer(operation, identifier)

    return view


def answer_unknown(rest: str) -> Response:
    message = (
        f"Unrecognized request URL ({request.method}: /v1/{rest}). "
        "The stand-in simulates a part of Stripe's API: see its README."
    )
    error = StripeError(404, "invalid_request_error", message)
    return respond(Answer(404, to_json(error.envelope)), make_identifier("req_"))


for operation in OPERATIONS:
    blueprint.add_url_rule(
        operation.rule,
        endpoint=f"{operation.method} {operation.path}".replace(".", "_"),
        view_func=make_view(operation),
        methods=[operation.method],
        provide_automatic_options=False,
    )
blueprint.add_url_rule(
    "/v1/<path:rest>",
    view_func=answer_unknown,
    methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
)
