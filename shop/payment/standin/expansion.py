"""`expand[]`: identifiers replaced by their objects.

Source: https://docs.stripe.com/api/expanding_objects
"""

from collections.abc import Callable
from copy import deepcopy

from . import sessions
from .errors import StripeError, refuse_parameter
from .store import Object, Store

MAX_DEPTH = 4
Included = Callable[[Store, Object], Object]


def include_items(store: Store, session: Object) -> Object:
    return sessions.list_items(store, {"limit": 100}, session["id"])


def include_refunds(store: Store, charge: Object) -> Object:
    rows = store.all("refund", charge=charge["id"])
    url = f"/v1/charges/{charge['id']}/refunds"
    return {"object": "list", "data": rows, "has_more": False, "url": url}


LINKS: dict[str, dict[str, str]] = {
    "checkout.session": {
        "customer": "customer",
        "payment_intent": "payment_intent",
        "setup_intent": "setup_intent",
    },
    "payment_intent": {
        "customer": "customer",
        "latest_charge": "charge",
        "payment_method": "payment_method",
    },
    "charge": {
        "balance_transaction": "balance_transaction",
        "customer": "customer",
        "payment_intent": "payment_intent",
    },
    "refund": {
        "balance_transaction": "balance_transaction",
        "charge": "charge",
        "failure_balance_transaction": "balance_transaction",
        "payment_intent": "payment_intent",
    },
    "dispute": {"charge": "charge", "payment_intent": "payment_intent"},
    "payment_method": {"customer": "customer"},
    "setup_intent": {"customer": "customer", "payment_method": "payment_method"},
}
INCLUDED: dict[str, dict[str, Included]] = {
    "checkout.session": {"line_items": include_items},
    "charge": {"refunds": include_refunds},
}


def check(answers: str, paths: list[str]) -> None:
    """Refuses a path before anything is done; `answers` as in `routes.Operation`."""
    for path in paths:
        parts = path.split(".")
        if len(parts) > MAX_DEPTH:
            raise refuse_parameter(
                f"You cannot expand more than {MAX_DEPTH} levels of a property. "
                f"You were trying to expand {path}",
                "expand",
            )
        if answers.endswith("[]") and parts.pop(0) != "data":
            raise unexpandable(path)
        kind = answers.removesuffix("[]")
        if not parts:
            raise unexpandable(path)
        for part in parts:
            found = LINKS.get(kind, {}).get(part) or INCLUDED.get(kind, {}).get(part)
            if found is None:
                raise unexpandable(path)
            kind = found if isinstance(found, str) else ""


def unexpandable(path: str) -> StripeError:
    return refuse_parameter(f"This property cannot be expanded ({path}).", "expand")


def expand(store: Store, answer: Object, paths: list[str]) -> Object:
    """A copy of `answer` with each checked path expanded."""
    copied = deepcopy(answer)
    for path in paths:
        walk(store, copied, path.split("."))
    return copied


def walk(store: Store, target: Object, parts: list[str]) -> None:
    first, rest = parts[0], parts[1:]
    if target["object"] == "list":
        for row in target["data"]:
            walk(store, row, rest)
        return
    kind = target["object"]
    if first in INCLUDED.get(kind, {}):
        if not isinstance(target.get(first), dict):
            target[first] = deepcopy(INCLUDED[kind][first](store, target))
    elif isinstance(target.get(first), str):
        target[first] = deepcopy(store.find(LINKS[kind][first], target[first]))
    if rest and target.get(first) is not None:
        walk(store, target[first], rest)
