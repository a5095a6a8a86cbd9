"""What changed from one recorded label to another, in words."""

from dataclasses import dataclass
from typing import Any

from catalogue.labels import FORMULA
from catalogue.models import SupplementFacts


@dataclass(frozen=True)
class Change:
    """One difference: what it is about, and both values as a person reads them; "" for none."""

    what: str
    before: str
    after: str


def compare(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """What changed from one recorded label to another, facts first, then blends and rows."""
    return _compare(old, new, list({**old["facts"], **new["facts"]}))


def compare_formulas(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """The same, without what leaves the formula as it was: directions, warnings, notes."""
    return _compare(old, new, FORMULA)


def _compare(old: dict[str, Any], new: dict[str, Any], fields: list[str]) -> list[Change]:
    changes = []
    for name in fields:
        label = _field_name(name)
        changes.append(
            Change(label, _words(old["facts"].get(name)), _words(new["facts"].get(name)))
        )
    changes += _compare_rows(_named_blends(old), _named_blends(new))
    changes += _compare_rows(_named_amounts(old), _named_amounts(new))
    return [change for change in changes if change.before != change.after]


def _named_blends(content: dict[str, Any]) -> dict[str, str]:
    return {
        f"Blend {each['name']}": f"{each['amount']} {each['unit']} {each['note']}".strip()
        for each in content["blends"]
    }


def _named_amounts(content: dict[str, Any]) -> dict[str, str]:
    named: dict[str, str] = {}
    for row in content["amounts"]:
        name = content["ingredients"][row["ingredient"]]["name"]
        text = f"{row['amount']} {row['unit']} {row['form']}".strip()
        text += f", in {row['blend']}" if row["blend"] else ""
        text += f", printed as {row['label_name']}" if row["label_name"] else ""
        named[name] = f"{named[name]}; {text}" if name in named else text
    return named


def _compare_rows(old: dict[str, str], new: dict[str, str]) -> list[Change]:
    return [Change(name, old.get(name, ""), new.get(name, "")) for name in {**old, **new}]


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _field_name(name: str) -> str:
    """As the form calls it; a recorded field that is gone by now keeps its name in the data."""
    for field in SupplementFacts._meta.concrete_fields:
        if field.name == name:
            return str(field.verbose_name).capitalize()
    return name.replace("_", " ").capitalize()
