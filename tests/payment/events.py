"""Webhook events as Stripe would post them."""

import hashlib
import hmac
import json
import time

from django.test import Client

SECRET = "whsec_standin_evenfall"


def post_event(
    event: dict, *, secret: str = SECRET, at: int | None = None, body: bytes | None = None
):
    payload = json.dumps(event).encode()
    at = int(time.time()) if at is None else at
    digest = hmac.new(secret.encode(), f"{at}.".encode() + payload, hashlib.sha256).hexdigest()
    return Client().post(
        "/payment/stripe/webhook/",
        body or payload,
        content_type="application/json",
        headers={"Stripe-Signature": f"t={at},v1={digest}"},
    )


def session_event(attempt, kind="checkout.session.completed", event_id="evt_1", **changes):
    session = {
        "id": attempt.session_id,
        "metadata": {"installation": "evenfall", "attempt": str(attempt.uuid)},
    }
    return {
        "id": event_id,
        "type": kind,
        "created": int(time.time()),
        "livemode": False,
        "data": {"object": session},
        **changes,
    }


def status(order) -> str:
    order.refresh_from_db()
    return order.status
