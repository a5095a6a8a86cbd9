"""A Supplement Facts panel as rows to print, in the order of 21 CFR 101.36."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from decimal import Decimal

from catalogue.models import Ingredient, IngredientAmount, SupplementFacts
from catalogue.nutrition import UnitMismatch, convert, format_amount, percent_of_daily_value

NOT_ESTABLISHED = "†"
CALORIE_BASED = "‡"
FOOTNOTES = {
    CALORIE_BASED: "Percent Daily Values are based on a 2,000 calorie diet.",
    NOT_ESTABLISHED: "Daily Value not established.",
}
# 21 CFR 101.36(b)(2)(iii)(D)
_CALORIE_BASED_KEYS = {
    "total_fat", "saturated_fat", "total_carbohydrate", "dietary_fiber", "added_sugars",
}  # fmt: skip
# Calories never have one; protein's counts its quality (101.9(c)(7)), which is not recorded here.
_WITHOUT_PERCENT = {"calories", "protein"}
# Printed under the row before them.
_INDENTED = {
    "saturated_fat", "trans_fat", "polyunsaturated_fat", "monounsaturated_fat",
    "dietary_fiber", "total_sugars", "added_sugars", "sugar_alcohol",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """`percent` is what the % Daily Value column prints: "30%", "<1%", a symbol, or nothing."""

    key: str
    name: str
    source: str
    amount: str
    percent: str
    is_indented: bool = False


@dataclass(frozen=True)
class Footnote:
    symbol: str
    text: str


@dataclass(frozen=True)
class Panel:
    """`rows` stand above the second heavy bar; `other_rows`, without daily value, below it."""

    serving_size: str
    servings_per_container: int
    percent_heading: str
    rows: list[Row]
    other_rows: list[Row]
    footnotes: list[Footnote]
    other_ingredients: str
    note: str


def build_panel(facts: SupplementFacts) -> Panel:
    """Reads `facts.amounts` with their ingredients: prefetch both for no query."""
    pregnant = facts.population == SupplementFacts.Population.PREGNANT
    rows: list[Row] = []
    others: list[Row] = []
    for amount in _in_label_order(_merge_sources(facts.amounts.all())):
        (rows if _belongs_above(amount.ingredient) else others).append(_row(amount, pregnant))
    return Panel(
        serving_size=facts.serving_size,
        servings_per_container=facts.servings_per_container,
        percent_heading="% Daily Value for Pregnant and Lactating Women"
        if pregnant
        else "% Daily Value",
        rows=rows,
        other_rows=others,
        footnotes=_footnotes([*rows, *others]),
        other_ingredients=facts.other_ingredients,
        note=facts.note,
    )


def _merge_sources(amounts: Iterable[IngredientAmount]) -> list[IngredientAmount]:
    """One row a nutrient: its sources are summed before the percentage is taken."""
    merged: list[IngredientAmount] = []
    first_by_ingredient: dict[int, IngredientAmount] = {}
    for amount in amounts:
        first = first_by_ingredient.get(amount.ingredient_id)
        if first and _belongs_above(amount.ingredient):
            first.amount += convert(amount.amount, amount.unit, first.unit)
            first.form = " and ".join(filter(None, [first.form, amount.form.removeprefix("as ")]))
            continue
        # A copy: summing must not change the rows that the caller holds.
        first_by_ingredient[amount.ingredient_id] = kept = copy(amount)
        merged.append(kept)
    return merged


def _in_label_order(amounts: list[IngredientAmount]) -> list[IngredientAmount]:
    return sorted(amounts, key=lambda each: (each.ingredient.label_order, each.position))


def _belongs_above(ingredient: Ingredient) -> bool:
    return ingredient.daily_value is not None or ingredient.kind == Ingredient.Kind.MACRO


def _row(amount: IngredientAmount, pregnant: bool) -> Row:
    ingredient = amount.ingredient
    return Row(
        key=ingredient.key,
        name=amount.label_name or ingredient.name,
        source=amount.form,
        amount=format_amount(amount.amount, amount.unit),
        percent=_percent(amount, pregnant),
        is_indented=ingredient.key in _INDENTED,
    )


def _percent(amount: IngredientAmount, pregnant: bool) -> str:
    ingredient = amount.ingredient
    if ingredient.key in _WITHOUT_PERCENT:
        return ""
    value = ingredient.daily_value_pregnant if pregnant else ingredient.daily_value
    if value is None:
        return NOT_ESTABLISHED
    share = _share(amount, value)
    if share is None:
        return NOT_ESTABLISHED
    # A nutrient with a reference value that rounds to nothing (101.9(c)(8)(iii)).
    text = "<1%" if share == 0 and ingredient.kind == Ingredient.Kind.MACRO else f"{share:,}%"
    return text + (CALORIE_BASED if ingredient.key in _CALORIE_BASED_KEYS else "")


def _share(amount: IngredientAmount, daily_value: Decimal) -> int | None:
    try:
        converted = convert(amount.amount, amount.unit, amount.ingredient.unit)
    except UnitMismatch:
        return None
    return percent_of_daily_value(converted, daily_value)


def _footnotes(rows: list[Row]) -> list[Footnote]:
    printed = "".join(row.percent for row in rows)
    return [Footnote(symbol, text) for symbol, text in FOOTNOTES.items() if symbol in printed]
