"""A checked plan, written in one transaction: everything or nothing.

What can be worked out before is worked out before, down to the parameters of the SQL, so that the
locks are held for the writing alone. Locks: stock records, then products, each in primary-key
order.
"""

from dataclasses import dataclass
from typing import Any

from catalogue.models import Product
from shop.exchange.columns import FACTS
from shop.exchange.exceptions import ChangedMeanwhile
from shop.exchange.plan import Plan, PlannedRow, find_kinds
from shop.exchange.stored import BATCH, Stored, find_products, read_products
from shop.partner.models import StockRecord

from .facts import Facts, prepare_facts, write_facts
from .products import (
    ChangedProducts,
    NewProducts,
    prepare_changed,
    prepare_new,
    write_categories,
    write_changed,
    write_new,
)
from .sales import Sales, prepare_sales, write_sales
from .traits import write_traits

__all__ = ["Prepared", "prepare", "write"]


@dataclass
class Prepared:
    """A plan with all that needs no lock. `by` is the user, `reason` the words of the history."""

    plan: Plan
    rows: list[PlannedRow]
    new: NewProducts
    changed: ChangedProducts
    sales: Sales
    facts: Facts
    kinds: dict[str, int]
    by: Any
    reason: str


def prepare(plan: Plan, *, by: Any, reason: str) -> Prepared:
    rows = plan.to_write
    return Prepared(
        plan,
        rows,
        prepare_new(plan, rows, by, reason),
        prepare_changed(rows, by, reason),
        prepare_sales(rows, by, reason),
        prepare_facts(rows),
        find_kinds([row for row in rows if row.is_child], plan),
        by,
        reason,
    )


def write(prepared: Prepared) -> list[int]:
    """Keys of the products that were written. Must run in a transaction.

    Raises ChangedMeanwhile when a product is no longer as the plan has it.
    """
    rows = prepared.rows
    _lock(prepared)
    _refuse_changed(prepared.plan, rows)
    write_changed(prepared.changed)
    keys = write_new(prepared.new)
    keys |= {row.sku: row.before.product_id for row in rows if row.before}
    write_categories(rows, keys)
    write_traits(rows, keys, prepared.kinds)
    write_sales(prepared.sales, rows, keys, prepared.by, prepared.reason)
    write_facts(prepared.facts, keys)
    return sorted(keys.values())


def _lock(prepared: Prepared) -> None:
    """What was saved since it was read would get a history that is not its own."""
    stored = [row.before for row in prepared.rows if row.before]
    models: tuple[tuple[Any, list[int], dict[int, Any]], ...] = (
        (
            StockRecord,
            sorted(each.stockrecord_id for each in stored if each.stockrecord_id),
            prepared.sales.seen,
        ),
        (Product, sorted(each.product_id for each in stored), prepared.changed.seen),
    )
    for model, keys, seen in models:
        for start in range(0, len(keys), BATCH):
            locked = model.objects.select_for_update().filter(pk__in=keys[start : start + BATCH])
            for pk, saved_at in locked.order_by("pk").values_list("pk", "date_updated"):
                if seen.get(pk, saved_at) != saved_at:
                    raise ChangedMeanwhile


def _refuse_changed(plan: Plan, rows: list[PlannedRow]) -> None:
    """Compares what the rows were planned from with what is there now, under the locks."""
    if find_products([row.sku for row in rows if row.before is None]):
        raise ChangedMeanwhile
    before = {row.before.product_id: row.before for row in rows if row.before}
    names = [column.name for column in plan.columns]
    with_facts = any(name in FACTS for name in names)
    count = 0
    for now in read_products(sorted(before), plan.known, with_facts=with_facts):
        count += 1
        if not _is_same(before[now.product_id], now, names):
            raise ChangedMeanwhile
    if count != len(before):
        raise ChangedMeanwhile


def _is_same(before: Stored, now: Stored, names: list[str]) -> bool:
    if (before.structure, before.stockrecord_id) != (now.structure, now.stockrecord_id):
        return False
    return all(before.values.get(name) == now.values.get(name) for name in names)
