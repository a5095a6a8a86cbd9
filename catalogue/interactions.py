"""What two different products may do to each other, by rules kept as data with their sources."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from catalogue.models import Ingredient, SupplementFacts

DATA = Path(__file__).parent / "data" / "interactions.json"


@dataclass(frozen=True)
class Notice:
    """Plain words about several products: never advice, never a block. `kind` is limit or
    interaction."""

    kind: str
    title: str
    text: str
    products: list[str]
    source: str


def list_interactions(products: list[tuple[str, SupplementFacts]]) -> list[Notice]:
    """One notice a rule, naming every product it touches. One product alone touches none: what is
    to be said about it stands on its own page."""
    inside = [
        (title, [amount.ingredient for amount in facts.amounts.all()]) for title, facts in products
    ]
    found = []
    for rule in _rules():
        touched = _touched(rule, inside)
        if len(touched) > 1:
            found.append(
                Notice("interaction", _(rule["title"]), _(rule["text"]), touched, rule["source"])
            )
    return found


def _touched(rule: dict[str, Any], inside: list[tuple[str, list[Ingredient]]]) -> list[str]:
    if "between" not in rule:
        return [title for title, held in inside if any(_matches(rule, each) for each in held)]
    one, other = (set(side) for side in rule["between"])
    holds = [(title, {each.key for each in held}) for title, held in inside]
    return [
        title
        for title, keys in holds
        if any(
            rest != title and ((keys & one and others & other) or (keys & other and others & one))
            for rest, others in holds
        )
    ]


def _matches(rule: dict[str, Any], ingredient: Ingredient) -> bool:
    if "drowsiness" in rule:
        return ingredient.drowsiness in rule["drowsiness"]
    return rule["tag"] in ingredient.interaction_tags


@cache
def _rules() -> list[dict[str, Any]]:
    return json.loads(DATA.read_text())["rules"]
