"""What the parts of a product are made of: its rows by ingredient and source, its other ingredients
by name. Unknown is never taken for a yes."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from catalogue.models import Ingredient, IngredientAmount, SupplementFacts

DATA = Path(__file__).parent / "data" / "source_words.json"
_PLANT, _DAIRY_EGG, _ANIMAL = (
    Ingredient.Origin.PLANT, Ingredient.Origin.DAIRY_EGG, Ingredient.Origin.ANIMAL
)  # fmt: skip
# A diet asks about the last of these that is in something.
_ORIGINS = (_PLANT, _DAIRY_EGG, _ANIMAL)
_UNKNOWN = Ingredient.Gluten.UNKNOWN
_SHELLED = (SupplementFacts.Form.CAPSULE, SupplementFacts.Form.SOFTGEL)
_SEPARATORS = re.compile(r"[,;/]|\band\b")
_DENIED = r"(?<!no )(?<!non-)(?<!not )(?<!without )(?<!free of )"
# What only says that it is the shell: “gelatin capsule”, “capsule (hypromellose)”.
_SHELL = re.compile(r"\b(vegetarian |veg |hard |soft )?(capsules?|softgels?|shells?|coating)\b")
_PREFIX = re.compile(r"^(organic|natural|less than 2% of:?|contains|may contain)\s+")

Known = Mapping[str, Ingredient]


@dataclass(frozen=True)
class Part:
    """`origin` and `gluten` are values of Ingredient; `is_checked`: `allergens` are all of them."""

    name: str
    origin: str
    gluten: str
    allergens: frozenset[str]
    is_checked: bool


@dataclass(frozen=True)
class _Hint:
    pattern: re.Pattern[str]
    origin: str
    gluten: str
    allergens: frozenset[str]
    is_checked: bool


def list_parts(facts: SupplementFacts, known: Known | None = None) -> list[Part]:
    """Rows first, without calories and macronutrients, then the other ingredients.

    A capsule of which nothing else is named has a shell nobody knows.

    Reads amounts with ingredients. One query for the names of other ingredients, unless `known`
    is given (see known_names) or there are none.
    """
    rows = [
        _row_part(row)
        for row in facts.amounts.all()
        if row.ingredient.kind != Ingredient.Kind.MACRO
    ]
    others = read_other_ingredients(facts.other_ingredients, known)
    if not others and facts.dosage_form in _SHELLED:
        others = [Part("the shell", Ingredient.Origin.UNKNOWN, _UNKNOWN, frozenset(), False)]
    return [*rows, *others]


def read_other_ingredients(text: str, known: Known | None = None) -> list[Part]:
    """Each item of the line of 21 CFR 101.4(g), “gelatin (capsule), soy lecithin”."""
    items = list(_split(text))
    if not items:
        return []
    known = known_names() if known is None else known
    return [part for item in items for part in _read_item(item, known)]


def known_names() -> dict[str, Ingredient]:
    """Every ingredient by each of its names, in small letters; an excipient's go first."""
    rows = Ingredient.objects.only(
        "name", "synonyms", "kind", "origin", "gluten", "allergens", "allergens_checked"
    )
    found: dict[str, Ingredient] = {}
    for row in sorted(rows, key=lambda row: row.kind != Ingredient.Kind.EXCIPIENT):
        for name in (row.name, *row.synonym_list):
            found.setdefault(_plain(name), row)
    return found


def _row_part(row: IngredientAmount) -> Part:
    return _combine(str(row.label_name or row.ingredient.name), row.ingredient, row.form)


def _read_item(item: str, known: Known) -> Iterator[Part]:
    name = _plain(item)
    outer, _, inner = name.partition("(")
    outer, inner = outer.strip(), inner.rstrip(") ").strip()
    bare = _SHELL.sub("", outer).strip()
    for candidate in (name, outer, _PREFIX.sub("", outer), bare):
        if ingredient := known.get(candidate):
            yield _combine(item, ingredient, inner if candidate != name else "")
            return
    if inner and not bare:
        for each in _split(inner):
            yield from _read_item(each, known)
    else:
        yield _combine(item, None, name)


def _combine(name: str, ingredient: Ingredient | None, source: str) -> Part:
    """What is known of the ingredient, and what its source adds.

    A source settles what the ingredient leaves open only when each part of it is understood: “50%
    beta-carotene, 50% retinyl palmitate” does not make vitamin A a plant's. What it names counts
    in any case.
    """
    pieces = [_hints(piece) for piece in _SEPARATORS.split(source.lower()) if piece.strip()]
    hints = [hint for piece in pieces for hint in piece]
    # Of something unknown, one word of its name says too little.
    settles = ingredient is not None and bool(pieces) and all(pieces)
    origins = [hint.origin for hint in hints if settles or hint.origin != _PLANT]
    glutens = [hint.gluten for hint in hints if settles or hint.gluten != Ingredient.Gluten.FREE]
    named = frozenset().union(*(hint.allergens for hint in hints))
    source_checked = settles and all(hint.is_checked for hint in hints)
    is_checked = source_checked
    if ingredient is not None:
        origins.append(ingredient.origin)
        glutens.append(ingredient.gluten)
        if ingredient.allergens_checked or not source_checked:
            named |= frozenset(ingredient.allergens)
        is_checked = ingredient.allergens_checked or source_checked
    return Part(name, _worst_origin(origins), _worst_gluten(glutens), named, is_checked)


def _worst_origin(found: Iterable[str]) -> str:
    known = [origin for origin in _ORIGINS if origin in found]
    return str(known[-1]) if known else str(Ingredient.Origin.UNKNOWN)


def _worst_gluten(found: list[str]) -> str:
    for value in (Ingredient.Gluten.CONTAINS, Ingredient.Gluten.FREE):
        if value in found:
            return str(value)
    return str(Ingredient.Gluten.UNKNOWN)


def _hints(text: str) -> list[_Hint]:
    return [hint for hint in _vocabulary() if hint.pattern.search(text)]


@cache
def _vocabulary() -> list[_Hint]:
    found = []
    for entry in json.loads(DATA.read_text())["words"]:
        words = "|".join(re.escape(word) for word in entry["words"])
        # “Milk thistle” is no milk, and “soy-free” holds none.
        pattern = re.compile(rf"{_DENIED}\b(?:{words})s?\b(?![- ]free| thistle)")
        allergens = frozenset(entry["allergens"])
        found.append(_Hint(pattern, entry["origin"], entry["gluten"], allergens, entry["checked"]))
    return found


def _split(text: str) -> Iterator[str]:
    """At commas and semicolons that stand outside of brackets."""
    depth, item = 0, ""
    for sign in f"{text},":
        depth = max(depth + (sign == "(") - (sign == ")"), 0)
        if sign in ",;" and depth == 0:
            if item.strip(" ."):
                yield item.strip(" .")
            item = ""
        else:
            item += sign
    # A bracket that was never closed.
    if rest := item.strip(" .,;"):
        yield rest


def _plain(name: Any) -> str:
    return " ".join(str(name).lower().replace("’", "'").split())
