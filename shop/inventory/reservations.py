"""Reserving stock for orders, and giving it back.

A reservation is a conditional UPDATE: it succeeds only while enough is left, so two buyers of the
last bottle cannot both have it, on any database, without a lock held across statements.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from .exceptions import OutOfStock, Shortage


@dataclass(frozen=True)
class Wanted:
    """So many units of one stock record."""

    stockrecord_id: int
    quantity: int
    title: str


def reserve(wanted: Iterable[Wanted]) -> None:
    """Reserve all of it, in primary-key order so that two orders never wait for each other.

    Must run inside the transaction that writes the order. Raises OutOfStock, naming everything that
    is short; the caller's rollback then gives back what was reserved before.
    """
    shortages = [
        Shortage(title=item.title, left=_left(item.stockrecord_id))
        for item in sorted(wanted, key=lambda item: item.stockrecord_id)
        if not _reserve_one(item)
    ]
    if shortages:
        raise OutOfStock(shortages)


def release(order: Any) -> None:
    """Give back what this order's unshipped lines hold. Calling it again changes nothing.

    Must run inside the transaction that gives the order up.
    """
    for line in order.lines.filter(num_allocated__gt=0).order_by("stockrecord_id"):
        changed = (
            type(line)
            .objects.filter(pk=line.pk, num_allocated=line.num_allocated)
            .update(num_allocated=0)
        )
        if changed and line.stockrecord_id and _is_tracked(line.stockrecord_id):
            _records(line.stockrecord_id).update(
                num_allocated=Coalesce(F("num_allocated"), Value(0)) - line.num_allocated
            )


def reserve_again(order: Any) -> None:
    """Reserve what release() has given back. Lines that hold theirs are left alone.

    Must run in the transaction that takes the order up again. Raises OutOfStock, as reserve().
    """
    lines = list(order.lines.filter(num_allocated=0, quantity__gt=0))
    gone = [Shortage(title=line.title, left=0) for line in lines if line.stockrecord_id is None]
    if gone:
        raise OutOfStock(gone)
    reserve(Wanted(line.stockrecord_id, line.quantity, line.title) for line in lines)
    for line in lines:
        type(line).objects.filter(pk=line.pk).update(num_allocated=line.quantity)


def _reserve_one(item: Wanted) -> bool:
    if not _is_tracked(item.stockrecord_id):
        return True
    allocated = Coalesce(F("num_allocated"), Value(0))
    # One table and no subquery: PostgreSQL checks the condition again on a row that it had to wait
    # for, but not what a subquery has found before the wait.
    return bool(
        _records(item.stockrecord_id)
        .filter(num_in_stock__gte=allocated + item.quantity)
        .update(num_allocated=allocated + item.quantity)
    )


def _is_tracked(stockrecord_id: int) -> bool:
    """False if its product's class (a variant has its parent's) tracks no stock."""
    return (
        _records(stockrecord_id)
        .exclude(product__product_class__track_stock=False)
        .exclude(product__parent__product_class__track_stock=False)
        .exists()
    )


def _left(stockrecord_id: int) -> int:
    return max(0, _records(stockrecord_id).get().net_stock_level)


def _records(stockrecord_id: int) -> Any:
    # By label: partner builds on inventory, so importing it here would close a circle.
    return apps.get_model("partner", "StockRecord").objects.filter(pk=stockrecord_id)
