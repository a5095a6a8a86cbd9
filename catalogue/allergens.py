"""Which of the nine major allergens a label declares, and which its ingredients are known to hold.

21 U.S.C. 343(w) asks for a statement that names all of them; fish, crustacean shellfish and tree
nuts by their species.
"""

import re

from catalogue.composition import Known, list_parts
from catalogue.models import Allergen, SupplementFacts

# The first word of a declared item decides; what stands in brackets only makes it more exact.
_WORDS = {
    "milk": Allergen.MILK,
    "dairy": Allergen.MILK,
    "egg": Allergen.EGG,
    "fish": Allergen.FISH,
    "shellfish": Allergen.SHELLFISH,
    "tree": Allergen.TREE_NUTS,
    "peanut": Allergen.PEANUTS,
    "wheat": Allergen.WHEAT,
    "soy": Allergen.SOY,
    "soybean": Allergen.SOY,
    "soya": Allergen.SOY,
    "sesame": Allergen.SESAME,
}
_SPECIES = {
    Allergen.FISH: "anchovy anchovies sardine cod pollock salmon tuna tilapia herring mackerel"
    " menhaden haddock bass flounder trout",
    Allergen.SHELLFISH: "shrimp prawn crab lobster crayfish krill",
    # FDA's list since January 2025; coconut, shea and ginkgo nuts are no longer on it.
    Allergen.TREE_NUTS: "almond walnut cashew hazelnut filbert heartnut macadamia pecan pistachio"
    " brazil pine black california",
}
_BY_SPECIES = {word: kind for kind, words in _SPECIES.items() for word in words.split()}
_BRACKETS = re.compile(r"\([^()]*\)")
_ITEMS = re.compile(r",|;|\band\b")


def read_allergens(declared: str) -> set[str] | None:
    """Of “fish (anchovy), soy”: fish and soy. None when a part of it is not understood."""
    found = {_read(item) for item in _items(declared)}
    return None if None in found else {allergen for allergen in found if allergen}


def without_species(declared: str) -> list[str]:
    """Items that must name a species and do not: “fish” of “fish, soy”; not “fish (cod)”."""
    items = re.split(r"[,;](?![^(]*\))|\band\b(?![^(]*\))", declared)
    return [
        item.strip()
        for item in items
        if _read(_BRACKETS.sub("", item).strip().lower()) in _SPECIES
        and "(" not in item
        and not _names_species(item)
    ]


def known_allergens(facts: SupplementFacts, known: Known | None = None) -> dict[str, list[str]]:
    """What ingredients, their sources and the other ingredients hold: each with what holds it.

    Reads amounts with ingredients; `known` as in catalogue.composition.
    """
    found: dict[str, list[str]] = {}
    for part in list_parts(facts, known):
        for allergen in sorted(part.allergens):
            found.setdefault(allergen, []).append(part.name)
    return found


def contains_line(facts: SupplementFacts) -> str:
    """What the label declares, and after it whatever else is known to be in the product."""
    known = facts.known_allergens
    if known is None:
        known = list(known_allergens(facts))
    declared = read_allergens(facts.allergens) or set()
    missing = [str(Allergen(key).label).lower() for key in known if key not in declared]
    return ", ".join([*filter(None, [facts.allergens.strip().rstrip(".")]), *missing])


def _items(declared: str) -> list[str]:
    items = [item.strip().lower() for item in _ITEMS.split(_BRACKETS.sub("", declared))]
    return [item for item in items if item]


def _read(item: str) -> str | None:
    words = item.removeprefix("crustacean ").rstrip(".").split()
    first = words[0] if words else ""
    singular = first.removesuffix("s")
    for names in (_WORDS, _BY_SPECIES):
        if found := names.get(first) or names.get(singular):
            return found
    return None


def _names_species(item: str) -> bool:
    words = re.findall(r"[a-z]+", item.lower())
    return any(word in _BY_SPECIES or word.removesuffix("s") in _BY_SPECIES for word in words)
