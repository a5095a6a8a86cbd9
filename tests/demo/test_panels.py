"""The demo's panels against panels.txt, whose figures no code has worked out."""

from pathlib import Path

from catalogue.labels import facts_with_rows
from catalogue.panel import BlendRow, Panel, Row, build_panel
from catalogue.reference import load_ingredients
from shop.demo.products import load_categories, load_products
from shop.demo.reading import read_json
from shop.partner.models import StockRecord

EXPECTED = Path(__file__).parent / "panels.txt"


def read_expected() -> dict[str, list[str]]:
    """Lines by SKU."""
    panels = {}
    for part in EXPECTED.read_text().split("\n# ")[1:]:
        sku, *lines = part.strip().splitlines()
        panels[sku] = lines
    return panels


def print_panel(panel: Panel) -> list[str]:
    lines = [
        f"Serving Size {panel.serving_size}",
        f"Servings Per Container {panel.servings_per_container}",
        panel.percent_heading,
        *(print_row(row) for row in panel.rows),
        "---",
        *(print_row(row) for row in panel.other_rows),
        *(line for blend in panel.blends for line in print_blend(blend)),
        *(f"{note.symbol} {note.text}" for note in panel.footnotes),
    ]
    if panel.ingredients_heading:
        lines.append(f"{panel.ingredients_heading} {panel.other_ingredients}")
    return lines


def print_row(row: Row) -> str:
    name = f"{row.name} ({row.source})" if row.source else row.name
    indent = "  " if row.is_indented else ""
    return indent + " ".join(f"{name} | {row.amount} | {row.percent}".split())


def print_blend(blend: BlendRow) -> list[str]:
    name = f"{blend.name} ({blend.note})" if blend.note else blend.name
    return [f"{name} | {blend.amount} | {blend.symbol}", *map(print_row, blend.members)]


def list_skus() -> list[str]:
    return [
        sold["sku"]
        for entry in read_json("products.json")
        for sold in entry.get("variants") or [entry]
    ]


def test_the_file_has_everything_that_is_sold():
    assert list(read_expected()) == list_skus()


def test_no_remark_is_typed_into_a_name():
    names = [row["name"] for entry in read_json("products.json") for row in entry["ingredients"]]

    assert [name for name in names if "folic acid)" in name or " IU" in name] == []


def test_every_panel_is_printed_as_worked_out_by_hand(db, django_assert_num_queries):
    """What may not be declared would be missing from them."""
    load_ingredients()
    load_categories()
    load_products()
    owners = dict(StockRecord.objects.values_list("partner_sku", "product"))
    labels = {facts.product_id: facts for facts in facts_with_rows()}

    with django_assert_num_queries(0):
        printed = {sku: print_panel(build_panel(labels[owners[sku]])) for sku in list_skus()}

    for sku, lines in read_expected().items():
        assert (sku, printed[sku]) == (sku, lines)
