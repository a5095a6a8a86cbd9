"""Whether a label may name an amount at all, and whose daily value it is measured by."""

from collections.abc import Iterable
from decimal import Decimal

from catalogue.models import Ingredient, IngredientAmount, SupplementFacts
from catalogue.nutrition import UnitMismatch, convert, is_rounded, round_for_label

# Of the daily value; what is below counts as nothing (21 CFR 101.36(b)(2)(i)).
LEAST_PERCENT = Decimal(2)
# Each has its place in the list of 21 CFR 101.36(b)(2)(i)(B), but no daily value.
_LISTED_WITHOUT_VALUE = {"fluoride"}
_VALUES: dict[str, str] = {
    SupplementFacts.Population.ADULTS: "daily_value",
    SupplementFacts.Population.PREGNANT: "daily_value_pregnant",
    SupplementFacts.Population.CHILDREN: "daily_value_children",
    SupplementFacts.Population.INFANTS: "daily_value_infants",
}


def is_printable(amount: IngredientAmount, facts: SupplementFacts) -> bool:
    """Whether the panel has a row for it.

    A vitamin or mineral below 2 percent of its daily value may not be declared, nor what rounds to
    zero among calories, sodium and macronutrients: 21 CFR 101.36(b)(2)(i). All the product's
    sources of it count together. What fills a capsule has no row either.

    Reads `facts.amounts` with their ingredients.
    """
    ingredient = amount.ingredient
    if ingredient.kind == Ingredient.Kind.EXCIPIENT:
        return False
    if not is_listed_nutrient(ingredient):
        return True
    total = _sum(ingredient, facts.amounts.all())
    if total is None:
        return True
    if is_rounded(ingredient.key):
        return round_for_label(ingredient.key, total).amount > 0
    value = daily_value(ingredient, facts.population)
    return value is None or total * 100 >= value * LEAST_PERCENT


def is_listed_nutrient(ingredient: Ingredient) -> bool:
    """Whether it stands above the second heavy bar: 21 CFR 101.36(b)(2), not (b)(3)."""
    return (
        ingredient.daily_value is not None
        or ingredient.kind == Ingredient.Kind.MACRO
        or ingredient.key in _LISTED_WITHOUT_VALUE
    )


def daily_value(ingredient: Ingredient, population: str) -> Decimal | None:
    """In the ingredient's unit; None where none is established for these people.

    21 CFR 101.36(b)(2)(iii)(E).
    """
    name = _VALUES.get(population, "daily_value")
    return getattr(ingredient, name) or None


def _sum(ingredient: Ingredient, amounts: Iterable[IngredientAmount]) -> Decimal | None:
    """None when a row's unit says nothing in the ingredient's."""
    rows = [row for row in amounts if row.ingredient_id == ingredient.pk]
    try:
        return sum((convert(row.amount, row.unit, ingredient.unit) for row in rows), Decimal(0))
    except UnitMismatch:
        return None
