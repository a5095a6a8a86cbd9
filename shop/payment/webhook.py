"""Stripe's webhooks: verified, stored once, then the object is fetched again and settled.

The posted payload is a hint and nothing more, so order, repetition and age of events do no harm.
"""

import json
import logging
from datetime import UTC, datetime
from typing import Any

import stripe
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from . import gateway
from .exceptions import FinalPaymentError, TemporaryPaymentError
from .models import PaymentAttempt, StripeEvent
from .settlement import settle

logger = logging.getLogger(__name__)
MAX_BYTES = 512 * 1024
TOLERANCE_SECONDS = 300
SESSION_EVENTS = [
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
]


@csrf_exempt
@require_POST
def stripe_webhook(request: HttpRequest) -> HttpResponse:
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:
        return HttpResponse(status=413)
    event = _verify(request.body, request.headers.get("Stripe-Signature", ""))
    if event is None:
        return HttpResponse(status=400)
    if bool(event.get("livemode")) != gateway.expects_livemode():
        return HttpResponse(status=200)
    try:
        process_event(event)
    except TemporaryPaymentError as error:
        # Stripe sends it again; the reconciler looks as well.
        logger.warning("Event %s waits: %s", event["id"], error)
        return HttpResponse(status=503)
    return HttpResponse(status=200)


def process_event(event: dict[str, Any]) -> None:
    """Do what the event calls for, once. Raises TemporaryPaymentError to be called again."""
    row, _ = StripeEvent.objects.get_or_create(
        event_id=event["id"],
        defaults={
            "type": event["type"],
            "livemode": bool(event["livemode"]),
            "object_id": event["data"]["object"].get("id") or "",
            "created": datetime.fromtimestamp(event["created"], tz=UTC),
        },
    )
    if row.processed_at:
        return
    try:
        if row.type in SESSION_EVENTS:
            _settle_session(event["data"]["object"])
        error = ""
    except FinalPaymentError as failure:
        logger.error("Event %s: %s", row.event_id, failure)
        error = str(failure)
    with transaction.atomic():
        StripeEvent.objects.filter(pk=row.pk).update(processed_at=timezone.now(), error=error[:500])


def _settle_session(session: dict[str, Any]) -> None:
    metadata = session.get("metadata") or {}
    if metadata.get("installation") != settings.STRIPE_INSTALLATION:
        return
    attempt = PaymentAttempt.objects.filter(session_id=session["id"]).first()
    if attempt is None:
        # The answer to our own request was lost: the attempt is found by what we sent.
        attempt = _attempt_by_uuid(metadata.get("attempt"))
    if attempt is not None:
        settle(attempt)


def _attempt_by_uuid(text: Any) -> PaymentAttempt | None:
    from uuid import UUID

    try:
        return PaymentAttempt.objects.filter(uuid=UUID(str(text))).first()
    except ValueError:
        return None


def _verify(body: bytes, signature: str) -> dict[str, Any] | None:
    """The event, if one of our secrets signed it within the last five minutes."""
    for secret in settings.STRIPE_WEBHOOK_SECRETS:
        try:
            text = body.decode()
            stripe.WebhookSignature.verify_header(text, signature, secret, TOLERANCE_SECONDS)
            event = json.loads(text)
            event["data"]["object"]["id"], event["id"], event["type"], event["created"]
            return event
        except stripe.SignatureVerificationError:
            continue
        except (ValueError, KeyError, TypeError):
            return None
    return None
