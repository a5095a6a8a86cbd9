"""Nothing becomes or stays visible by an import that could not be shown by hand.

The rules are those of catalogue.publishing, put to the labels as they will be.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from catalogue.models import ProductClass

from .columns import FACTS
from .label import judge
from .plan import Plan, PlannedRow
from .stored import Stored, read_products, variants_of

_VISIBLE = "is_public"


class _Family:
    """Who belongs to whom, in the file and beside it."""

    def __init__(self, plan: Plan, judged: list[PlannedRow]) -> None:
        self.plan = plan
        self.by_product = {row.before.product_id: row for row in plan.rows if row.before}
        keys = {row.before.parent_id for row in judged if row.before and row.before.parent_id}
        parents = [row.before.product_id for row in judged if row.before and row.is_parent]
        keys |= set(variants_of(parents))
        beside = sorted(key for key in keys if key and key not in self.by_product)
        self.beside = {each.product_id: each for each in read_products(beside, plan.known)}
        self.children: dict[str, list[PlannedRow]] = defaultdict(list)
        for row in plan.rows:
            if parent := self.parent_sku(row):
                self.children[parent].append(row)

    def parent_sku(self, row: PlannedRow) -> str:
        return row.before.parent_sku if row.before else row.parent_sku

    def parent(self, row: PlannedRow) -> "PlannedRow | Stored | None":
        if row.before and row.before.parent_id:
            key = row.before.parent_id
            return self.by_product.get(key) or self.beside.get(key)
        return self.plan.by_sku.get(row.parent_sku) or self.plan.parents.get(row.parent_sku)

    def variants(self, row: PlannedRow) -> "list[PlannedRow | Stored]":
        key = row.before.product_id if row.before else None
        beside = [each for each in self.beside.values() if key and each.parent_id == key]
        return [*self.children[row.before.sku if row.before else row.sku], *beside]


def check_visible(plan: Plan) -> None:
    """What cannot be read is not judged."""
    wrong = plan.problems.lines
    judged = [row for row in plan.rows if row.line not in wrong and _must_be_judged(row)]
    if not judged:
        return
    family = _Family(plan, judged)
    for row in judged:
        for column, message in _judge(row, family):
            plan.problems.add(row.line, column, f"It cannot be shown: {message}")


def _must_be_judged(row: PlannedRow) -> bool:
    """What has been visible as it is stays so."""
    if not row.value(_VISIBLE):
        return False
    touched = row.changes_facts or "product_class" in row.values
    return touched or _VISIBLE in row.values


def _judge(row: PlannedRow, family: _Family) -> Iterator[tuple[str, str]]:
    """Column and words of each problem."""
    parent = family.parent(row) if row.is_child else None
    owner_class = _value(parent, "product_class") if parent else row.value("product_class")
    if isinstance(owner_class, ProductClass) and not owner_class.needs_facts:
        return
    if not row.is_parent:
        yield from _problems(row, parent, family)
        return
    shown = [each for each in family.variants(row) if _value(each, _VISIBLE)]
    if not shown:
        yield _VISIBLE, "Show at least one of its variants first."
    for variant in shown:
        # A variant in the file is judged in its own row, if anything of it changes.
        if isinstance(variant, PlannedRow) and _must_be_judged(variant):
            continue
        name = str(_value(variant, "title") or variant.sku)
        for _, message in _problems(variant, row, family):
            yield _VISIBLE, f"{name}: {message}"


def _problems(
    product: "PlannedRow | Stored", parent: "PlannedRow | Stored | None", family: _Family
) -> Iterator[tuple[str, str]]:
    """A variant without facts of its own has its product's."""
    owner = product if _has_facts(product) else parent
    if owner is None or not _has_facts(owner):
        yield _VISIBLE, "It has no Supplement Facts."
        return
    judgement = owner.judgement if isinstance(owner, PlannedRow) else None
    if judgement is None:
        values = {name: _value(owner, name) for name in FACTS}
        judgement = judge(str(_value(owner, "title") or owner.sku), values, family.plan.known)
    for column, message in judgement.problems:
        yield column or _VISIBLE, message


def _value(product: "PlannedRow | Stored | None", name: str) -> Any:
    if isinstance(product, PlannedRow):
        return product.value(name)
    return product.values.get(name) if product else None


def _has_facts(product: "PlannedRow | Stored") -> bool:
    return product.has_facts if isinstance(product, PlannedRow) else product.facts_id is not None
