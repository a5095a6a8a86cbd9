"""The ingredients from A to Z, without those that are only fillers and shells."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from catalogue.models import Ingredient


@dataclass(frozen=True)
class Letter:
    """`letter` is A to Z, or 0–9 for names that begin with anything else."""

    letter: str
    anchor: str
    ingredients: list[Ingredient]


def described_ingredients() -> QuerySet[Ingredient]:
    """Those with a page of their own."""
    return Ingredient.objects.exclude(kind=Ingredient.Kind.EXCIPIENT)


def list_letters() -> list[Letter]:
    """One query."""
    by_letter: dict[str, list[Ingredient]] = defaultdict(list)
    rows = described_ingredients().only("name", "slug", "kind", "latin_name")
    for ingredient in sorted(rows, key=lambda row: row.name.casefold()):
        by_letter[_letter(ingredient.name)].append(ingredient)
    return [
        Letter(letter, f"letter-{letter.lower()}" if letter.isalpha() else "letter-0", rows)
        for letter, rows in sorted(by_letter.items())
    ]


def _letter(name: str) -> str:
    first = name[:1].upper()
    return first if first.isascii() and first.isalpha() else "0–9"
