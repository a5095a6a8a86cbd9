"""The rows of a panel: one a nutrient, its sources summed, its amount and share as printed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from catalogue.limits import FOLIC_ACID_IN_DFE
from catalogue.models import Ingredient, IngredientAmount, SupplementFacts
from catalogue.nutrition import (
    UnitMismatch,
    compares,
    convert,
    format_amount,
    is_rounded,
    percent_of_daily_value,
    round_for_label,
)
from catalogue.panel_names import join_sources, printed_name
from catalogue.printable import daily_value, is_listed_nutrient

NOT_ESTABLISHED = "†"
CALORIE_BASED = "‡"
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
_OTHER_FOLATES = re.compile(r"folate|mthf|methyl|folinic|folinate", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """One line. `figure`, `remark` and `percent` are as printed; `quantity` in `unit` is the amount
    as declared, unrounded, and None where a blend keeps it to itself."""

    key: str
    name: str
    source: str
    figure: str
    share: str
    symbol: str
    remark: str = ""
    slug: str = ""
    is_indented: bool = False
    quantity: Decimal | None = None
    unit: str = ""

    @property
    def amount(self) -> str:
        """400 mcg DFE (240 mcg folic acid)"""
        return f"{self.figure} ({self.remark})" if self.remark else self.figure

    @property
    def percent(self) -> str:
        """What the % Daily Value column prints: "30%", "<1%", "3%‡", "†", or nothing."""
        return self.share + self.symbol


@dataclass
class Declared:
    """What one row is about. `sources` are the rows it sums, largest first."""

    ingredient: Ingredient
    amount: Decimal
    unit: str
    sources: list[IngredientAmount]


def merge_sources(amounts: Iterable[IngredientAmount]) -> list[Declared]:
    """One row a nutrient: its sources are summed before the percentage is taken.

    Sources whose units do not add up stay apart. 21 CFR 101.36(b)(2)(iii) and (d).
    """
    merged: list[Declared] = []
    for amount in amounts:
        same = next((each for each in merged if _adds_up(each, amount)), None)
        if same is None:
            merged.append(Declared(amount.ingredient, amount.amount, amount.unit, [amount]))
            continue
        same.amount += convert(amount.amount, amount.unit, same.unit)
        same.sources.append(amount)
        same.sources.sort(key=lambda row: convert(row.amount, row.unit, same.unit), reverse=True)
    return merged


def make_row(declared: Declared, facts: SupplementFacts) -> Row:
    ingredient = declared.ingredient
    share, symbol = _percent(declared, facts.population)
    named = next((row.label_name for row in declared.sources if row.label_name), "")
    return Row(
        key=ingredient.key,
        name=printed_name(ingredient, named),
        source=join_sources(row.form for row in declared.sources),
        figure=_figure(declared),
        remark=_remark(declared, facts),
        share=share,
        symbol=symbol,
        slug=ingredient.slug,
        is_indented=ingredient.key in _INDENTED,
        quantity=declared.amount,
        unit=declared.unit,
    )


def _adds_up(declared: Declared, amount: IngredientAmount) -> bool:
    if declared.ingredient.pk != amount.ingredient_id or not is_listed_nutrient(amount.ingredient):
        return False
    return compares(amount.unit, declared.unit)


def _figure(declared: Declared) -> str:
    if is_rounded(declared.ingredient.key):
        return _rounded_amount(declared)
    return format_amount(declared.amount, declared.unit)


def _remark(declared: Declared, facts: SupplementFacts) -> str:
    """What follows the amount in parentheses: folic acid, or IU where the label asks for them."""
    if declared.ingredient.key == "folate":
        folic_acid = _folic_acid(declared.sources)
        return f"{format_amount(_whole(folic_acid), 'mcg')} folic acid" if folic_acid else ""
    units = _international_units(declared) if facts.shows_iu else None
    return format_amount(_whole(units), "IU") if units else ""


def _rounded_amount(declared: Declared) -> str:
    """Calories without a unit, the others with theirs: 21 CFR 101.9(c)(1) to (7)."""
    key, unit = declared.ingredient.key, declared.ingredient.unit
    try:
        rounded = round_for_label(key, convert(declared.amount, declared.unit, unit))
    except UnitMismatch:
        return format_amount(declared.amount, declared.unit)
    text = format_amount(rounded.amount, unit)
    if key == "calories":
        text = text.removesuffix(f" {unit}")
    return f"less than {text}" if rounded.is_less_than else text


def _percent(declared: Declared, population: str) -> tuple[str, str]:
    """The share, such as "30%", and the symbol after it or in its place."""
    ingredient = declared.ingredient
    if ingredient.key in _WITHOUT_PERCENT:
        return "", ""
    value = daily_value(ingredient, population)
    if value is None:
        return "", NOT_ESTABLISHED
    try:
        amount = convert(declared.amount, declared.unit, ingredient.unit)
    except UnitMismatch:
        return "", NOT_ESTABLISHED
    share = percent_of_daily_value(amount, value)
    # A nutrient with a reference value that rounds to nothing (101.9(c)(8)(iii)).
    text = "<1%" if share == 0 else f"{share:,}%"
    # What an infant's column holds are no shares of a number of calories.
    by_calories = ingredient.key in _CALORIE_BASED_KEYS
    infants = population == SupplementFacts.Population.INFANTS
    return text, CALORIE_BASED if by_calories and not infants else ""


def _folic_acid(sources: Sequence[IngredientAmount]) -> Decimal | None:
    """Micrograms of folic acid in mcg DFE: as staff entered them for the limit, or 0.6 of each.

    21 CFR 101.36(b)(2)(i)(B)(2); other folates do not count.
    """
    added = [row for row in sources if "folic acid" in row.form.lower()]
    found = [_folic_acid_of(row) for row in added]
    return sum((each for each in found if each), Decimal(0)) if all(found) else None


def _folic_acid_of(row: IngredientAmount) -> Decimal | None:
    """None where it is mixed with another folate and nobody has said in which share."""
    if row.limit_amount is not None:
        return row.limit_amount
    mixed = _OTHER_FOLATES.search(row.form)
    if mixed or not row.unit.endswith(" DFE"):
        return None
    return convert(row.amount, row.unit.removesuffix(" DFE"), "mcg") * FOLIC_ACID_IN_DFE


def _international_units(declared: Declared) -> Decimal | None:
    found = Decimal(0)
    for row in declared.sources:
        substance = _substance(row)
        if not substance:
            return None
        try:
            found += convert(row.amount, row.unit, "IU", substance=substance)
        except UnitMismatch:
            return None
    return found


def _substance(row: IngredientAmount) -> str:
    """What an IU of this source measures; empty where the source leaves it open.

    An IU of vitamin A is 0.3 mcg RAE from retinol and from supplemental beta-carotene alike.
    """
    form = row.form.lower()
    match row.ingredient.key:
        case "vitamin_a":
            return "retinol"
        case "vitamin_d":
            return "vitamin_d"
        case "vitamin_e" if re.search(r"\bdl-|all-rac", form):
            return "vitamin_e_synthetic"
        case "vitamin_e" if re.search(r"\bd-|rrr-", form):
            return "vitamin_e_natural"
    return ""


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
