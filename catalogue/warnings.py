"""Which warnings a product carries: those its staff chose, and those a rule demands."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import Any

from catalogue.models import SupplementFacts

DATA = Path(__file__).parent / "data" / "warnings.json"


@dataclass(frozen=True)
class Warning:
    """`is_boxed` ones stand in a hairline box, as 21 CFR 101.17(e) has it for iron."""

    key: str
    title: str
    text: str
    is_boxed: bool
    basis: str


def list_warnings(facts: SupplementFacts) -> list[Warning]:
    """In order: what a rule demands, boxed ones, the rest. Reads amounts with ingredients."""
    keys = list(dict.fromkeys([*required_warnings(facts), *facts.warnings]))
    found = [_read(key, facts) for key in keys if key in _data()["texts"]]
    return sorted(found, key=lambda warning: not warning.is_boxed)


def required_warnings(facts: SupplementFacts) -> list[str]:
    """Keys of the warnings that this product must carry, chosen or not."""
    ingredients = {amount.ingredient.key for amount in facts.amounts.all()}
    return [rule["warning"] for rule in _data()["rules"] if _applies(rule, facts, ingredients)]


def known_warnings() -> Iterable[str]:
    return _data()["texts"].keys()


def warning_title(key: str) -> str:
    """A warning's title and the start of its text, for forms; the key itself when unknown."""
    entry = _data()["texts"].get(key)
    return f"{entry['title']}: {shorten(entry['text'], 80, placeholder=' …')}" if entry else key


def _applies(rule: dict[str, Any], facts: SupplementFacts, ingredients: set[str]) -> bool:
    if "if_form" in rule and facts.dosage_form not in rule["if_form"]:
        return False
    if "if_any_ingredient" in rule and not ingredients & set(rule["if_any_ingredient"]):
        return False
    if "if_allergens" in rule and not facts.allergens:
        return False
    return not set(rule.get("unless_any_warning", ())) & set(facts.warnings)


def _read(key: str, facts: SupplementFacts) -> Warning:
    entry = _data()["texts"][key]
    text = entry["text"].replace("{{ allergens }}", facts.allergens)
    return Warning(key, entry["title"], text, entry["style"] == "boxed", entry["basis"])


@cache
def _data() -> dict[str, Any]:
    return json.loads(DATA.read_text())
