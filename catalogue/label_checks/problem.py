"""A problem of a label, and the rules that problems come from."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalogue.models import Blend, IngredientAmount

DATA = Path(__file__).parent.parent / "data" / "publishing_rules.json"

Row = IngredientAmount | Blend


@dataclass(frozen=True)
class Rule:
    """`needs` says what must be true; `source` is the law or the house rule behind it."""

    key: str
    needs: str
    source: str
    blocks: bool


@dataclass(frozen=True)
class Problem:
    """`field` is a field of `row`, or of the facts where `row` is None.

    `row` is the very instance that was checked, saved or not. `blocks` is False for advice.
    """

    field: str
    row: Row | None
    message: str
    blocks: bool
    rule: str = ""

    @property
    def source(self) -> str:
        return rules()[self.rule].source if self.rule in rules() else ""


def problem(rule: str, message: str, field: str = "", row: Row | None = None) -> Problem:
    return Problem(field, row, message, rules()[rule].blocks, rule)


@cache
def rules() -> dict[str, Rule]:
    """In the order of the table that staff read."""
    return {
        entry["key"]: Rule(
            entry["key"], entry["needs"], entry["source"], entry["effect"] == "blocks"
        )
        for entry in json.loads(DATA.read_text())["rules"]
    }
