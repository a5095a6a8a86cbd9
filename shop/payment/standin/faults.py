"""Faults on demand: the next calls go wrong in the ways that a network and a server do."""

from dataclasses import dataclass

from .errors import StripeError, refuse
from .store import Object, Store

BEFORE = {
    "500": (500, "api_error", "An unknown error occurred", None),
    "503": (503, "api_error", "Stripe is temporarily unavailable", None),
    "429": (
        429,
        "invalid_request_error",
        "Request rate limit exceeded. Please retry your request later.",
        "rate_limit",
    ),
    "409": (
        409,
        "idempotency_error",
        "There is currently another in-progress request using this Idempotent Key.",
        "idempotency_key_in_use",
    ),
}
MEANINGS = {
    "500": "not done, nothing remembered",
    "500_after": "done, but the key remembers a 500",
    "503": "not done",
    "429": "not done, rate limit",
    "409": "not done, key in use",
    "timeout": "not done, wait, cut the line",
    "timeout_after": "done, wait, cut the line",
    "slow": "wait, then done",
}
DEFAULT_SECONDS = {"timeout": 30.0, "timeout_after": 30.0, "slow": 3.0}


@dataclass(frozen=True)
class Fault:
    kind: str
    seconds: float


def add(store: Store, given: Object) -> Object:
    """`kind`, and optionally `count`, `path` (a prefix), `method`, `seconds`."""
    kind = str(given.get("kind", ""))
    if kind not in MEANINGS:
        raise refuse(f"kind must be one of {', '.join(MEANINGS)}", param="kind")
    try:
        count = int(given.get("count") or 1)
        seconds = float(given.get("seconds") or 0 if "seconds" in given else -1)
    except (TypeError, ValueError) as error:
        raise refuse("count and seconds are numbers", param="count") from error
    fault = {
        "kind": kind,
        "count": max(count, 1),
        "path": str(given.get("path") or "/v1/"),
        "method": str(given.get("method") or "").upper(),
        "seconds": seconds if seconds >= 0 else DEFAULT_SECONDS.get(kind, 0.0),
    }
    store.faults.append(fault)
    return fault


def take(store: Store, method: str, path: str) -> Fault | None:
    """The first fault that fits this call, one use of it spent."""
    for fault in store.faults:
        if path.startswith(fault["path"]) and fault["method"] in ("", method):
            fault["count"] -= 1
            if fault["count"] == 0:
                store.faults.remove(fault)
            return Fault(fault["kind"], fault["seconds"])
    return None


def refusal(fault: Fault) -> StripeError | None:
    """The answer of a fault that stops the call before anything is done."""
    if fault.kind not in BEFORE:
        return None
    status, kind, message, code = BEFORE[fault.kind]
    return StripeError(status, kind, message, code=code, stored=False)


def server_error() -> StripeError:
    status, kind, message, _ = BEFORE["500"]
    return StripeError(status, kind, message)
