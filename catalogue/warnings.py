"""Which warnings a product carries: those its staff chose, and those a rule demands.

Rules and texts are data (catalogue/data/warnings.json), each with the law it comes from.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import Any

from catalogue.allergens import contains_line
from catalogue.intake import Notice, list_over_limits
from catalogue.models import Ingredient, SupplementFacts

DATA = Path(__file__).parent / "data" / "warnings.json"
# 21 CFR 101.17(e)(1): these words and no others.
IRON_TEXT = (
    "WARNING: Accidental overdose of iron-containing products is a leading cause of fatal poisoning"
    " in children under 6. Keep this product out of reach of children. In case of accidental"
    " overdose, call a doctor or poison control center immediately."
)
_HARMS = {
    SupplementFacts.Harm.CANCER: "cancer",
    SupplementFacts.Harm.REPRODUCTIVE: "birth defects or other reproductive harm",
    SupplementFacts.Harm.BOTH: "cancer and birth defects or other reproductive harm",
}


@dataclass(frozen=True)
class Warning:
    """`is_boxed` ones stand in a hairline box, as 21 CFR 101.17(e) has it for iron.

    `link` is the part of `text` that is also an address, without https://; "" for none.
    """

    key: str
    title: str
    text: str
    is_boxed: bool
    basis: str
    link: str = ""

    @property
    def before_link(self) -> str:
        return self.text.partition(self.link)[0] if self.link else self.text

    @property
    def after_link(self) -> str:
        return self.text.partition(self.link)[2] if self.link else ""


def list_warnings(facts: SupplementFacts, required: Sequence[str] | None = None) -> list[Warning]:
    """In order: what a rule demands, boxed ones, the rest. Reads amounts with ingredients.

    `required` is what required_warnings answers, if it was asked already.

    Facts that were never saved, or not by catalogue.facts_saved, cost a query for allergens.
    """
    required = required_warnings(facts) if required is None else required
    keys = list(dict.fromkeys([*required, *facts.warnings]))
    found = [_read(key, facts) for key in keys if key in _data()["texts"]]
    return sorted(
        (warning for warning in found if warning.text), key=lambda warning: not warning.is_boxed
    )


def required_warnings(facts: SupplementFacts) -> list[str]:
    """Keys of the warnings that this product must carry, chosen or not."""
    ingredients = [amount.ingredient for amount in facts.amounts.all()]
    found: list[str] = []
    for rule in _data()["rules"]:
        if _applies(rule, facts, ingredients, {*facts.warnings, *found}):
            found.append(rule["warning"])
    return found


def known_warnings() -> Iterable[str]:
    return _data()["texts"].keys()


def choosable_warnings() -> list[str]:
    """Without what is filled from a product's own data, which comes by rule only."""
    return [key for key, entry in _data()["texts"].items() if not entry.get("by_rule_only")]


def warning_title(key: str) -> str:
    """A warning's title and the start of its text, for forms; the key itself when unknown."""
    entry = _data()["texts"].get(key)
    return f"{entry['title']}: {shorten(entry['text'], 80, placeholder=' …')}" if entry else key


def _applies(
    rule: dict[str, Any],
    facts: SupplementFacts,
    ingredients: list[Ingredient],
    carried: set[str],
) -> bool:
    """Each `if_…` must hold; one warning of `unless_any_warning` is enough to be left out."""
    tests = {
        "if_solid": lambda wanted: facts.is_solid == wanted,
        "if_any_ingredient": lambda keys: any(each.key in keys for each in ingredients),
        "if_drowsiness": lambda values: any(each.drowsiness in values for each in ingredients),
        "if_pregnancy_begins": lambda word: any(
            text.lower().startswith(word)
            for each in ingredients
            for text in (each.pregnancy, each.breastfeeding)
        ),
        "if_population": lambda values: facts.population in values,
        "if_allergens": lambda wanted: bool(contains_line(facts)) == wanted,
        "if_child_resistant": lambda wanted: facts.child_resistant == wanted,
        "if_prop65": lambda wanted: bool(facts.prop65_chemicals and facts.prop65_harm) == wanted,
        "if_over_limit": lambda wanted: bool(_untold_limits(facts)) == wanted,
    }
    if any(not tests[name](value) for name, value in rule.items() if name.startswith("if_")):
        return False
    return not set(rule.get("unless_any_warning", ())) & carried


def _read(key: str, facts: SupplementFacts) -> Warning:
    entry = _data()["texts"][key]
    text = entry["text"]
    if "{{" in text:
        text = _fill(text, facts)
    return Warning(
        key, entry["title"], text, entry["style"] == "boxed", entry["basis"], entry.get("link", "")
    )


def _fill(text: str, facts: SupplementFacts) -> str:
    """ "" when the product has nothing to fill in."""
    chemicals = facts.prop65_chemicals.strip().rstrip(".")
    several = "," in chemicals or " and " in chemicals
    limits = [f"{notice.title}. {notice.text}" for _, notice in _untold_limits(facts)]
    values = {
        "allergens": contains_line(facts),
        "chemicals": chemicals,
        "are": "are" if several else "is",
        "harm": _HARMS.get(facts.prop65_harm, ""),  # type: ignore[call-overload]
        "limits": " ".join(limits),
    }
    for name, value in values.items():
        token = f"{{{{ {name} }}}}"
        if token in text and not value:
            return ""
        text = text.replace(token, value)
    return text


def _untold_limits(facts: SupplementFacts) -> list[tuple[Ingredient, Notice]]:
    """Those that no chosen warning tells in its own words."""
    texts = _data()["texts"]
    told = {texts[key].get("limit_of") for key in facts.warnings if key in texts}
    return [
        (ingredient, notice)
        for ingredient, notice in list_over_limits(facts)
        if ingredient.key not in told
    ]


@cache
def _data() -> dict[str, Any]:
    return json.loads(DATA.read_text())
