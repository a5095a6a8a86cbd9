"""Planned prices: checked when they are planned, applied when their time has come.

`apply_due` may run in several workers at once and after any pause: what has been done is marked in
the same transaction, under the lock of the stock record, and steps are taken in the order of their
times.
"""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from .price_change import PriceChange

logger = logging.getLogger(__name__)
Outcome = PriceChange.Outcome


def apply_due() -> int:
    """Take every step that is due; returns for how many stock records.

    One that fails holds up no other; the first error is raised at the end, for the job's page.
    """
    due = PriceChange.objects.due(timezone.now()).order_by("stockrecord_id")
    errors: list[Exception] = []
    keys = list(due.values_list("stockrecord_id", flat=True).distinct())
    for key in keys:
        try:
            with transaction.atomic():
                _apply_to(key)
        except Exception as error:
            logger.exception("Planned price of stock record %s failed", key)
            errors.append(error)
    if errors:
        raise errors[0]
    return len(keys)


def withdraw(change: PriceChange) -> bool:
    """Take back what has not begun. False if it has, or was withdrawn before."""
    planned = PriceChange.objects.filter(
        pk=change.pk, applied_at=None, ended_at=None, withdrawn_at=None
    )
    return bool(planned.update(withdrawn_at=timezone.now()))


def find_overlap(change: PriceChange, others: Iterable[PriceChange]) -> PriceChange | None:
    return next((other for other in others if change.overlaps(other)), None)


def _apply_to(stockrecord_id: int) -> None:
    record = _lock(stockrecord_id)
    if record is None:
        return
    now = timezone.now()
    due = PriceChange.objects.due(now).filter(stockrecord=record).select_related("by")
    # An end and a start in one moment: first the former price comes back, then the next begins.
    for change in sorted(due, key=_step):
        if change.applied_at is None:
            _begin(change, record, now)
        else:
            _end(change, record, now)


def _step(change: PriceChange) -> tuple[datetime, int, int]:
    if change.applied_at is None:
        return change.starts_at, 1, change.pk
    return change.ends_at or change.starts_at, 0, change.pk


def _begin(change: PriceChange, record: Any, now: datetime) -> None:
    if change.ends_at and change.ends_at <= now:
        change.ended_at, change.outcome = now, Outcome.MISSED
    else:
        change.applied_at, change.former_price = now, record.price
        _set_price(record, change.price, change.by, "planned price")
    change.save()


def _end(change: PriceChange, record: Any, now: datetime) -> None:
    """A price that somebody has set by hand meanwhile is never overwritten."""
    change.ended_at, change.outcome = now, Outcome.KEPT
    if record.price == change.price:
        change.outcome = Outcome.RETURNED
        _set_price(record, change.former_price, change.by, "end of a planned price")
    change.save()


def _set_price(record: Any, price: Any, by: Any, reason: str) -> None:
    """Saved, not updated: history and search follow a saved row. Other columns stay as they are."""
    record.price = price
    record._history_user, record._change_reason = by, reason
    record.save(update_fields=["price", "date_updated"])


def _lock(stockrecord_id: int) -> Any:
    # By label: models.py ends with Oscar's star import, and this module is read by the admin early.
    records = apps.get_model("partner", "StockRecord").objects
    return records.select_for_update().filter(pk=stockrecord_id).first()
