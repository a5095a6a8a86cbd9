"""What is known about each ingredient of a product that somebody should hear before taking it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from catalogue.models import Ingredient, SupplementFacts


@dataclass(frozen=True)
class Point:
    title: str
    text: str


@dataclass(frozen=True)
class IngredientCautions:
    """`source` and `as_of` are those of all its points."""

    name: str
    points: list[Point]
    source: str
    as_of: date | None


def list_cautions(facts: SupplementFacts) -> list[IngredientCautions]:
    """In the label's order, each ingredient once, those with nothing recorded left out.

    Ingredients of which the same is known, such as the cultures of one blend, stand together.
    """
    found: dict[tuple[Any, ...], list[str]] = {}
    for ingredient in dict.fromkeys(amount.ingredient for amount in facts.amounts.all()):
        if points := _points(ingredient):
            known = (*points, ingredient.cautions_source, ingredient.cautions_as_of)
            found.setdefault(known, []).append(ingredient.name)
    return [
        IngredientCautions(", ".join(names), list(points), source, as_of)
        for (*points, source, as_of), names in found.items()
    ]


def _points(ingredient: Ingredient) -> list[Point]:
    apart = ""
    if ingredient.separation_hours:
        hours = ingredient.separation_hours.replace("-", " to ")
        apart = _("%(hours)s hours between it and such medicines.") % {"hours": hours}
    stated = [
        (_("Medicines"), ingredient.interactions),
        (_("Keep apart"), apart),
        (_("Ask or avoid"), ingredient.cautions),
        (_("Pregnancy"), ingredient.pregnancy),
        (_("Breastfeeding"), ingredient.breastfeeding),
    ]
    return [Point(title, text) for title, text in stated if text]
