"""What a file makes of the catalogue."""

from decimal import Decimal

import pytest

from catalogue.models import LabelVersion, Product, ProductClass, ProductFacet, SupplementFacts
from catalogue.variant_attributes import ensure_variant_attributes
from shop.exchange.models import ImportRun
from shop.inventory.models import StockAdjustment
from shop.partner.models import StockRecord
from shop.search.models import SearchDocument
from tests.factories import make_product, make_user, make_variants

from .files import applied, checked, of_rows, xlsx_bytes
from .rows import MAGNESIUM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]


def test_new_product_comes_with_everything() -> None:
    run = applied(of_rows(MAGNESIUM | {"categories": "Minerals > Magnesium | sleep"}))

    product = Product.objects.get()
    facts = product.facts
    record = product.stockrecords.get()
    assert run.state == ImportRun.State.APPLIED
    assert (product.title, product.slug, product.is_public) == ("Magnesium", "magnesium", True)
    assert {each.address for each in product.categories.all()} == {"minerals/magnesium", "sleep"}
    assert (record.partner_sku, record.price, record.num_in_stock) == (
        "EVF-MAG", Decimal("19.95"), 120,
    )  # fmt: skip
    assert [(str(row), row.form) for row in facts.amounts.all()] == [
        ("Magnesium 100 mg", "as magnesium glycinate")
    ]
    assert facts.flags == ["vegan", "vegetarian", "gluten_free", "dairy_free", "soy_free"]


def test_stock_is_booked_in_the_ledger() -> None:
    user = make_user()

    applied(of_rows(MAGNESIUM), by=user)

    entry = StockAdjustment.objects.get()
    assert (entry.change, entry.stock_after, entry.reason) == (120, 120, "import")
    assert entry.by == user


def test_what_follows_from_the_facts_is_there() -> None:
    applied(of_rows(MAGNESIUM))

    product = Product.objects.get()
    assert LabelVersion.objects.get().product == product
    assert ProductFacet.objects.filter(product=product, value="magnesium").exists()
    assert SearchDocument.objects.filter(kind="product", object_id=product.pk).exists()


def test_product_and_price_keep_their_history() -> None:
    user = make_user()
    applied(of_rows(MAGNESIUM), by=user)

    applied(of_rows({"sku": "EVF-MAG", "price": "24.95", "title": "Magnesium 100"}), by=user)

    product, record = Product.objects.get(), StockRecord.objects.get()
    assert [entry.title for entry in product.history.all()] == ["Magnesium 100", "Magnesium"]
    assert [entry.price for entry in record.history.all()] == [Decimal("24.95"), Decimal("19.95")]
    assert {entry.history_user for entry in record.history.all()} == {user}


def test_empty_cell_leaves_what_is_there() -> None:
    applied(of_rows(MAGNESIUM | {"storage": "Keep dry."}))

    applied(of_rows({"sku": "EVF-MAG", "price": "24.95", "storage": "", "title": ""}))

    assert SupplementFacts.objects.get().storage == "Keep dry."
    assert Product.objects.get().title == "Magnesium"


def test_dash_empties_a_field() -> None:
    applied(of_rows(MAGNESIUM | {"storage": "Keep dry.", "tagline": "Calm.", "upc": "0123"}))

    applied(of_rows({"sku": "EVF-MAG", "storage": "-", "tagline": "-", "upc": "-"}))

    product = Product.objects.get()
    assert (product.facts.storage, product.tagline) == ("", "")
    assert Product.objects.filter(upc=None).exists()


def test_rows_of_a_panel_are_replaced() -> None:
    applied(of_rows(MAGNESIUM))

    applied(of_rows({"sku": "EVF-MAG", "supplement_facts": "Magnesium | 120 mg\nZinc | 10 mg"}))

    assert [str(row) for row in SupplementFacts.objects.get().amounts.all()] == [
        "Magnesium 120 mg", "Zinc 10 mg",
    ]  # fmt: skip
    assert [version.number for version in LabelVersion.objects.all()] == [2, 1]


def test_blend_and_its_members() -> None:
    rows = (
        "Magnesium | 100 mg\n"
        "Valerian root extract | 300 mg | | Rest Blend\n"
        "Lemon balm leaf extract | 200 mg | | Rest Blend | Melissa"
    )
    run = applied(
        of_rows(
            MAGNESIUM
            | {"supplement_facts": rows, "blends": "Rest Blend | 500 mg | herbs"}
            | {"is_public": "no"}
        )
    )

    facts = SupplementFacts.objects.get()
    assert run.state == ImportRun.State.APPLIED
    assert [(blend.name, blend.amount, blend.note) for blend in facts.blends.all()] == [
        ("Rest Blend", Decimal(500), "herbs")
    ]
    assert [(row.label_name, row.blend and row.blend.name) for row in facts.amounts.all()] == [
        ("", None), ("", "Rest Blend"), ("Melissa", "Rest Blend"),
    ]  # fmt: skip


def test_variants_come_with_their_product_in_one_file() -> None:
    rows = [
        {"sku": "OM-60", "parent_sku": "OM", "title": "60", "price": "12.95", "in_stock": "5"},
        {"sku": "OM", "title": "Omega-3", "product_class": "Supplement", "categories": "sleep"},
        {"sku": "OM-120", "parent_sku": "OM", "title": "120", "price": "21.95"},
    ]

    applied(of_rows(*rows))

    parent = Product.objects.get(structure=Product.PARENT)
    assert (parent.title, parent.code) == ("Omega-3", "OM")
    assert [
        (child.title, child.stockrecords.get().partner_sku)
        for child in parent.children.order_by("pk")
    ] == [("60", "OM-60"), ("120", "OM-120")]


@pytest.mark.parametrize("parent_in_file", [True, False])
def test_new_variant_of_a_product_that_is_there(parent_in_file: bool) -> None:
    parent, _, _ = make_variants()
    row = {"sku": "OM-NEW", "parent_sku": parent.slug, "price": "9.95", "in_stock": "3"}

    applied(of_rows(row, *([{"sku": parent.slug, "tagline": "New"}] if parent_in_file else [])))

    new = Product.objects.get(stockrecords__partner_sku="OM-NEW")
    assert (new.parent, new.history.get().parent_id) == (parent, parent.pk)
    assert new.stockrecords.get().history.get().id == new.stockrecords.get().pk


def test_variants_are_told_apart_by_count_and_flavour() -> None:
    ensure_variant_attributes(ProductClass.objects.get())
    rows = [
        {"sku": "OM", "title": "Omega-3"},
        {"sku": "OM-60", "parent_sku": "OM", "price": "12.95", "variant_count": "60 capsules"},
        {"sku": "OM-L", "parent_sku": "OM", "price": "21.95", "variant_flavour": "Lemon"},
    ]

    applied(of_rows(*rows))
    applied(of_rows({"sku": "OM-60", "variant_count": "-", "variant_flavour": "Mint"}))

    variants = Product.objects.filter(structure=Product.CHILD).order_by("pk")
    assert [
        [(value.attribute.code, value.value) for value in each.attribute_values.all()]
        for each in variants
    ] == [[("flavour", "Mint")], [("flavour", "Lemon")]]


def test_description_is_sanitised() -> None:
    html = '<p onclick="x()">Calm<script>alert(1)</script></p>'

    applied(of_rows(MAGNESIUM | {"description": html}))

    assert Product.objects.get().description == "<p>Calm</p>"


def test_changed_address_leaves_a_redirect(client) -> None:
    applied(of_rows(MAGNESIUM))

    applied(of_rows({"sku": "EVF-MAG", "slug": "magnesium-glycinate"}))

    answer = client.get("/products/magnesium/")
    assert (answer.status_code, answer["Location"]) == (301, "/products/magnesium-glycinate/")


def test_stock_moves_by_the_difference() -> None:
    product = make_product(stock=10)
    sku = product.stockrecords.get().partner_sku

    applied(of_rows({"sku": sku, "in_stock": "4"}))

    assert product.stockrecords.get().num_in_stock == 4
    assert [entry.change for entry in StockAdjustment.objects.all()] == [-6]


def test_reserved_units_are_never_written() -> None:
    product = make_product(stock=10)
    StockRecord.objects.update(num_allocated=3)
    sku = product.stockrecords.get().partner_sku

    applied(of_rows({"sku": sku, "in_stock": "3", "price": "9.95"}))

    record = product.stockrecords.get()
    assert (record.num_in_stock, record.num_allocated) == (3, 3)


def test_workbook_with_numbers_is_read() -> None:
    content = xlsx_bytes(["sku", "title", "price", "in_stock"], [1001, "Zinc", 19.9, 12])

    applied(content, "products.xlsx")

    record = StockRecord.objects.get()
    assert (record.partner_sku, record.price, record.num_in_stock) == ("1001", Decimal("19.9"), 12)


def test_nothing_is_written_by_the_check() -> None:
    run = checked(of_rows(MAGNESIUM))

    assert (run.state, run.new, run.error_count) == (ImportRun.State.CHECKED, 1, 0)
    assert Product.objects.count() == 0


def test_check_shows_what_would_change() -> None:
    product = make_product(price="19.95", stock=10)
    sku = product.stockrecords.get().partner_sku

    run = checked(of_rows({"sku": sku, "price": "24.95", "in_stock": "10"}))

    assert (run.new, run.changed, run.unchanged) == (0, 1, 0)
    assert run.changes[0]["changes"] == [["price", "19.95", "24.95"]]
