"""Proprietary blends: 21 CFR 101.36(c)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from catalogue.label_checks.problem import Problem, problem
from catalogue.label_checks.rows import NUTRIENTS
from catalogue.models import Blend, IngredientAmount, SupplementFacts
from catalogue.nutrition import UnitMismatch, convert, format_amount

_BLEND = re.compile(r"\bblend\b", re.IGNORECASE)


def check_blends(facts: SupplementFacts) -> Iterator[Problem]:
    rows = list(facts.amounts.all())
    for blend in facts.blends.all():
        members = [row for row in rows if _belongs(row, blend)]
        for row in members:
            yield from _check_member(row, blend)
        hidden = [row for row in members if row.ingredient.kind not in NUTRIENTS]
        if hidden:
            yield from _check_sum(blend, hidden)
        else:
            yield problem(
                "blend_empty",
                f"{blend.name} has no members. Name them, largest first, or remove the blend.",
                "name",
                blend,
            )


def _belongs(row: IngredientAmount, blend: Blend) -> bool:
    other = row.blend
    return other is not None and (other is blend or (other.pk is not None and other.pk == blend.pk))


def _check_member(row: IngredientAmount, blend: Blend) -> Iterator[Problem]:
    name = row.label_name or row.ingredient.name
    if row.ingredient.kind in NUTRIENTS and not row.amount:
        yield problem(
            "blend_nutrient",
            f"{row.ingredient.name} is a vitamin or mineral: state its own amount, in a blend too.",
            "amount",
            row,
        )
    if _BLEND.search(f"{row.ingredient.name} {row.label_name}"):
        yield problem(
            "blend_nested",
            f"{name} is a blend itself. Enter its members in {blend.name} instead.",
            "ingredient",
            row,
        )


def _check_sum(blend: Blend, members: list[IngredientAmount]) -> Iterator[Problem]:
    """Of what has no amount of its own; vitamins and minerals have, and are left out."""
    if not blend.amount or any(not row.amount or not row.unit for row in members):
        return
    try:
        total = sum((convert(row.amount, row.unit, blend.unit) for row in members), Decimal(0))
    except UnitMismatch:
        message = f"The members of {blend.name} have units that do not add up to {blend.unit}."
        yield problem("blend_sum", message, "unit", blend)
        return
    if total != blend.amount:
        yield problem(
            "blend_sum",
            f"The members of {blend.name} add up to {format_amount(total, blend.unit)}, not"
            f" {format_amount(blend.amount, blend.unit)}.",
            "amount",
            blend,
        )
