import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.models import Category, Product, ProductClass, ProductImage
from catalogue.uploads import clean_picture
from shop.partner.models import StockRecord
from tests.catalogue.labels_to_show import make_complete
from tests.catalogue.pictures import BAD_UPLOADS, picture_bytes, upload
from tests.factories import make_product, make_variants

from .product_page import read_form
from .stock import entries_of

ADD = "/admin/catalogue/product/add/"
LIST = "/admin/catalogue/product/"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def change_page(product: Product) -> str:
    return reverse("admin:catalogue_product_change", args=[product.pk])


def errors_of(response: Any) -> str:
    assert response.status_code == 200, "saved, or redirected"
    form = response.context["adminform"].form
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    return str([form.errors, *[(rows.errors, rows.non_form_errors()) for rows in formsets]])


def test_new_product_with_price_category_and_picture(boss: Client) -> None:
    product_class = ProductClass.objects.create(name="Supplement")
    category = Category.objects.add_root(instance=Category(name="Sleep", slug="sleep"))
    form = read_form(boss, ADD)
    form |= {
        "title": "Sedorum",
        "description": "<p>Quiet.</p><script>alert(1)</script>",
        "stockrecords-0-partner_sku": "SED-090",
        "stockrecords-0-price": "29.95",
        "stockrecords-0-first_stock": "140",
        "productcategory_set-TOTAL_FORMS": "1",
        "productcategory_set-0-category": str(category.pk),
        "images-TOTAL_FORMS": "1",
        "images-0-original": upload(picture_bytes()),
        "images-0-alt": "A brown bottle",
    }

    response = boss.post(ADD, form)

    assert response.status_code == 302, errors_of(response)
    product = Product.objects.get()
    assert (product.slug, product.product_class) == ("sedorum", product_class)
    assert "script" not in product.description
    assert str(product.stockrecords.get().price) == "29.95"
    assert entries_of(product) == [(140, 140, "initial")]
    assert list(product.categories.all()) == [category]
    assert product.images.get().width == 900


def test_saving_an_unchanged_page_changes_nothing(boss: Client) -> None:
    product = make_product("Sedorum", tagline="A quiet evening.*")
    before = StockRecord.objects.values().get()

    response = boss.post(change_page(product), read_form(boss, change_page(product)))

    assert response.status_code == 302, errors_of(response)
    assert StockRecord.objects.values().get() == before
    product.refresh_from_db()
    assert product.tagline == "A quiet evening.*"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"stockrecords-0-change_by": "-8", "stockrecords-0-reason": "damaged"}, "at most 7"),
        ({"stockrecords-0-change_by": "-8"}, "Choose why the stock changes"),
        ({"stockrecords-0-change_by": "9" * 30}, "less than or equal to"),
        ({"stockrecords-0-price": "0"}, "greater than or equal to 0.01"),
        ({"stockrecords-0-price": "1e99"}, "digits"),
        ({"stockrecords-0-price": "free"}, "Enter a number"),
        ({"stockrecords-0-partner_sku": "TAKEN"}, "“Magnesium” has this SKU already"),
        ({"title": ""}, "This field is required"),
        ({"slug": "taken"}, "already exists"),
        ({"upc": "4006381333931"}, "“Magnesium” has this barcode already"),
    ],
)
def test_wrong_entry_is_an_error_beside_its_field(
    boss: Client, fields: dict[str, str], words: str
) -> None:
    other = make_product("Magnesium", slug="taken", upc="4006381333931")
    StockRecord.objects.filter(product=other).update(partner_sku="TAKEN")
    product = make_product("Sedorum", stock=10)
    StockRecord.objects.filter(product=product).update(num_allocated=3)
    before = list(StockRecord.objects.order_by("pk").values())

    response = boss.post(change_page(product), read_form(boss, change_page(product)) | fields)

    assert words in errors_of(response)
    assert list(StockRecord.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("case", BAD_UPLOADS)
def test_bad_picture_is_an_error_and_nothing_is_written(
    boss: Client, media: Any, case: str
) -> None:
    product = make_product("Sedorum")
    content, words = BAD_UPLOADS[case]
    form = read_form(boss, change_page(product)) | {
        "images-TOTAL_FORMS": "1",
        "images-0-original": upload(content, "pack.jpg"),
        "title": "Other",
    }

    response = boss.post(change_page(product), form)

    assert words in errors_of(response)
    assert not ProductImage.objects.exists()
    assert [path for path in media.rglob("*") if path.is_file()] == []
    product.refresh_from_db()
    assert product.title == "Sedorum"


def test_pictures_keep_the_order_they_were_dragged_into(boss: Client) -> None:
    product = make_product()
    for number in range(2):
        original = clean_picture(upload(picture_bytes(size=(50, 50))))
        ProductImage.objects.create(product=product, original=original, display_order=number)
    first, second = product.images.order_by("pk")
    form = read_form(boss, change_page(product))

    form |= {"images-0-display_order": "1", "images-1-display_order": "0"}
    boss.post(change_page(product), form)

    assert list(product.images.order_by("display_order")) == [second, first]


def test_parent_takes_no_price_and_variant_no_category(boss: Client) -> None:
    parent, first, _ = make_variants()

    of_parent = boss.get(change_page(parent)).content.decode()
    of_variant = boss.get(change_page(first)).content.decode()

    assert "stockrecords-TOTAL_FORMS" not in of_parent and "children-TOTAL_FORMS" in of_parent
    assert "stockrecords-TOTAL_FORMS" in of_variant
    assert "productcategory_set-TOTAL_FORMS" not in of_variant


def test_variant_added_on_its_products_page_is_a_variant(boss: Client) -> None:
    parent, _, _ = make_variants()
    form = read_form(boss, change_page(parent))
    form |= {"children-TOTAL_FORMS": "3", "children-2-title": "Omega-3 huge"}

    response = boss.post(change_page(parent), form)

    assert response.status_code == 302, errors_of(response)
    assert parent.children.get(title="Omega-3 huge").structure == Product.CHILD


def test_new_variant_is_hidden_until_it_is_ticked(boss: Client) -> None:
    parent, _, _ = make_variants()
    page = boss.get(change_page(parent)).content.decode()

    box = re.search(r'<input[^>]*name="children-__prefix__-is_public"[^>]*>', page)
    assert box and not re.search(r"\schecked[\s>]", box[0])


def test_variant_and_its_price_can_be_saved(boss: Client) -> None:
    _, first, _ = make_variants()
    form = read_form(boss, change_page(first)) | {"stockrecords-0-price": "13.95"}

    response = boss.post(change_page(first), form)

    assert response.status_code == 302, errors_of(response)
    assert str(first.stockrecords.get().price) == "13.95"


def test_bulk_actions_show_and_hide(boss: Client) -> None:
    products = [make_complete().product for _ in range(3)]
    chosen = [product.pk for product in products[:2]]

    boss.post(LIST, {"action": "hide", "_selected_action": chosen})
    assert Product.objects.filter(is_public=False).count() == 2

    boss.post(LIST, {"action": "show", "_selected_action": chosen})
    assert not Product.objects.filter(is_public=False).exists()


def test_list_is_searched_by_sku_and_filtered_by_stock_and_category(boss: Client) -> None:
    shelf = Category.objects.add_root(instance=Category(name="Sleep", slug="sleep"))
    inner = Category.objects.add_child(shelf, instance=Category(name="Tea", slug="tea"))
    low, other = make_product("Low one", stock=1), make_product("Other one", stock=50)
    low.categories.add(inner)
    sku = other.stockrecords.get().partner_sku

    def titles(**query: Any) -> str:
        return boss.get(LIST, query).content.decode()

    assert "Other one" in titles(q=sku) and "Low one" not in titles(q=sku)
    assert "Low one" in titles(stock="low") and "Other one" not in titles(stock="low")
    by_shelf = titles(category=shelf.pk)
    assert "Low one" in by_shelf and "Other one" not in by_shelf


@pytest.mark.parametrize("count", [2, 30])
def test_queries_of_the_list_do_not_grow(boss: Client, count: int) -> None:
    for number in range(count):
        make_product(f"Product {number}")
    make_variants()

    with CaptureQueriesContext(connection) as queries:
        assert boss.get(LIST).status_code == 200

    assert len(queries) <= 18


def test_product_with_price_and_stock_can_be_deleted(boss: Client) -> None:
    product = make_product()

    boss.post(f"/admin/catalogue/product/{product.pk}/delete/", {"post": "yes"})

    assert not Product.objects.exists()
    assert not StockRecord.objects.exists()


def test_new_product_is_hidden_until_somebody_shows_it(boss: Client) -> None:
    page = boss.get(ADD)

    assert page.context["adminform"].form.initial["is_public"] is False
