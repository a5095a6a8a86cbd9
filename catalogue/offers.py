"""What can be bought on a product's page: the product itself, or each of its variants."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from oscar.core.loading import get_class

from catalogue.family import Family
from catalogue.models import Product, ProductAttribute, ProductAttributeValue, SupplementFacts
from catalogue.selectors import facts_of, price_per_serving

# Of attributes that tell variants apart; the rest follow as they were made.
FIRST_ATTRIBUTES = ["count", "flavour"]
# Those whose value is in its own row: no query to word it.
_WORDED = {
    ProductAttribute.TEXT, ProductAttribute.INTEGER, ProductAttribute.FLOAT,
    ProductAttribute.BOOLEAN, ProductAttribute.DATE, ProductAttribute.OPTION,
}  # fmt: skip


@dataclass(frozen=True)
class Trait:
    """What tells a variant from its siblings: Flavour, Lemon."""

    code: str
    name: str
    text: str


@dataclass(frozen=True)
class Offer:
    """One thing to buy.

    `label` tells variants apart. `max_quantity` is 0 when it cannot be bought. Post `quantity` to
    the cart's address of `product` to put it there. `price_ends_at` is the end of a price that
    holds for a time; `price_changes_at` the first of that and the start of the next planned price.
    """

    product: Product
    label: str
    sku: str
    price: Decimal | None
    currency: str
    price_per_serving: Decimal | None
    stock_code: str
    stock_message: str
    can_buy: bool
    max_quantity: int
    facts: SupplementFacts | None = None
    traits: tuple[Trait, ...] = ()
    is_chosen: bool = False
    price_changes_at: datetime | None = None
    price_ends_at: datetime | None = None


def list_offers(family: Family, variant: str) -> list[Offer]:
    """One is chosen: that whose key is `variant`, else the first that can be bought. No query."""
    strategy = get_class("partner.strategy", "Selector")().strategy()
    product = family.product
    if not family.variants:
        return [replace(make_offer(product, strategy), is_chosen=True)]
    offers = [make_offer(child, strategy) for child in family.variants]
    chosen = next(
        (each for each in offers if str(each.product.pk) == variant),
        next((each for each in offers if each.can_buy), offers[0]),
    )
    return [replace(each, is_chosen=each is chosen) for each in offers]


def make_offer(product: Product, strategy: Any) -> Offer:
    """No query for a product whose stock, facts and attributes have been read."""
    info = (
        strategy.fetch_for_parent(product)
        if product.is_parent
        else strategy.fetch_for_product(product)
    )
    price = info.price.incl_tax if info.price.exists else None
    can_buy = info.availability.is_available_to_buy and not product.is_parent
    left = getattr(info.availability, "num_available", settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD)
    traits = _list_traits(product) if product.is_child else ()
    facts = facts_of(product)
    return Offer(
        product=product,
        label=", ".join(trait.text for trait in traits) or product.title or product.get_title(),
        sku=info.stockrecord.partner_sku if info.stockrecord else "",
        price=price,
        currency=info.price.currency if info.price.exists else "",
        price_per_serving=price_per_serving(price, facts),
        stock_code=str(info.availability.code),
        stock_message=str(info.availability.message),
        can_buy=can_buy,
        max_quantity=min(left, settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD) if can_buy else 0,
        facts=facts,
        traits=traits,
        price_changes_at=getattr(info.stockrecord, "price_changes_at", None),
        price_ends_at=getattr(info.stockrecord, "price_ends_at", None),
    )


def _list_traits(variant: Product) -> tuple[Trait, ...]:
    values = [each for each in variant.attribute_values.all() if each.attribute.type in _WORDED]
    return tuple(
        Trait(value.attribute.code, value.attribute.name, str(value.value_as_text))
        for value in sorted(values, key=_position)
        if value.value is not None
    )


def _position(value: ProductAttributeValue) -> tuple[int, int]:
    code = value.attribute.code
    first = FIRST_ATTRIBUTES.index(code) if code in FIRST_ATTRIBUTES else len(FIRST_ATTRIBUTES)
    return first, value.attribute_id
