"""Price and stock of a row against what they are today, and against what the file was made from."""

from typing import Any

from shop.inventory.adjustments import MOST_UNITS, why_refused

from .columns import BY_NAME, PRICE, PRICE_BEFORE, STOCK, STOCK_BEFORE
from .known import Known
from .plan import PlannedRow
from .problems import Problems

_WORDS = {PRICE: "price", STOCK: "stock"}


def check_sale(row: PlannedRow, known: Known, problems: Problems) -> None:
    given = [name for name in (PRICE, STOCK) if name in row.values]
    if row.is_parent:
        for name in given:
            problems.add(
                row.line, name, "A product with variants has none of its own; its variants have."
            )
        return
    if row.before and row.before.is_unclear:
        for name in given:
            problems.add(
                row.line, name, "Two partners sell this product. Change it on the product's page."
            )
        return
    for name, before in ((PRICE, PRICE_BEFORE), (STOCK, STOCK_BEFORE)):
        _check_guard(row, name, before, known, problems)
    if STOCK in row.values:
        if row.before and row.before.stockrecord_id is None and PRICE not in row.values:
            problems.add(row.line, PRICE, "It has no price yet. Give it one with its stock.")
        _check_units(row, problems)


def stock_change(row: PlannedRow) -> int:
    """By how many units the row changes the stock."""
    if STOCK not in row.values:
        return 0
    return int(row.values[STOCK]) - _units_now(row)


def _units_now(row: PlannedRow) -> int:
    return int(row.before.values.get(STOCK) or 0) if row.before else 0


def _check_guard(row: PlannedRow, name: str, before: str, known: Known, problems: Problems) -> None:
    """Of a cell that would change nothing there is nothing to guard."""
    expected: Any = row.guards.get(before)
    if expected is None or row.before is None or name not in row.before.values:
        return
    current = row.before.values[name]
    if current == expected or current == row.values.get(name, None):
        return
    now = BY_NAME[name].show(current, known) or "none"
    problems.add(
        row.line,
        name,
        f"The {_WORDS[name]} was changed to {now} since this file was exported. Export again, or"
        f" empty the cell to leave it as it is.",
    )


def _check_units(row: PlannedRow, problems: Problems) -> None:
    change = stock_change(row)
    if abs(change) > MOST_UNITS:
        problems.add(row.line, STOCK, f"At most {MOST_UNITS:,} units can be changed at once.")
        return
    reserved = row.before.reserved if row.before else 0
    refusal = why_refused(in_stock=_units_now(row), reserved=reserved, change=change)
    if refusal:
        problems.add(row.line, STOCK, refusal)
