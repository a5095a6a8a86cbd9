"""The ingredients that come with the shop: values, limits, cautions, doses. Staff may add more."""

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models, transaction

from catalogue.models import Ingredient, StudiedDose

DATA = Path(__file__).parent / "data"
FILES = ("nutrients.json", "ingredients.json", "excipients.json")
NO_DAILY_VALUE = "no daily value in 21 CFR 101.9"
FIELDS = [
    "name", "kind", "synonyms", "latin_name", "plant_part", "description",
    "unit", "daily_value", "daily_value_pregnant", "daily_value_children", "daily_value_infants",
    "label_order", "source",
    "upper_limit", "upper_limit_pregnant", "upper_limit_unit", "upper_limit_scope",
    "upper_limit_note", "upper_limit_source",
    "interactions", "interaction_tags", "cautions", "pregnancy", "breastfeeding", "drowsiness",
    "customary_daily", "customary_basis", "separation_hours", "cautions_source", "cautions_as_of",
    "allergens", "allergens_checked", "allergen_note", "origin", "gluten",
]  # fmt: skip
DOSE_FIELDS = [
    "low", "high", "unit", "form", "finding", "strength", "people", "citation", "doi", "pmid",
    "as_of",
]  # fmt: skip


@dataclass
class Loaded:
    """What one run did. `changes` names each changed ingredient with its fields."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0
    doses: int = 0
    changes: list[str] = field(default_factory=list)


@transaction.atomic
def load_ingredients() -> Loaded:
    """Bring the tables to what the files say, by key. A second run writes nothing.

    Ingredients that staff keep themselves stay as they are, with their doses.
    """
    loaded = Loaded()
    stored = {row.key: row for row in Ingredient.objects.all()}
    slugs = {row.slug for row in stored.values()}
    new, changed = [], []
    for key, wanted in read_ingredients().items():
        row = stored.get(key)
        if row is None:
            new.append(Ingredient(key=key, slug=_free_slug(key, slugs), is_own=False, **wanted))
        elif row.is_own:
            loaded.kept += 1
        elif differing := _take(row, wanted):
            changed.append(row)
            loaded.changes.append(f"{key}: {', '.join(differing)}")
        else:
            loaded.unchanged += 1
    Ingredient.objects.bulk_create(new)
    Ingredient.objects.bulk_update(changed, FIELDS)
    loaded.created, loaded.updated = len(new), len(changed)
    loaded.doses = _load_doses()
    return loaded


def read_ingredients() -> dict[str, dict[str, Any]]:
    """Every ingredient of the files by key, with a value for each of FIELDS."""
    entries: dict[str, dict[str, Any]] = {}
    for name in FILES:
        for entry in _read(name)["ingredients"]:
            entries[entry["key"]] = dict(entry)
    cautions = _read("cautions.json")
    for entry in cautions["ingredients"]:
        # A name that is in no other file is a slip of the pen: KeyError.
        entries[entry["key"]].update(entry, cautions_as_of=cautions["as_of"])
    return {key: _values(Ingredient, FIELDS, entry) for key, entry in entries.items()}


def _load_doses() -> int:
    """How many studied doses were written."""
    stored = {row.key: row for row in StudiedDose.objects.all()}
    ours = dict(Ingredient.objects.filter(is_own=False).values_list("key", "pk"))
    file = _read("studied_doses.json")
    new, changed = [], []
    for entry in file["doses"]:
        if entry["ingredient"] not in ours:
            continue
        wanted = _values(StudiedDose, DOSE_FIELDS, {"as_of": file["as_of"], **entry})
        wanted["ingredient_id"] = ours[entry["ingredient"]]
        row = stored.get(entry["key"])
        if row is None:
            new.append(StudiedDose(key=entry["key"], **wanted))
        elif _take(row, wanted):
            changed.append(row)
    StudiedDose.objects.bulk_create(new)
    StudiedDose.objects.bulk_update(changed, [*DOSE_FIELDS, "ingredient"])
    return len(new) + len(changed)


def _take(row: models.Model, wanted: dict[str, Any]) -> list[str]:
    """Sets what differs and names it."""
    differing = [name for name, value in wanted.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, wanted[name])
    return differing


def _values(model: type[models.Model], names: list[str], entry: dict[str, Any]) -> dict[str, Any]:
    """A field that the entry leaves out has the model's default."""
    return {name: _value(model._meta.get_field(name), entry) for name in names}


def _value(column: Any, entry: dict[str, Any]) -> Any:
    value = entry.get(column.name)
    if column.name == "source" and value is None:
        return NO_DAILY_VALUE if entry["kind"] != Ingredient.Kind.EXCIPIENT else ""
    if value is None:
        return column.get_default()
    if column.name == "synonyms":
        return "\n".join(value)
    if isinstance(column, models.DecimalField):
        return Decimal(value)
    if isinstance(column, models.DateField):
        return date.fromisoformat(value)
    return value


def _free_slug(key: str, taken: set[str]) -> str:
    """Staff may have given the address to an ingredient of their own."""
    base = slug = key.replace("_", "-")
    number = 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    taken.add(slug)
    return slug


def _read(name: str) -> dict[str, Any]:
    return json.loads((DATA / name).read_text())
