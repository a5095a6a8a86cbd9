"""The units that staff choose from, and which of them measure the same thing."""

from catalogue.models import Ingredient
from catalogue.nutrition import compares

COMMON_UNITS = (
    "mg", "mcg", "g", "kcal", "mcg RAE", "mcg DFE", "mg NE", "IU", "billion CFU", "mL",
)  # fmt: skip
_WRITTEN_OTHERWISE = {"ug": "mcg", "µg": "mcg", "μg": "mcg", "gram": "g", "grams": "g", "iu": "IU"}


def list_units() -> list[str]:
    """The common units, then every other that an ingredient is stated in."""
    known = Ingredient.objects.exclude(unit="").order_by().values_list("unit", flat=True).distinct()
    return list(dict.fromkeys([*COMMON_UNITS, *sorted(known)]))


def spell_unit(text: str) -> str:
    """“MG” and “µg” as the shop writes them; a unit that it does not know stays as it is."""
    text = " ".join(text.split())
    known = {unit.casefold(): unit for unit in COMMON_UNITS}
    return known.get(text.casefold()) or _WRITTEN_OTHERWISE.get(text.casefold(), text)


def fits(unit: str, ingredient_unit: str, *, is_summed: bool = False) -> bool:
    """Whether an ingredient stated in the second can be entered in the first.

    Units that the shop does not know, such as those of enzymes, are let through: who enters them
    has them from the specification. `is_summed`: percentages and sums need those that it knows.
    """
    if unit == ingredient_unit:
        return True
    if unit not in COMMON_UNITS and not is_summed:
        return True
    if compares(unit, ingredient_unit):
        return True
    return ingredient_unit not in COMMON_UNITS and not is_summed


def list_fitting_units() -> dict[str, list[str]]:
    """By the unit of an ingredient, those that can be chosen for it."""
    units = list_units()
    return {each: [unit for unit in units if fits(unit, each)] for each in units}
