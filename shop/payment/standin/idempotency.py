"""Idempotency keys: the first answer is kept and replayed for a day.

Source: https://docs.stripe.com/api/idempotent_requests
"""

import json

from .errors import StripeError
from .store import Object, Store

KEPT_SECONDS = 24 * 60 * 60
MAX_KEY = 255


def recall(store: Store, key: str, fingerprint: str) -> Object | None:
    """The kept answer; raises a 400 `idempotency_error` when the request was another one."""
    if len(key) > MAX_KEY:
        raise StripeError(
            400,
            "idempotency_error",
            f"Idempotency keys can be at most {MAX_KEY} characters long.",
            stored=False,
        )
    forget_old(store)
    kept = store.answers.get(key)
    if kept and kept["fingerprint"] != fingerprint:
        raise StripeError(
            400,
            "idempotency_error",
            "Keys for idempotent requests can only be used with the same parameters they were "
            "first used with. Try using a key other than "
            f"'{key}' if you meant to execute a different request.",
            stored=False,
        )
    return kept


def remember(
    store: Store, key: str, fingerprint: str, status: int, body: str, request_id: str
) -> None:
    store.answers[key] = {
        "fingerprint": fingerprint,
        "status": status,
        "body": body,
        "request_id": request_id,
        "at": store.now(),
    }
    store.is_dirty = True


def fingerprint(path: str, params: Object) -> str:
    """Equal for equal parameters, whatever their order in the request."""
    return path + "?" + json.dumps(params, sort_keys=True)


def forget_old(store: Store) -> None:
    """Keys are in order of first use, so the old ones are in front."""
    limit = store.now() - KEPT_SECONDS
    while store.answers:
        key = next(iter(store.answers))
        if store.answers[key]["at"] > limit:
            break
        del store.answers[key]
