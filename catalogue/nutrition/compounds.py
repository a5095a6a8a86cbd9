"""How much of a compound's weight is the element that the label counts (101.36(b)(2)(ii)(B))."""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from .amounts import plain_number

DATA = Path(__file__).parent.parent / "data" / "compounds.json"
# What a real material may differ from its formula: water, excess of a chelate, assay.
TOLERANCE = Decimal("0.1")


class UnknownCompound(LookupError):
    """The list of compounds does not hold it."""


@dataclass(frozen=True)
class Compound:
    """`share` is the element's part of the weight; materials on the market lie in low to high."""

    name: str
    element: str
    share: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Finding:
    """`code` is impossible (more than there is in it), too_much or too_little."""

    code: str
    text: str


def elemental(compound: str, weight: Decimal) -> Decimal:
    """The element in this weight of the compound, in the same unit. Raises UnknownCompound."""
    return weight * find_compound(compound).share


def check_elemental(
    compound: str, compound_amount: Decimal, element_amount: Decimal
) -> Finding | None:
    """Whether the element's amount fits the compound's, both in one unit; None when it does.

    More than 10 percent outside what the compound can hold is a finding. Raises UnknownCompound.
    """
    found = find_compound(compound)
    if element_amount > compound_amount:
        return Finding(
            "impossible", f"There cannot be more {found.element} than {found.name} it comes from."
        )
    low = compound_amount * found.low * (1 - TOLERANCE)
    high = compound_amount * found.high * (1 + TOLERANCE)
    if low <= element_amount <= high:
        return None
    expected = (compound_amount * found.share).quantize(Decimal("0.1"))
    return Finding(
        "too_much" if element_amount > high else "too_little",
        f"{found.name[0].upper()}{found.name[1:]} holds about {found.share * 100:.0f}% "
        f"{found.element}: about {plain_number(expected)} of {plain_number(compound_amount)}, "
        f"not {plain_number(element_amount)}.",
    )


def find_compound(name: str) -> Compound:
    """By name as a label writes it: "as magnesium oxide". Raises UnknownCompound."""
    wanted = " ".join(name.lower().removeprefix("as ").split())
    try:
        return _compounds()[wanted]
    except KeyError:
        raise UnknownCompound(name) from None


@cache
def _compounds() -> dict[str, Compound]:
    found = {}
    for entry in json.loads(DATA.read_text())["compounds"]:
        share = Decimal(entry["share"])
        compound = Compound(
            name=entry["name"],
            element=entry["element"],
            share=share,
            low=Decimal(entry.get("low", share)),
            high=Decimal(entry.get("high", share)),
        )
        for name in (entry["name"], *entry.get("synonyms", [])):
            found[name] = compound
    return found
