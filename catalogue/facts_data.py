"""/products/<slug>/facts.json: docs/facts-data.md says what each name means."""

from decimal import Decimal
from typing import Any

from catalogue.allergens import contains_line
from catalogue.facts_sheet import Sheet, data_address
from catalogue.meta import absolute
from catalogue.models import LabelVersion, Product
from catalogue.nutrition import plain_number
from catalogue.panel import BlendRow, Row


def describe_sheet(sheet: Sheet) -> dict[str, Any]:
    """Text and whole numbers only; amounts are text, so that no reader rounds them."""
    facts, panel = sheet.facts, sheet.panel
    return {
        **_product(sheet.product, sheet.sku),
        "serving": {
            "size": facts.serving_size,
            "units": facts.units_per_serving,
            "per_container": facts.servings_per_container,
            "most_per_day": facts.servings_per_day,
        },
        "dosage_form": facts.dosage_form,
        "net_quantity": facts.net_quantity,
        "population": facts.population,
        "percent_heading": panel.percent_heading,
        "rows": [_row(row) for row in [*panel.rows, *panel.other_rows]],
        "blends": [_blend(blend) for blend in panel.blends],
        "footnotes": {note.symbol: note.text for note in panel.footnotes},
        "other_ingredients": panel.other_ingredients,
        "allergens": {"status": facts.allergen_status, "contains": contains_line(facts)},
        "directions": facts.directions,
        "storage": facts.storage,
        "warnings": [
            {"key": each.key, "title": each.title, "text": each.text} for each in sheet.warnings
        ],
        "flags": facts.flags,
        "note": panel.note,
        "label": _version(sheet.version),
    }


def describe_parent(parent: Product, variants: list[Product]) -> dict[str, Any]:
    """Its variants, each with the address of its own data."""
    return {
        **_product(parent, ""),
        "variants": [
            {
                "name": each.get_title(),
                "sku": next((record.partner_sku for record in each.stockrecords.all()), ""),
                "facts": data_address(each),
            }
            for each in variants
        ],
    }


def _product(product: Product, sku: str) -> dict[str, Any]:
    return {
        "name": product.get_title(),
        "sku": sku,
        "url": absolute((product.parent if product.is_child else product).get_absolute_url()),
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "key": row.key,
        "name": row.name,
        "source": row.source,
        "amount": _plain(row.quantity),
        "unit": row.unit,
        "percent": _percent(row.share),
        "printed": {"amount": row.amount, "percent": row.percent},
    }


def _percent(share: str) -> int | None:
    """A whole number; 0 where the label prints <1%."""
    digits = share.rstrip("%").replace(",", "")
    return (0 if digits.startswith("<") else int(digits)) if digits else None


def _blend(blend: BlendRow) -> dict[str, Any]:
    """The members' amounts are the maker's own business: 21 CFR 101.36(c)."""
    return {
        "name": blend.name,
        "note": blend.note,
        "amount": _plain(blend.quantity),
        "unit": blend.unit,
        "members": [
            {"key": row.key, "name": row.name, "source": row.source} for row in blend.members
        ],
    }


def _version(version: LabelVersion | None) -> dict[str, Any] | None:
    if version is None:
        return None
    return {
        "version": version.number,
        "formula": version.digest,
        "recorded_at": version.created_at.isoformat(timespec="seconds"),
    }


def _plain(amount: Decimal | None) -> str | None:
    return plain_number(amount) if amount is not None else None
