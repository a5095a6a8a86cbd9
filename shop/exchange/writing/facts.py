"""Supplement Facts with their rows, and what follows from them."""

from dataclasses import dataclass
from typing import Any

from catalogue.models import Blend, IngredientAmount, SupplementFacts
from shop.bulk_rows import NewRows, update_rows
from shop.exchange.columns import BLENDS, ROWS
from shop.exchange.label import make_blends, make_rows
from shop.exchange.plan import PlannedRow
from shop.exchange.stored import BATCH, FACTS_FIELDS, read_columns

DERIVED = ("flags", "known_allergens", "blocking")


@dataclass
class Facts:
    """Facts have no history of their own; the label's versions are theirs.

    `blends` and `amounts` are all rows of the panels that are replaced; `of_blends` and
    `of_amounts` the SKU of each, `blend_names` the blend of each amount.
    """

    new: list[PlannedRow]
    insert: NewRows
    updates: dict[int, list[Any]]
    known: dict[str, int]
    replaced: list[int]
    blends: NewRows
    of_blends: list[tuple[str, str]]
    amounts: NewRows
    of_amounts: list[tuple[str, str]]


def prepare_facts(rows: list[PlannedRow]) -> Facts:
    changed = [row for row in rows if row.changes_facts]
    new = [row for row in changed if not (row.before and row.before.facts_id)]
    known = {row.sku: row.before.facts_id for row in changed if row.before and row.before.facts_id}
    panels = [row for row in changed if ROWS in row.values or BLENDS in row.values]
    blends: list[tuple[str, Blend]] = []
    amounts: list[tuple[str, IngredientAmount]] = []
    facts = SupplementFacts()
    for row in panels:
        own = make_blends(facts, row.value(BLENDS) or [])
        blends += [(row.sku, blend) for blend in own]
        amounts += [(row.sku, each) for each in make_rows(facts, row.value(ROWS) or [], own)]
    return Facts(
        new=new,
        insert=NewRows([SupplementFacts(**_values(row)) for row in new]),
        updates={
            row.before.facts_id: [*_values(row).values()]
            for row in changed
            if row.before and row.before.facts_id
        },
        known=known,
        replaced=[known[row.sku] for row in panels if row.sku in known],
        blends=NewRows([blend for _, blend in blends]),
        of_blends=[(sku, blend.name) for sku, blend in blends],
        amounts=NewRows([amount for _, amount in amounts]),
        of_amounts=[(sku, amount.blend.name if amount.blend else "") for sku, amount in amounts],
    )


def write_facts(facts: Facts, keys: dict[str, int]) -> None:
    """`keys` are those of products, by SKU. Rows of a panel are replaced as a whole."""
    update_rows(SupplementFacts, [*FACTS_FIELDS, *DERIVED], facts.updates)
    products = [keys[row.sku] for row in facts.new]
    facts.insert.fill("product_id", products)
    facts.insert.insert()
    found = read_columns(SupplementFacts, "product_id", products)
    owners = facts.known | {row.sku: found[keys[row.sku]] for row in facts.new}
    _forget_rows(facts.replaced)
    facts.blends.fill("facts_id", [owners[sku] for sku, _ in facts.of_blends])
    facts.blends.insert()
    blends = _read_blends([owners[sku] for sku, _ in facts.of_blends])
    facts.amounts.fill("facts_id", [owners[sku] for sku, _ in facts.of_amounts])
    facts.amounts.fill(
        "blend_id", [blends[owners[sku], name] if name else None for sku, name in facts.of_amounts]
    )
    facts.amounts.insert()


def _values(row: PlannedRow) -> dict[str, Any]:
    return {
        **{name: row.value(name) for name in FACTS_FIELDS},
        **{name: getattr(row.judgement, name) for name in DERIVED},
    }


def _forget_rows(keys: list[int]) -> None:
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        # Without signals and collecting: nothing refers to them but each other.
        amounts = IngredientAmount.objects.filter(facts__in=batch)
        amounts._raw_delete(amounts.db)  # type: ignore[attr-defined]
        blends = Blend.objects.filter(facts__in=batch)
        blends._raw_delete(blends.db)  # type: ignore[attr-defined]


def _read_blends(facts: list[int]) -> dict[tuple[int, str], int]:
    keys, found = sorted(set(facts)), {}
    for start in range(0, len(keys), BATCH):
        rows = Blend.objects.filter(facts__in=keys[start : start + BATCH])
        for facts_id, name, pk in rows.values_list("facts_id", "name", "pk"):
            found[facts_id, name] = pk
    return found
