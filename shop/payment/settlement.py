"""settle(): the only way an order becomes paid.

The buyer's return, the webhook and the reconciler all call it, in any order, any number of times.
It believes nothing but the session as Stripe returns it now.
"""

import logging
from typing import Any

from django.db import transaction
from oscar.apps.payment.abstract_models import AbstractTransaction

from shop.order.models import Order, PaymentEvent, PaymentEventType
from shop.order.paying import mark_paid
from shop.order.statuses import OrderStatus
from shop.tasks.outbox import enqueue

from . import gateway
from .attempts import ensure_session
from .exceptions import SessionMissing
from .models import PaymentAttempt, Source, SourceType
from .money import from_minor

logger = logging.getLogger(__name__)
State = PaymentAttempt.State


def settle(attempt: PaymentAttempt) -> PaymentAttempt:
    """Bring the attempt and its order to what Stripe says. Calling it again changes nothing.

    Raises TemporaryPaymentError when Stripe cannot be asked; nothing is changed then.
    """
    attempt = ensure_session(attempt)
    try:
        session = gateway.retrieve_session(str(attempt.session_id))
    except SessionMissing as error:
        logger.error("Attempt %s: %s", attempt.uuid, error)
        session = None
    with transaction.atomic(durable=True):
        # The order first, then the attempt: every flow locks in this order.
        order = Order.objects.select_for_update().get(pk=attempt.order_id)
        attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt.pk)
        _apply(session, attempt, order)
    return attempt


def _apply(session: Any, attempt: PaymentAttempt, order: Order) -> None:
    if attempt.state == State.SUCCEEDED or attempt.payment_intent_id:
        # Its money is in the books, as the order's payment or as one too many.
        return
    if session is None:
        # Nobody can pay it, so it must not hold the order and its stock for ever.
        if attempt.is_live:
            _move(attempt, State.FAILED, "Stripe knows no such session.")
        return
    if session.status == "complete" and session.payment_status in ("paid", "no_payment_required"):
        _record_payment(session, attempt, order)
    elif not attempt.is_live:
        # An answer that was under way while the attempt ended; only money brings it back.
        return
    elif session.status == "complete":
        failed = _delayed_payment_failed(session)
        _move(attempt, State.FAILED if failed else State.PROCESSING, failed)
    elif session.status == "expired":
        _move(attempt, State.EXPIRED)


def _delayed_payment_failed(session: Any) -> str:
    """Why a bank debit or the like came to nothing days later; empty while it is under way.

    docs.stripe.com/payments/paymentintents/lifecycle: a failed intent goes back to asking for a
    payment method.
    """
    intent = session.payment_intent
    if getattr(intent, "status", "") not in ("requires_payment_method", "canceled"):
        return ""
    error = getattr(intent, "last_payment_error", None)
    return getattr(error, "message", "") or "The payment failed."


def _record_payment(session: Any, attempt: PaymentAttempt, order: Order) -> None:
    mismatch = _find_mismatch(session, attempt)
    intent = session.payment_intent
    attempt.payment_intent_id = getattr(intent, "id", intent) or ""
    if PaymentAttempt.objects.filter(order=order, state=State.SUCCEEDED).exists():
        # A second payment for one order: never merged silently, a person gives it back.
        _move(attempt, State.FAILED, f"Paid twice: {attempt.payment_intent_id}")
        _hold_for_review(order, attempt, "This order was paid twice; give one payment back.")
        return
    _move(attempt, State.SUCCEEDED, mismatch)
    _write_ledger(attempt, order, from_minor(session.amount_total, session.currency))
    if mismatch or order.status != OrderStatus.AWAITING_PAYMENT:
        _hold_for_review(
            order, attempt, mismatch or "The money came after the order was cancelled."
        )
        return
    mark_paid(order)


def _find_mismatch(session: Any, attempt: PaymentAttempt) -> str:
    """What does not agree between Stripe's session and the attempt, in words; empty if all does."""
    checks = {
        "amount": (session.amount_total, attempt.amount_minor),
        "currency": (session.currency.upper(), attempt.currency),
        "livemode": (session.livemode, gateway.expects_livemode()),
        "attempt": (getattr(session.metadata, "attempt", None), str(attempt.uuid)),
    }
    wrong = [
        f"{name} is {found}, expected {expected}"
        for name, (found, expected) in checks.items()
        if found != expected
    ]
    return "; ".join(wrong)


def _hold_for_review(order: Order, attempt: PaymentAttempt, reason: str) -> None:
    logger.error("Order %s needs a look at its payment: %s", order.number, reason)
    if OrderStatus.PAYMENT_REVIEW in order.available_statuses():
        order.set_status(OrderStatus.PAYMENT_REVIEW)
    enqueue(
        "payment.review",
        key=f"payment.review:{attempt.uuid}",
        payload={"order": order.pk, "reason": reason},
    )


def _write_ledger(attempt: PaymentAttempt, order: Order, amount: Any) -> None:
    """Oscar's own record of the money, which its dashboard and reports read."""
    source_type, _ = SourceType.objects.get_or_create(code="stripe", defaults={"name": "Stripe"})
    source = Source.objects.create(
        order=order,
        source_type=source_type,
        currency=attempt.currency,
        amount_allocated=amount,
        amount_debited=amount,
        reference=attempt.payment_intent_id,
        label="Stripe Checkout",
    )
    source.transactions.create(
        txn_type=AbstractTransaction.DEBIT,
        amount=amount,
        reference=attempt.payment_intent_id,
        status="succeeded",
    )
    event_type, _ = PaymentEventType.objects.get_or_create(code="paid", defaults={"name": "Paid"})
    event = PaymentEvent.objects.create(
        order=order, event_type=event_type, amount=amount, reference=attempt.payment_intent_id
    )
    for line in order.lines.all():
        event.line_quantities.create(line=line, quantity=line.quantity)


def _move(attempt: PaymentAttempt, state: str, failure: str = "") -> None:
    attempt.state = state
    attempt.failure = failure
    attempt.save(update_fields=["state", "failure", "payment_intent_id", "updated_at"])
