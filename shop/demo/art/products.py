"""Product data as the pictures need it, read from the demo shop's data and the daily values."""

import json
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data" / "products.json"
FOLIC_ACID_IN_DFE = Decimal("0.6")
IU_IN_MCG_OF_D = 40
DAILY_VALUES = Path(__file__).parents[3] / "catalogue" / "data" / "nutrients.json"


@dataclass(frozen=True)
class Row:
    """One line of the facts panel: amount in `unit`, daily value in whole percent or None.

    `remark` follows the amount in parentheses.
    """

    key: str
    name: str
    source: str
    amount: Decimal
    unit: str
    dv_percent: int | None
    remark: str = ""

    @property
    def figure(self) -> str:
        """Amount with unit, such as "1,000 mcg"."""
        number = f"{self.amount:,f}"
        return f"{number} {self.unit}"


@dataclass(frozen=True)
class Product:
    """A product of the demo shop with the facts its label prints."""

    slug: str
    name: str
    label_name: str
    label_line: str
    category: str
    form: str
    serving_size: str
    units_per_serving: int
    servings: int
    quantity: str
    rows: tuple[Row, ...]
    other_ingredients: str
    pregnancy: bool

    @property
    def has_iron(self) -> bool:
        """Whether the iron warning of 21 CFR 101.17(e) belongs on the pack."""
        return any(row.key == "iron" for row in self.rows)


def load_products() -> list[Product]:
    """All demo products in file order; percentages after 21 CFR 101.36(b)(2)(iii)(B)."""
    nutrients = json.loads(DAILY_VALUES.read_text())["ingredients"]
    values = {nutrient["key"]: nutrient for nutrient in nutrients}
    return [_read_product(entry, values) for entry in json.loads(DATA.read_text())]


def _read_product(entry: dict[str, Any], values: dict[str, Any]) -> Product:
    pregnancy = entry["dv_population"] == "pregnant_lactating"
    column = "daily_value_pregnant" if pregnancy else "daily_value"
    return Product(
        slug=entry["slug"],
        name=entry["name"],
        label_name=entry["label_name"],
        label_line=entry["label_line"],
        category=entry["category"],
        form=entry["dosage_form"],
        serving_size=entry["serving_size"],
        units_per_serving=entry["units_per_serving"] or 1,
        servings=entry["servings_per_container"],
        quantity=entry["net_quantity"],
        rows=tuple(_read_row(row, values, column, entry) for row in _printed_rows(entry)),
        other_ingredients=entry["other_ingredients"] or "",
        pregnancy=pregnancy,
    )


def _printed_rows(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """A blend is one row with its members' names; their amounts stay off the label."""
    rows = [row for row in entry["ingredients"] if not row.get("blend")]
    for blend in entry.get("blends", []):
        members = [row["name"] for row in entry["ingredients"] if row.get("blend") == blend["name"]]
        name = f"{blend['name']} ({blend['note']}): {', '.join(members)}"
        rows.append({**blend, "nutrient_id": None, "name": name, "source": ""})
    return rows


def _read_row(
    row: dict[str, Any], values: dict[str, Any], column: str, entry: dict[str, Any]
) -> Row:
    key, amount = row["nutrient_id"] or "", Decimal(row["amount"])
    daily = values[key][column] if key else None
    return Row(
        key=key,
        name=row["name"],
        source=row["source"] or "",
        amount=amount,
        unit=row["unit"],
        dv_percent=_percent(amount, Decimal(daily)) if daily else None,
        remark=_remark(row, amount, entry),
    )


def _remark(row: dict[str, Any], amount: Decimal, entry: dict[str, Any]) -> str:
    """Folic acid in mcg DFE, and IU of vitamin D where the label asks for them."""
    if row["source"] == "as folic acid":
        folic_acid = (amount * FOLIC_ACID_IN_DFE).quantize(Decimal(1), ROUND_HALF_UP)
        return f"{folic_acid:,} mcg folic acid"
    if row["nutrient_id"] == "vitamin_d" and entry.get("shows_iu"):
        return f"{amount * IU_IN_MCG_OF_D:,} IU"
    return ""


def _percent(amount: Decimal, daily: Decimal) -> int:
    return int((amount / daily * 100).quantize(Decimal(1), ROUND_HALF_UP))
