"""Proprietary blends: the total is printed, the members by falling weight, their amounts never.

21 CFR 101.36(c). A vitamin or mineral in a blend has its own row with its own amount above.
"""

from dataclasses import dataclass
from decimal import Decimal

from catalogue.models import Blend, IngredientAmount, SupplementFacts
from catalogue.nutrition import UnitMismatch, convert, format_amount
from catalogue.panel_names import printed_name
from catalogue.panel_rows import NOT_ESTABLISHED, Row
from catalogue.printable import is_listed_nutrient, is_printable


@dataclass(frozen=True)
class BlendRow:
    """`amount` is the total as printed; `members` have none."""

    name: str
    note: str
    amount: str
    symbol: str
    quantity: Decimal
    unit: str
    members: list[Row]


def is_member(amount: IngredientAmount) -> bool:
    """Whether it is printed within its blend and not in a row of its own."""
    return amount.blend_id is not None and not is_listed_nutrient(amount.ingredient)


def make_blends(facts: SupplementFacts) -> list[BlendRow]:
    """Reads `facts.blends`, and `facts.amounts` with their ingredients."""
    members = [row for row in facts.amounts.all() if is_member(row) and is_printable(row, facts)]
    return [
        _make_blend(blend, [row for row in members if row.blend_id == blend.pk])
        for blend in facts.blends.all()
    ]


def _make_blend(blend: Blend, members: list[IngredientAmount]) -> BlendRow:
    return BlendRow(
        name=blend.name,
        note=blend.note,
        amount=format_amount(blend.amount, blend.unit),
        symbol=NOT_ESTABLISHED,
        quantity=blend.amount,
        unit=blend.unit,
        members=[_make_member(row) for row in _by_falling_weight(members)],
    )


def _by_falling_weight(members: list[IngredientAmount]) -> list[IngredientAmount]:
    """As entered where weights do not compare, such as mg with CFU."""
    try:
        return sorted(members, key=lambda row: convert(row.amount, row.unit, "mg"), reverse=True)
    except UnitMismatch:
        return members


def _make_member(row: IngredientAmount) -> Row:
    return Row(
        key=row.ingredient.key,
        name=printed_name(row.ingredient, row.label_name),
        source=row.form,
        figure="",
        share="",
        symbol=NOT_ESTABLISHED,
        slug=row.ingredient.slug,
        is_indented=True,
    )
