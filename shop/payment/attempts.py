"""Opening a payment: the attempt is committed first, then its session is made at Stripe."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from shop.order.models import Order
from shop.order.statuses import OrderStatus

from . import gateway
from .exceptions import FinalPaymentError, TemporaryPaymentError
from .models import PaymentAttempt
from .money import to_minor
from .sessions import build_parameters

State = PaymentAttempt.State
# Stripe forgets an idempotency key after 24 hours at the earliest; an older one is never replayed.
REPLAY_FOR = timedelta(hours=23)


def create_attempt(order: Order) -> PaymentAttempt:
    """A new attempt for the order's total; must run in the transaction that decided on it."""
    return PaymentAttempt.objects.create(
        order=order,
        amount_minor=to_minor(order.total_incl_tax, order.currency),
        currency=order.currency.upper(),
        hold_expires_at=timezone.now() + timedelta(minutes=settings.PAYMENT_HOLD_MINUTES),
    )


def continue_payment(order: Order) -> PaymentAttempt:
    """The attempt to send the buyer to: the open one, or a new one when the last came to nothing.

    Safe to call twice at once: a second caller gets the same attempt, and Stripe the same key.
    Raises TemporaryPaymentError (unknown, being checked) or FinalPaymentError.
    """
    with transaction.atomic(durable=True):
        locked = Order.objects.select_for_update().get(pk=order.pk)
        attempt = locked.payment_attempts.filter(state__in=PaymentAttempt.LIVE_STATES).first()
        if attempt is None and locked.status == OrderStatus.AWAITING_PAYMENT:
            attempt = create_attempt(locked)
    if attempt is None:
        raise FinalPaymentError("This order is not waiting for a payment.")
    return ensure_session(attempt)


def ensure_session(attempt: PaymentAttempt) -> PaymentAttempt:
    """Make the attempt's session at Stripe unless it has one; the same key makes it only once."""
    if attempt.session_id:
        return attempt
    if timezone.now() - attempt.created_at > REPLAY_FOR:
        raise FinalPaymentError("Too old to be replayed.")
    parameters = attempt.parameters or _store_parameters(attempt)
    try:
        session = gateway.create_session(parameters, idempotency_key=f"cs-{attempt.uuid}")
    except TemporaryPaymentError as error:
        _mark(attempt, State.UNKNOWN, str(error), only_from=[State.NEW])
        raise
    except FinalPaymentError as error:
        _mark(attempt, State.FAILED, str(error), only_from=[State.NEW, State.UNKNOWN])
        raise
    PaymentAttempt.objects.filter(pk=attempt.pk, session_id=None).update(
        session_id=session.id, session_url=session.url or "", updated_at=timezone.now()
    )
    PaymentAttempt.objects.filter(pk=attempt.pk, state__in=[State.NEW, State.UNKNOWN]).update(
        state=State.OPEN, failure=""
    )
    attempt.refresh_from_db()
    return attempt


def _store_parameters(attempt: PaymentAttempt) -> dict[str, object]:
    """Kept before they are sent: a replay must send exactly these again."""
    parameters = build_parameters(attempt)
    PaymentAttempt.objects.filter(pk=attempt.pk, parameters={}).update(parameters=parameters)
    attempt.refresh_from_db()
    return attempt.parameters


def _mark(attempt: PaymentAttempt, state: str, failure: str, *, only_from: list[State]) -> None:
    PaymentAttempt.objects.filter(pk=attempt.pk, state__in=only_from).update(
        state=state, failure=failure[:500], updated_at=timezone.now()
    )
    attempt.refresh_from_db()
