"""The one place that talks to Stripe, or to the stand-in that answers like it.

No call may run inside a database transaction: a slow answer would hold locks, and a rollback would
forget what happened there. Errors come out as TemporaryPaymentError (try again: what happened is
unknown) or FinalPaymentError (the same request will be refused again).
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import stripe
from django.conf import settings
from django.db import connection

from .exceptions import FinalPaymentError, SessionMissing, TemporaryPaymentError

# Seconds. Together with the retries they stay below gunicorn's worker time-out (gunicorn.conf.py).
CONNECT_TIMEOUT, READ_TIMEOUT, RETRIES = 5, 12, 1

T = TypeVar("T")


def create_session(parameters: Any, *, idempotency_key: str) -> stripe.checkout.Session:
    return _call(
        lambda client: client.v1.checkout.sessions.create(
            parameters, options={"idempotency_key": idempotency_key}
        )
    )


def retrieve_session(session_id: str) -> stripe.checkout.Session:
    return _call(
        lambda client: client.v1.checkout.sessions.retrieve(
            session_id, {"expand": ["payment_intent"]}
        )
    )


def expire_session(session_id: str) -> stripe.checkout.Session:
    """Raises FinalPaymentError when it is no longer open: retrieve it then, and see why."""
    return _call(lambda client: client.v1.checkout.sessions.expire(session_id))


def list_events(*, created_after: int, types: list[str]) -> list[stripe.Event]:
    """Events of these types since that Unix time, newest first."""
    return _call(
        lambda client: list(
            client.v1.events.list(
                {"created": {"gte": created_after}, "types": types, "limit": 100}
            ).auto_paging_iter()
        )
    )


def expects_livemode() -> bool:
    return not settings.STRIPE_USES_STANDIN and not settings.STRIPE_SECRET_KEY.startswith(
        ("sk_test_", "rk_test_")
    )


def _call(request: Callable[[stripe.StripeClient], T]) -> T:
    if connection.in_atomic_block:
        raise AssertionError("Stripe must not be called inside a database transaction.")
    try:
        return request(_client())
    except (stripe.APIConnectionError, stripe.RateLimitError) as error:
        raise TemporaryPaymentError(str(error)) from error
    except stripe.InvalidRequestError as error:
        # 409: another request holds this idempotency key right now.
        if error.http_status == 409:
            raise TemporaryPaymentError(str(error)) from error
        missing = error.code == "resource_missing"
        raise (SessionMissing if missing else FinalPaymentError)(str(error)) from error
    except stripe.APIError as error:
        raise TemporaryPaymentError(str(error)) from error
    except stripe.StripeError as error:
        if error.http_status is None or error.http_status >= 500 or error.http_status == 409:
            raise TemporaryPaymentError(str(error)) from error
        raise FinalPaymentError(str(error)) from error


def _client() -> stripe.StripeClient:
    if settings.STRIPE_USES_STANDIN:
        if not settings.STRIPE_STANDIN_ALLOWED:
            raise FinalPaymentError("No Stripe key is set, and the stand-in is not allowed here.")
        return _build_client(settings.STRIPE_STANDIN_KEY, settings.STRIPE_STANDIN_URL)
    return _build_client(settings.STRIPE_SECRET_KEY, "")


@lru_cache(maxsize=4)
def _build_client(key: str, base: str) -> stripe.StripeClient:
    http_client = stripe.RequestsClient(timeout=(CONNECT_TIMEOUT, READ_TIMEOUT))
    return stripe.StripeClient(
        key,
        http_client=http_client,
        max_network_retries=RETRIES,
        base_addresses={"api": base} if base else {},
    )
