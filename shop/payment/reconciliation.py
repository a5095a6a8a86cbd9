"""What neither the buyer's return nor a webhook told us: asked every minute, and at start."""

import logging
from datetime import timedelta

from django.utils import timezone

from shop.order.models import Order
from shop.order.statuses import OrderStatus

from . import gateway
from .attempts import REPLAY_FOR
from .cancellation import cancel_unpaid
from .exceptions import TemporaryPaymentError
from .models import PaymentAttempt, StripeEvent
from .settlement import settle
from .webhook import SESSION_EVENTS, process_event

logger = logging.getLogger(__name__)
State = PaymentAttempt.State
# How far back events are asked for, beyond the newest one we know.
OVERLAP = timedelta(minutes=10)
LOOK_BACK = timedelta(days=3)
# A request that is still running is not an attempt that got lost.
GRACE = timedelta(minutes=1)


def reconcile() -> dict[str, int]:
    """Settle what is open, cancel what is over, catch up on events; returns how many of each."""
    done = {"settled": 0, "cancelled": 0, "events": 0, "failed": 0}
    for attempt in _unclear_attempts():
        _try(done, "settled", lambda attempt=attempt: settle(attempt))
    for order in _overdue_orders():
        _try(done, "cancelled", lambda order=order: cancel_unpaid(order, reopen_cart=True))
    _try(done, "events", _catch_up_on_events)
    return done


def _unclear_attempts() -> list[PaymentAttempt]:
    """Attempts whose fate is open: never answered, processing, or open for a while."""
    return list(
        PaymentAttempt.objects.filter(
            state__in=PaymentAttempt.LIVE_STATES,
            updated_at__lt=timezone.now() - GRACE,
            created_at__gt=timezone.now() - REPLAY_FOR,
        ).order_by("pk")[:200]
    )


def _overdue_orders() -> list[Order]:
    """Unpaid orders whose hold is over."""
    waiting = Order.objects.filter(status=OrderStatus.AWAITING_PAYMENT)
    held = PaymentAttempt.objects.filter(hold_expires_at__gt=timezone.now()).values("order")
    return list(waiting.exclude(pk__in=held).order_by("pk")[:200])


def _catch_up_on_events() -> None:
    newest = StripeEvent.objects.order_by("-created").values_list("created", flat=True).first()
    since = (newest - OVERLAP) if newest else timezone.now() - LOOK_BACK
    since = max(since, timezone.now() - LOOK_BACK)
    known = set(
        StripeEvent.objects.filter(created__gte=since, processed_at__isnull=False).values_list(
            "event_id", flat=True
        )
    )
    events = gateway.list_events(created_after=int(since.timestamp()), types=SESSION_EVENTS)
    for event in reversed(events):
        if event.id not in known and event.livemode == gateway.expects_livemode():
            process_event(event.to_dict())


def _try(done: dict[str, int], what: str, action: object) -> None:
    """One that fails must not keep the others from being looked at."""
    try:
        action()  # type: ignore[operator]
        done[what] += 1
    except TemporaryPaymentError as error:
        logger.warning("Reconciling: %s", error)
        done["failed"] += 1
    except Exception:
        logger.exception("Reconciling failed")
        done["failed"] += 1
