"""A product that was sold by itself becomes one with variants, and nothing of it is lost."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.labels import facts_with_rows, record_label
from catalogue.models import Product, ProductClass
from shop.alerts.models import StockAlert
from shop.backoffice.variants import NotDivisible, sell_in_variants
from shop.basket.models import Basket
from shop.inventory.adjustments import adjust
from shop.inventory.models import StockAdjustment
from shop.order.models import Line as OrderLine
from shop.reviews.models import ProductReview
from shop.search.models import SearchDocument
from tests.catalogue.facts import make_facts
from tests.customer.orders import make_order
from tests.factories import make_product, make_user, make_variants

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def product() -> Product:
    product = make_product("Sedorum", price="29.95", stock=5, upc="0123456789012", net_weight_g=120)
    make_facts([("magnesium", "100", "mg")], product=product, net_quantity="30 capsules")
    record_label(facts_with_rows().get(product=product))
    return product


def divide(product: Product) -> Product:
    variant = sell_in_variants(product, title="30 capsules")
    product.refresh_from_db()
    return Product.objects.get(pk=variant.pk)


def test_it_becomes_the_page_of_a_first_variant(product: Product) -> None:
    variant = divide(product)

    assert (product.structure, variant.structure, variant.parent) == ("parent", "child", product)
    assert (variant.title, variant.is_public) == ("30 capsules", True)
    assert (product.upc or None, variant.upc) == (None, "0123456789012")
    assert (product.net_weight_g, variant.net_weight_g) == (None, 120)
    product.full_clean()
    variant.full_clean()


def test_its_page_stays_where_it_is_and_sells_the_variant(client: Client, product: Product) -> None:
    address = product.get_absolute_url()
    variant = divide(product)

    page = client.get(address)

    assert (page.status_code, page.context["page"].offer.product) == (200, variant)
    assert "29.95" in page.text and "Supplement Facts" in page.text
    assert client.get(f"{address}facts/").status_code == 200
    assert client.get(f"{address}facts.json").status_code == 200


def test_price_stock_and_ledger_go_on(product: Product) -> None:
    record = product.stockrecords.get()
    adjust(record, change=3, reason=StockAdjustment.Reason.RECEIVED, by=None)
    divide(product)

    record.refresh_from_db()

    assert (record.product.title, record.price, record.num_in_stock) == (
        "30 capsules",
        record.price,
        8,
    )
    assert record.adjustments.count() == 1
    assert not product.stockrecords.exists()


def test_label_goes_on_with_all_its_versions(product: Product) -> None:
    versions = list(product.label_versions.values_list("pk", flat=True))
    variant = divide(product)

    assert variant.facts.net_quantity == "30 capsules"
    assert list(variant.label_versions.values_list("pk", flat=True)) == versions
    assert product.facets.filter(kind="ingredient").exists()


def test_orders_keep_their_lines_stock_and_labels(product: Product) -> None:
    order = make_order(product)
    before = OrderLine.objects.values("pk", "title", "stockrecord", "label_version", "upc").get()
    variant = divide(product)

    line = order.lines.get()

    assert (
        OrderLine.objects.values("pk", "title", "stockrecord", "label_version", "upc").get()
        == before
    )
    assert line.product == variant


def test_cart_goes_on_and_knows_the_line_again(client: Client, product: Product) -> None:
    client.post(f"/cart/add/{product.pk}/")
    variant = divide(product)

    client.post(f"/cart/add/{variant.pk}/")

    line = Basket.objects.get().lines.get()
    assert (line.product, line.quantity, line.price_incl_tax) == (
        variant,
        2,
        line.stockrecord.price,
    )


def test_reviews_and_texts_stay_with_the_page(product: Product) -> None:
    review = ProductReview.objects.create(
        product=product, user=make_user(), title="Good", body="Good.", score=5
    )
    divide(product)

    review.refresh_from_db()

    assert review.product == product


def test_whoever_waits_for_stock_waits_for_the_variant(product: Product) -> None:
    alert = StockAlert.objects.create(product=product, email="ada@example.com")
    variant = divide(product)

    alert.refresh_from_db()

    assert alert.product == variant


def test_search_finds_it_by_ingredient_and_sku_as_before(product: Product) -> None:
    sku = product.stockrecords.get().partner_sku
    divide(product)

    words = SearchDocument.objects.get(kind="product", object_id=product.pk).keywords

    assert "Magnesium" in words and sku in words


def test_history_says_what_was_done(product: Product) -> None:
    boss = make_user()
    variant = sell_in_variants(product, title="30 capsules", by=boss)

    entry = Product.history.filter(id=product.pk).latest()
    assert (entry.history_change_reason, entry.history_user) == ("Sold in several variants", boss)
    assert Product.history.filter(id=variant.pk).latest().history_user == boss


def test_hidden_product_has_a_hidden_variant(product: Product) -> None:
    Product.objects.filter(pk=product.pk).update(is_public=False)
    product.refresh_from_db()

    assert not divide(product).is_public


def test_second_time_is_refused(product: Product) -> None:
    divide(product)

    with pytest.raises(NotDivisible, match="already"):
        sell_in_variants(product, title="Again")

    assert product.children.count() == 1


def test_variant_is_refused() -> None:
    _, variant, _ = make_variants()

    with pytest.raises(NotDivisible, match="variant itself"):
        sell_in_variants(variant, title="Small")


def test_product_without_a_price_is_refused() -> None:
    kind = ProductClass.objects.create(name="Supplement")
    bare = Product.objects.create(title="Bare", product_class=kind, structure=Product.STANDALONE)

    with pytest.raises(NotDivisible, match="price and stock first"):
        sell_in_variants(bare, title="One")


def address_of(product: Product) -> str:
    return reverse("admin:catalogue_product_variants", args=[product.pk])


def test_page_offers_it(boss: Client, product: Product) -> None:
    page = boss.get(reverse("admin:catalogue_product_change", args=[product.pk]))

    assert address_of(product) in page.text


def test_form_begins_with_title_and_net_quantity_and_changes_nothing(
    boss: Client, product: Product
) -> None:
    page = boss.get(address_of(product))

    assert page.context["form"]["title"].value() == "Sedorum, 30 capsules"
    assert Product.objects.count() == 1


def test_form_leads_to_the_variant(boss: Client, product: Product) -> None:
    answer = boss.post(address_of(product), {"title": "30 capsules"})

    variant = product.children.get()
    assert answer.url == reverse("admin:catalogue_product_change", args=[variant.pk])


def test_form_without_a_name_says_so(boss: Client, product: Product) -> None:
    page = boss.post(address_of(product), {"title": " "})

    assert (page.status_code, list(page.context["form"].errors)) == (200, ["title"])
    assert Product.objects.count() == 1


def test_refusal_is_told_on_the_products_page(boss: Client, product: Product) -> None:
    divide(product)

    page = boss.post(address_of(product), {"title": "Again"}, follow=True)

    assert "sold in variants already" in page.text
    assert product.children.count() == 1


def test_who_may_only_look_is_refused(staff: Callable[[str], Client], product: Product) -> None:
    reader = staff("Editor")

    assert reader.post(address_of(product), {"title": "A"}).status_code == 403
    assert Product.objects.count() == 1
