"""The list of nutrients and other ingredients that comes with the shop; staff may add their own."""

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from catalogue.models import Ingredient

DATA = Path(__file__).parent / "data" / "nutrients.json"
FIELDS = [
    "name", "kind", "unit", "daily_value", "daily_value_pregnant", "label_order", "source",
]  # fmt: skip


@dataclass(frozen=True)
class Loaded:
    """How many ingredients were new, changed, or as they are in the file."""

    created: int
    updated: int
    unchanged: int


@transaction.atomic
def load_ingredients() -> Loaded:
    """Bring the table to what the file says, by key. A second run writes nothing."""
    stored = {row.key: row for row in Ingredient.objects.all()}
    new, changed = [], []
    for entry in json.loads(DATA.read_text())["ingredients"]:
        wanted = _values(entry)
        row = stored.get(entry["key"])
        if row is None:
            new.append(Ingredient(key=entry["key"], **wanted))
        elif any(getattr(row, field) != value for field, value in wanted.items()):
            for field, value in wanted.items():
                setattr(row, field, value)
            changed.append(row)
    Ingredient.objects.bulk_create(new)
    Ingredient.objects.bulk_update(changed, FIELDS)
    return Loaded(len(new), len(changed), len(stored) - len(changed))


def _values(entry: dict[str, Any]) -> dict[str, Any]:
    values = {field: entry[field] for field in FIELDS}
    for field in ("daily_value", "daily_value_pregnant"):
        values[field] = Decimal(entry[field]) if entry[field] is not None else None
    return values
