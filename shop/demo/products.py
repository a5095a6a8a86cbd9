"""Demo products with facts, price and stock. What exists already is left as it is."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction

from catalogue.models import (
    Category,
    Product,
    ProductAttributeValue,
    ProductCategory,
    ProductClass,
    ProductRecommendation,
)
from catalogue.publishing import publish
from catalogue.variant_attributes import ATTRIBUTES, ensure_variant_attributes
from shop.demo.labels import create_facts
from shop.demo.reading import read_json, read_text
from shop.inventory.adjustments import adjust
from shop.inventory.models import StockAdjustment
from shop.partner.models import Partner, StockRecord

# The first product of the file stands first on the shelves; Oscar sorts by falling priority.
FIRST_PRIORITY = 1000


def load_categories() -> int:
    """How many were new."""
    known = set(Category.objects.values_list("slug", flat=True))
    entries = [entry for entry in read_json("categories.json") if entry["slug"] not in known]
    for entry in sorted(entries, key=lambda entry: entry["order"]):
        Category.add_root(
            name=entry["name"],
            slug=entry["slug"],
            description=f"<p>{entry['intro']}</p>",
            meta_description=entry["meta_description"],
        )
    return len(entries)


def load_products() -> int:
    """How many were new. Categories and ingredients must be there."""
    partner, _ = Partner.objects.get_or_create(code="shop", defaults={"name": settings.SHOP_NAME})
    entries = read_json("products.json")
    known = set(StockRecord.objects.filter(partner=partner).values_list("partner_sku", flat=True))
    new = [(order, each) for order, each in enumerate(entries) if each["sku"] not in known]
    for order, entry in new:
        with transaction.atomic():
            _create_product(entry, order, partner)
    if new:
        _relate(entries)
    return len(new)


def _create_product(entry: dict[str, Any], order: int, partner: Partner) -> None:
    """Hidden first; it is shown by the rules that hold for every product."""
    variants = entry["variants"]
    product = Product.objects.create(
        title=entry["name"],
        slug=entry["slug"],
        product_class=_product_class(),
        structure=Product.PARENT if variants else Product.STANDALONE,
        is_public=False,
        description=read_text(entry["description_html"]),
        tagline=entry["tagline"],
        benefits="\n".join(entry["benefits"]),
        meta_title=entry["meta_title"],
        meta_description=entry["meta_description"],
        net_weight_g=entry["shipping_weight_g"],
        priority=FIRST_PRIORITY - order,
    )
    ProductCategory.objects.create(
        product=product, category=Category.objects.get(slug=entry["category"])
    )
    for place, variant in enumerate(variants):
        # What a variant does not say is as its product has it.
        child = _create_variant(product, {**entry, **variant}, place)
        _sell(child, {**entry, **variant}, partner)
    if not variants:
        _sell(product, entry, partner)
        return
    publish(product)


def _create_variant(product: Product, entry: dict[str, Any], place: int) -> Product:
    variant = Product.objects.create(
        title=entry["title"],
        parent=product,
        structure=Product.CHILD,
        is_public=False,
        net_weight_g=entry["shipping_weight_g"],
        priority=FIRST_PRIORITY - place,
    )
    attributes = {each.code: each for each in product.get_product_class().attributes.all()}
    for code in ATTRIBUTES:
        if entry[code]:
            ProductAttributeValue.objects.create(
                product=variant, attribute=attributes[code], value_text=entry[code]
            )
    return variant


def _sell(product: Product, entry: dict[str, Any], partner: Partner) -> None:
    record = StockRecord.objects.create(
        product=product,
        partner=partner,
        partner_sku=entry["sku"],
        price_currency="USD",
        price=Decimal(entry["price"]),
        num_in_stock=0,
        low_stock_threshold=settings.LOW_STOCK_THRESHOLD,
    )
    if entry["stock"]:
        adjust(record, change=entry["stock"], reason=StockAdjustment.Reason.INITIAL)
    create_facts(product, entry)
    publish(product)


def _product_class() -> ProductClass:
    found, _ = ProductClass.objects.get_or_create(
        slug="supplement",
        defaults={"name": "Supplement", "requires_shipping": True, "track_stock": True},
    )
    ensure_variant_attributes(found)
    return found


def _relate(entries: list[dict[str, Any]]) -> None:
    keys = dict(Product.objects.values_list("slug", "pk"))
    ProductRecommendation.objects.bulk_create(
        [
            ProductRecommendation(
                primary_id=keys[entry["slug"]], recommendation_id=keys[slug], ranking=99 - rank
            )
            for entry in entries
            for rank, slug in enumerate(entry["related"])
            if entry["slug"] in keys and slug in keys
        ],
        ignore_conflicts=True,
    )
