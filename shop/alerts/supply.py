"""Whether a product can be bought, asked of the same place that the product's page asks."""

from typing import Any

from django.db.models import QuerySet
from oscar.core.loading import get_class

from catalogue.models import Product

# Of a product whose class tracks no stock.
UNLIMITED = 10_000


def sold_products() -> QuerySet[Product]:
    """With what `count_for_sale` reads: three queries for any number."""
    products = Product.objects.exclude(structure=Product.PARENT)
    return products.select_related("product_class", "parent__product_class").prefetch_related(
        "stockrecords"
    )


def count_for_sale(product: Product) -> int:
    """Units that can be bought now; 0 for what is sold out, hidden or without a price."""
    availability = _availability(product)
    if not availability.is_available_to_buy:
        return 0
    return getattr(availability, "num_available", UNLIMITED)


def is_withdrawn(product: Product) -> bool:
    """Taken out of the shop, whatever is in stock."""
    return _availability(product).code == "not-for-sale"


def url_of(product: Product) -> str:
    """The page's address; a variant's is its parent's, with the variant chosen."""
    if product.is_child:
        return f"{product.parent.get_absolute_url()}?variant={product.pk}"
    return product.get_absolute_url()


def _availability(product: Product) -> Any:
    strategy = get_class("partner.strategy", "Selector")().strategy()
    return strategy.fetch_for_product(product).availability
