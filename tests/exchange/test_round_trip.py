"""An export that is taken in again changes nothing, whatever stands in the shop."""

from decimal import Decimal

import pytest

from catalogue.models import Ingredient, Product
from shop.exchange.cells import neutralise, restore
from shop.exchange.exporting import export_keys, write_csv, write_xlsx
from shop.exchange.models import ImportRun
from tests.catalogue.facts import make_facts
from tests.catalogue.labels_to_show import make_complete
from tests.factories import make_product, make_variants

from .files import applied, checked, of_rows
from .rows import MAGNESIUM

pytestmark = pytest.mark.django_db
WRITERS = {"csv": write_csv, "xlsx": write_xlsx}
NASTY = (
    "=1+1", "+1", "-1", "-", "@SUM(A1)", "'=1", "''-", "\t=x", "#", 'a "b", c;d\te', "a|b\\|c",
    "=cmd|' /C calc'!A0", "日本語 – µg ✓ 🌿",
)  # fmt: skip


def exported(kind: str) -> bytes:
    return b"".join(WRITERS[kind](export_keys()))


def taken_in(kind: str) -> ImportRun:
    return checked(exported(kind), f"products.{kind}")


@pytest.mark.parametrize("kind", WRITERS)
def test_export_taken_in_again_changes_nothing(kind: str, shelves: None) -> None:
    make_complete(flags=["vegan"], warnings=["pregnancy"], note="=2+3 is an illustration")
    facts = make_facts([("magnesium", "14.5", "mg"), ("vitamin_d", "20", "mcg")])
    blend = facts.blends.create(name="Rest | Blend", amount=Decimal("500"), unit="mg", note="x")
    facts.amounts.create(
        ingredient=Ingredient.objects.get(key="glycine"), amount=Decimal("500"), unit="mg",
        blend=blend, label_name="Glycine, pure", compound_amount=Decimal("600"),
    )  # fmt: skip
    parent, _, _ = make_variants()
    make_product("Ünïcode", description='<p>One</p>\n<p><a href="https://x.example">Two</a></p>')
    make_product("Two lines", benefits="Calm.*\r\nRest.*\r\n", tagline="  Spaces  ")

    run = taken_in(kind)

    assert run.errors == []
    assert (run.new, run.changed, run.unchanged) == (0, 0, 7)


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_survives(kind: str, text: str, kinds: None) -> None:
    make_product("Zinc", tagline=text, benefits=text, meta_title=text)

    run = taken_in(kind)

    assert (run.errors, run.changed) == ([], 0)


@pytest.mark.parametrize("kind", WRITERS)
def test_what_was_imported_comes_out_the_same(kind: str, shelves: None) -> None:
    applied(of_rows(MAGNESIUM | {"categories": "minerals | sleep", "tagline": "Calm | rest"}))

    assert taken_in(kind).unchanged == 1


@pytest.mark.parametrize("text", NASTY)
def test_no_cell_of_an_export_begins_like_a_formula(text: str) -> None:
    shown = neutralise(text)

    assert shown[0] not in "=+-@\t\r"
    assert restore(shown) == text


def test_export_in_csv_has_no_cell_like_a_formula(kinds: None) -> None:
    import csv
    import io

    make_product("=HYPERLINK(1)", tagline="@x", benefits="+1\n-2")

    rows = csv.reader(io.StringIO(exported("csv").decode("utf-8-sig")))

    assert [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")] == []


def test_chosen_products_come_with_their_variants(kinds: None) -> None:
    parent, first, second = make_variants()
    make_product()

    assert export_keys([parent.pk]) == [parent.pk, second.pk, first.pk]


def test_text_that_excel_cannot_hold_is_left_alone(kinds: None) -> None:
    make_product("Long", description=f"<p>{'x' * 40_000}</p>")

    run = taken_in("xlsx")

    assert (run.errors, run.changed) == ([], 0)
    assert len(Product.objects.get().description) > 40_000
