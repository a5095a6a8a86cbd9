"""The rows of the panel, one by one: 21 CFR 101.36(b)(2) and (b)(3)."""

from collections.abc import Iterator

from catalogue.label_checks.problem import Problem, problem
from catalogue.models import Ingredient, IngredientAmount, SupplementFacts
from catalogue.nutrition import (
    UnknownCompound,
    check_elemental,
    compares,
    convert,
    format_amount,
    is_rounded,
)
from catalogue.printable import daily_value, is_printable

NUTRIENTS = (Ingredient.Kind.VITAMIN, Ingredient.Kind.MINERAL)
# Measures of one substance; what has no daily value is declared by weight.
_NUTRIENT_MEASURES = ("IU", "RAE", "DFE", "NE", "kcal")


def is_complete(row: IngredientAmount) -> bool:
    """Whether the row can be reckoned with."""
    return row.amount is not None and row.amount > 0 and bool(row.unit) and _unit_fits(row)


def check_rows(facts: SupplementFacts) -> Iterator[Problem]:
    rows = list(facts.amounts.all())
    if not rows:
        yield problem("rows", "Enter what is in one serving.", "amounts")
    for row in rows:
        yield from _check_amount(row)
        yield from _check_compound(row)
    yield from _check_smallest(facts, rows)
    yield from _check_repeated(rows)


def _check_amount(row: IngredientAmount) -> Iterator[Problem]:
    name = row.ingredient.name
    # Of a vitamin or mineral in a blend, check_blends says it.
    is_told_elsewhere = row.blend is not None and row.ingredient.kind in NUTRIENTS
    if (row.amount is None or row.amount <= 0) and not is_told_elsewhere:
        yield problem("row_amount", f"{name} has no amount.", "amount", row)
    if not row.unit:
        yield problem("row_unit", f"{name} has no unit.", "unit", row)
    elif not _unit_fits(row):
        stated = row.ingredient.unit or "mg"
        yield problem(
            "row_unit", f"{name} is stated in {stated}, which {row.unit} is not.", "unit", row
        )


def _unit_fits(row: IngredientAmount) -> bool:
    ingredient = row.ingredient
    if ingredient.daily_value is None and ingredient.kind != Ingredient.Kind.MACRO:
        return row.unit.split(" ")[-1] not in _NUTRIENT_MEASURES
    return compares(row.unit, ingredient.unit)


def _check_compound(row: IngredientAmount) -> Iterator[Problem]:
    if row.compound_amount is None or row.amount is None:
        return
    try:
        finding = check_elemental(row.form, row.compound_amount, row.amount)
    except UnknownCompound:
        return
    if finding:
        yield problem("row_compound", finding.text, "compound_amount", row)


def _check_smallest(facts: SupplementFacts, rows: list[IngredientAmount]) -> Iterator[Problem]:
    """What the panel leaves out (catalogue.printable), with the reason."""
    unclear = {row.ingredient.pk for row in rows if not is_complete(row)}
    for row in rows:
        if row.ingredient.pk not in unclear and not is_printable(row, facts):
            yield problem("row_too_small", _why_not_printed(row, facts), "amount", row)


def _why_not_printed(row: IngredientAmount, facts: SupplementFacts) -> str:
    name = row.ingredient.name
    stated = format_amount(row.amount, row.unit)
    value = daily_value(row.ingredient, facts.population)
    if row.ingredient.kind == Ingredient.Kind.EXCIPIENT:
        return f"{name} has no row: name it among the other ingredients."
    if is_rounded(row.ingredient.key) or not value:
        return f"{stated} of {name} rounds to zero and is not printed: remove it."
    share = (convert(row.amount, row.unit, row.ingredient.unit) / value * 100).normalize()
    return (
        f"{stated} of {name} is {share:.1f} % of the daily value; below 2 % it is not printed:"
        " remove it."
    )


def _check_repeated(rows: list[IngredientAmount]) -> Iterator[Problem]:
    seen = set()
    for row in rows:
        key = (row.ingredient.key or row.ingredient.name, " ".join(row.form.lower().split()))
        if key in seen:
            yield problem(
                "row_twice",
                f"{row.ingredient.name} is listed already, from the same source.",
                "ingredient",
                row,
            )
        seen.add(key)
