"""Wrong cells: each is named with its row and column, and nothing is saved."""

import pytest

from catalogue.models import Product
from shop.exchange.limits import MOST_ERRORS
from shop.exchange.models import ImportRun
from shop.partner.models import StockRecord
from tests.factories import make_product, make_variants

from .files import checked, errors_of, messages_of, of_rows
from .rows import MAGNESIUM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]


def only(errors: list[tuple[int, str, str]]) -> tuple[int, str, str]:
    (error,) = errors
    return error


def test_error_names_row_and_column() -> None:
    rows = [MAGNESIUM, {"sku": "EVF-2", "title": "Zinc", "price": "twenty"}]

    assert only(errors_of(of_rows(*rows))) == (
        3,
        "price",
        "Write the price as a number alone: 19.95.",
    )


def test_one_wrong_row_holds_up_the_file() -> None:
    run = checked(of_rows(MAGNESIUM, MAGNESIUM | {"sku": "EVF-2", "price": "0"}))

    assert run.state == ImportRun.State.REFUSED
    assert Product.objects.count() == 0


@pytest.mark.parametrize(
    ("price", "words"),
    [
        ("-3", "cannot be negative"),
        ("1e30", "as a number alone"),
        ("19,95", "with a point"),
        ("$19.95", "as a number alone"),
        ("19.955", "at most two decimals"),
        ("0", "more than 0"),
        ("99999999999999", "as a number alone"),
        ("NaN", "as a number alone"),
        ("=1+1", "is a formula"),
        ("-", "cannot be emptied"),
    ],
)
def test_price_that_is_none(price: str, words: str) -> None:
    line, column, message = only(
        errors_of(of_rows(MAGNESIUM | {"price": price, "is_public": ""}))[:1]
    )

    assert (line, column) == (2, "price")
    assert words in message


@pytest.mark.parametrize(
    ("stock", "words"),
    [
        ("-1", "cannot be negative"),
        ("1.5", "whole number"),
        ("1e30", "whole number"),
        ("²", "whole number"),
        ("99999999999999999999", "whole number"),
        ("1000001", "At most 1,000,000 units"),
    ],
)
def test_stock_that_is_none(stock: str, words: str) -> None:
    _, column, message = only(errors_of(of_rows(MAGNESIUM | {"in_stock": stock})))

    assert column == "in_stock"
    assert words in message


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("Magnesium | lots", "in figures"),
        ("Magnesium | -5 mg", "cannot be negative"),
        ("Magnesium | 1e30 mg", "in plain figures"),
        ("Magnesium | 14 mg 3 g", "one amount in one unit"),
        ("Magnesium | 14", ""),
        ("Magnesium | 0 mg", "more than nothing"),
        ("Magnesium | 99999999999 mg", "too much"),
        ("Magnesium | 0.00001 mg", "At most 4 decimals"),
        ("Magnesium | 14 bananas", "“bananas” is no unit"),
        ("Magnesium | 14 mcg DFE", "is stated in mg, which mcg DFE is not"),
        ("Magnesum | 14 mg", "Did you mean “Magnesium”?"),
        ("Magnesium | 14 mg\nZinc | 5 mg\nMAGNESIUM | 3 mg", "listed twice"),
        ("Magnesium | 14 mg | a | | c | | | d", "more than 7 parts"),
        ("Magnesium | 14 mg | <b>as oxide</b>", "HTML"),
        ("| 14 mg", "ingredient is missing"),
        ("Magnesium | 14 mg | | Rest Blend", "not among the blends"),
        ("Magnesium | 14 mg | " + "x" * 201, "more than 200 characters"),
        ("\n".join(["Magnesium | 1 mg"] * 151), "more than 150 lines"),
    ],
)
def test_panel_that_cannot_be_read(rows: str, words: str) -> None:
    found = errors_of(of_rows(MAGNESIUM | {"supplement_facts": rows, "is_public": "no"}))

    if not words:
        assert found == []
        return
    _, column, message = only(found)
    assert column == "supplement_facts"
    assert words in message


def test_blend_in_a_blend() -> None:
    rows = "Valerian root extract | 300 mg | | Rest Blend | Night Blend"

    messages = messages_of(
        MAGNESIUM
        | {"supplement_facts": rows, "blends": "Rest Blend | 300 mg\nNight Blend | 1 mg"}
        | {"is_public": "no"}
    )

    assert messages == [
        "Night Blend is a blend, and cannot be in Rest Blend. Write its members there instead."
    ]


@pytest.mark.parametrize(
    ("blends", "words"),
    [
        ("Rest Blend", "Enter an amount"),
        ("Rest Blend | 500", "has no unit"),
        ("| 500 mg", "has no name"),
        ("A | 1 mg\na | 2 mg", "listed twice"),
        ("A | 1 mg | " + "x" * 121, "more than 120 characters"),
    ],
)
def test_blends_that_cannot_be_read(blends: str, words: str) -> None:
    _, column, message = only(errors_of(of_rows(MAGNESIUM | {"blends": blends, "is_public": "no"})))

    assert column == "blends"
    assert words in message


@pytest.mark.parametrize(
    "column", ["title", "tagline", "directions", "storage", "note", "meta_title"]
)
def test_html_is_refused_outside_the_description(column: str) -> None:
    _, named, message = only(
        errors_of(of_rows(MAGNESIUM | {column: "<img src=x onerror=alert(1)>", "is_public": "no"}))
    )

    assert named == column
    assert "HTML" in message


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("is_public", "maybe", "yes or no"),
        ("dosage_form", "pastille", "Write one of: capsule"),
        ("categories", "mineral", "Did you mean “minerals”?"),
        ("product_class", "Toy", "There are: Supplement."),
        ("warnings", "nonsense", "is not known"),
        ("confirmed_flags", "vegn", "Did you mean “vegan”?"),
        ("slug", "a b", "letters a to z"),
        ("upc", "8.5E+11", "shortened this number"),
        ("servings_per_container", "0", "from 1 to"),
        ("servings_per_container", "40000", "from 1 to"),
        ("prop65_chemicals", "lead", "needs both"),
        ("allergen_status", "declared", "Name the allergens"),
        ("title", "x" * 256, "255 fit"),
        ("variant_count", "60", "Only variants have this"),
        ("parent_sku", "NOBODY", "There is no product NOBODY"),
    ],
)
def test_cell_that_cannot_be_taken(column: str, cell: str, words: str) -> None:
    messages = messages_of(
        MAGNESIUM | {column: cell, "is_public": cell if column == "is_public" else "no"}
    )

    assert len(messages) == 1
    assert words in messages[0]


def test_sku_twice_in_a_file() -> None:
    assert errors_of(of_rows(MAGNESIUM, MAGNESIUM)) == [
        (3, "sku", "The SKU EVF-MAG stands in row 2 already.")
    ]


def test_row_without_a_sku() -> None:
    assert errors_of(of_rows(MAGNESIUM | {"sku": ""})) == [(2, "sku", "The SKU is missing.")]


def test_unknown_sku_without_a_title() -> None:
    assert messages_of({"sku": "EVF-X", "price": "9.95"}) == [
        "There is no product with the SKU EVF-X. A new product needs a title."
    ]


def test_address_and_barcode_of_another_product() -> None:
    make_product("Zinc", slug="zinc", upc="123")

    assert messages_of(MAGNESIUM | {"slug": "zinc", "upc": "123"}) == [
        "Another product has the address zinc.",
        "Another product has the barcode 123.",
    ]


def test_same_address_twice_in_a_file() -> None:
    rows = [MAGNESIUM | {"slug": "m"}, MAGNESIUM | {"sku": "EVF-2", "slug": "m"}]

    assert messages_of(*rows) == ["The address m stands in row 2 already."]


def test_stock_below_what_is_reserved() -> None:
    product = make_product(stock=10)
    StockRecord.objects.update(num_allocated=4)
    sku = product.stockrecords.get().partner_sku

    assert messages_of({"sku": sku, "in_stock": "3"}) == [
        "4 of the 10 in stock are reserved for orders, so at most 6 can be taken away."
    ]


def test_price_of_a_product_with_variants() -> None:
    parent, _, _ = make_variants()

    assert messages_of({"sku": parent.slug, "price": "9.95"}) == [
        "A product with variants has none of its own; its variants have."
    ]


def test_variant_cannot_be_moved() -> None:
    _, first, _ = make_variants()
    sku = first.stockrecords.get().partner_sku

    assert messages_of({"sku": sku, "parent_sku": "OTHER"}) == [
        "It is a variant of omega-3, and an import cannot change that."
    ]


def test_product_that_is_sold_has_no_variants() -> None:
    sku = make_product().stockrecords.get().partner_sku

    assert messages_of({"sku": "V", "parent_sku": sku, "price": "1.00"}) == [
        f"{sku} is sold by itself, so it can have no variants."
    ]


def test_label_that_is_not_complete_is_not_shown() -> None:
    found = errors_of(of_rows(MAGNESIUM | {"directions": "", "allergen_status": "unknown"}))

    assert {column for _, column, _ in found} == {"directions", "allergen_status"}
    assert all(message.startswith("It cannot be shown: ") for _, _, message in found)


def test_product_without_a_label_is_not_shown() -> None:
    row = {"sku": "S", "title": "Zinc", "price": "9.95", "is_public": "yes"}

    assert errors_of(of_rows(row)) == [
        (2, "is_public", "It cannot be shown: It has no Supplement Facts.")
    ]


def test_many_errors_are_counted_and_the_first_kept() -> None:
    rows = [{"sku": f"S-{number}", "price": "x"} for number in range(MOST_ERRORS)]

    run = checked(of_rows(*rows))

    assert run.error_count == 2 * MOST_ERRORS
    assert len(run.errors) == MOST_ERRORS


def test_price_that_changed_since_the_export() -> None:
    product = make_product(price="24.95")
    sku = product.stockrecords.get().partner_sku

    assert errors_of(of_rows({"sku": sku, "price": "21.95", "price_before": "19.95"})) == [
        (
            2,
            "price",
            "The price was changed to 24.95 since this file was exported. Export again, or empty"
            " the cell to leave it as it is.",
        )
    ]


def test_stock_that_changed_since_the_export() -> None:
    product = make_product(stock=8)
    sku = product.stockrecords.get().partner_sku

    found = messages_of({"sku": sku, "in_stock": "10", "in_stock_before": "10"})

    assert len(found) == 1
    assert found[0].startswith("The stock was changed to 8 since this file was exported.")
