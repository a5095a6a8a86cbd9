"""Changing what is in stock: one conditional UPDATE and one entry of the ledger, or neither."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from shop.bulk_rows import NewRows, update_rows

from .exceptions import AdjustmentRefused
from .models import StockAdjustment

# Of one change, and of what is in stock after it; both fit a column of 32 bits when added.
MOST_UNITS = 1_000_000
MOST_IN_STOCK = 1_000_000_000
BATCH = 500


def adjust(
    stockrecord: Any,
    *,
    change: int,
    reason: str,
    note: str = "",
    by: Any = None,
    submission: UUID | None = None,
) -> StockAdjustment:
    """Add `change` units (negative: take away) and write down who did it and why.

    `by` is the user, or None for the shop itself. The same `submission` changes stock once: a
    second call returns the entry of the first. Raises AdjustmentRefused, changing nothing, if less
    than what is reserved, or less than none, would be left.
    """
    _check(change, reason)
    with transaction.atomic():
        if submission:
            # The second of two clicks waits here until the first has written its entry.
            list(_records(stockrecord.pk).select_for_update())
            if known := StockAdjustment.objects.filter(submission=submission).first():
                return known
        if not _change_stock(stockrecord.pk, change):
            raise AdjustmentRefused(_words_for(stockrecord.pk, change))
        stockrecord.refresh_from_db(fields=["num_in_stock", "num_allocated"])
        entry = StockAdjustment.objects.create(
            stockrecord=stockrecord,
            sku=stockrecord.partner_sku,
            change=change,
            stock_after=stockrecord.num_in_stock,
            reason=reason,
            note=note.strip(),
            by=by,
            submission=submission,
        )
    return entry


def adjust_many(changes: Mapping[int, int], *, reason: str, note: str = "", by: Any = None) -> int:
    """The same for many stock records, by their keys, all or none: three queries for each 500.

    Must run in a transaction; rows are locked in primary-key order. Raises AdjustmentRefused, with
    the SKU, as `adjust` does. Returns how many changed.
    """
    keys = sorted(changes)
    for start in range(0, len(keys), BATCH):
        _adjust_batch(keys[start : start + BATCH], changes, reason, note.strip(), by)
    return len(keys)


def why_refused(*, in_stock: int, reserved: int, change: int) -> str:
    """The words for a change that cannot be made, or nothing."""
    after = in_stock + change
    if after < 0:
        return f"There are only {in_stock} in stock, so {-change} cannot be taken away."
    if after < reserved:
        return (
            f"{reserved} of the {in_stock} in stock are reserved for orders,"
            f" so at most {max(0, in_stock - reserved)} can be taken away."
        )
    if after > MOST_IN_STOCK:
        return f"More than {MOST_IN_STOCK} in stock cannot be right."
    return ""


def _adjust_batch(
    keys: list[int], changes: Mapping[int, int], reason: str, note: str, by: Any
) -> None:
    model = apps.get_model("partner", "StockRecord")
    locked = model.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    entries = []
    for pk, sku, in_stock, reserved in locked.values_list(
        "pk", "partner_sku", "num_in_stock", "num_allocated"
    ):
        change = changes[pk]
        _check(change, reason)
        in_stock = in_stock or 0
        if refusal := why_refused(in_stock=in_stock, reserved=reserved or 0, change=change):
            raise AdjustmentRefused(f"{sku}: {refusal}")
        entries.append(
            StockAdjustment(
                stockrecord_id=pk, sku=sku, change=change, stock_after=in_stock + change,
                reason=reason, note=note, by=by,
            )
        )  # fmt: skip
    if len(entries) != len(keys):
        raise AdjustmentRefused("A product is no longer there.")
    after = {pk: [entry.stock_after] for pk, entry in zip(keys, entries, strict=True)}
    update_rows(model, ["num_in_stock"], after)
    NewRows(entries).insert()


def _check(change: int, reason: str) -> None:
    if change == 0:
        raise AdjustmentRefused("A change of 0 changes nothing.")
    if abs(change) > MOST_UNITS:
        raise AdjustmentRefused(f"At most {MOST_UNITS} units can be changed at once.")
    if reason not in StockAdjustment.Reason.values:
        raise AdjustmentRefused(f"“{reason}” is no reason that is known.")


def _change_stock(stockrecord_id: int, change: int) -> bool:
    """One table and no subquery, for the reason given in reservations.py."""
    in_stock = Coalesce(F("num_in_stock"), Value(0))
    reserved = Coalesce(F("num_allocated"), Value(0))
    fits = _records(stockrecord_id).alias(in_stock=in_stock, needed=reserved - change)
    return bool(
        fits.filter(
            in_stock__gte=F("needed"), in_stock__range=(-change, MOST_IN_STOCK - change)
        ).update(num_in_stock=in_stock + change)
    )


def _words_for(stockrecord_id: int, change: int) -> str:
    record = _records(stockrecord_id).first()
    if record is None:
        return "This product is no longer there."
    in_stock, reserved = record.num_in_stock or 0, record.num_allocated or 0
    return (
        why_refused(in_stock=in_stock, reserved=reserved, change=change)
        or "The stock has just changed. Please try again."
    )


def _records(stockrecord_id: int) -> Any:
    return apps.get_model("partner", "StockRecord").objects.filter(pk=stockrecord_id)
