"""Everything the page of one product shows."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from oscar.core.loading import get_class

from catalogue.meta import Crumb
from catalogue.models import (
    Category,
    IngredientAmount,
    Product,
    ProductImage,
    SupplementFacts,
)
from catalogue.panel import Panel, build_panel
from catalogue.selectors import facts_of, price_per_serving
from catalogue.warnings import Warning, list_warnings
from shop.partner.models import StockRecord


@dataclass(frozen=True)
class Offer:
    """What can be bought: the product itself, or one of its variants.

    `label` tells variants apart. `max_quantity` is 0 when it cannot be bought. Post `quantity` to
    `add_url` to put it into the cart.
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
    is_chosen: bool = False


@dataclass(frozen=True)
class ProductPage:
    product: Product
    offer: Offer
    offers: list[Offer]
    images: list[ProductImage]
    facts: SupplementFacts | None
    panel: Panel | None
    warnings: list[Warning] = field(default_factory=list)
    category: Category | None = None
    crumbs: list[Crumb] = field(default_factory=list)

    @property
    def has_variants(self) -> bool:
        return self.product.is_parent

    @property
    def days_of_supply(self) -> int | None:
        """At the largest number of servings a day."""
        if self.facts is None or not self.facts.servings_per_day:
            return None
        return self.facts.servings_per_container // self.facts.servings_per_day


def find_product(slug: str) -> Product | None:
    """With what its page shows, in four queries; its variants' parts in four more if it has any."""
    return (
        Product.objects.filter(slug=slug)
        .select_related("product_class", "parent__product_class", "facts")
        .prefetch_related(
            Prefetch("stockrecords", StockRecord.objects.order_by("pk")),
            "images",
            Prefetch("categories", Category.objects.browsable().order_by("path")),
            Prefetch("facts__amounts", IngredientAmount.objects.select_related("ingredient")),
        )
        .first()
    )


def make_product_page(product: Product, *, variant: str = "") -> ProductPage:
    """`variant` is the key of the chosen variant, as it came in the address."""
    offers = _list_offers(product, variant)
    offer = next((each for each in offers if each.is_chosen), offers[0])
    facts = facts_of(offer.product) or facts_of(product)
    category = next(iter(product.categories.all()), None)
    return ProductPage(
        product=product,
        offer=offer,
        offers=offers if product.is_parent else [],
        images=_pictures(product, offer),
        facts=facts,
        panel=build_panel(facts) if facts else None,
        warnings=list_warnings(facts) if facts else [],
        category=category,
        crumbs=_crumbs(product, category),
    )


def _list_offers(product: Product, variant: str) -> list[Offer]:
    strategy = get_class("partner.strategy", "Selector")().strategy()
    if not product.is_parent:
        return [_make_offer(product, strategy, product.get_title(), is_chosen=True)]
    children = list(
        product.children.public()
        .select_related("facts")
        .prefetch_related(
            Prefetch("stockrecords", StockRecord.objects.order_by("pk")),
            "images",
            "attribute_values__attribute",
            Prefetch("facts__amounts", IngredientAmount.objects.select_related("ingredient")),
        )
        .order_by("-priority", "pk")
    )
    offers = [
        _make_offer(child, strategy, _variant_label(child), is_chosen=str(child.pk) == variant)
        for child in children
    ]
    if not offers:
        return [_make_offer(product, strategy, product.get_title(), is_chosen=True)]
    if not any(offer.is_chosen for offer in offers):
        first = next((number for number, each in enumerate(offers) if each.can_buy), 0)
        offers[first] = replace(offers[first], is_chosen=True)
    return offers


def _make_offer(product: Product, strategy: Any, label: str, *, is_chosen: bool) -> Offer:
    info = (
        strategy.fetch_for_parent(product)
        if product.is_parent
        else strategy.fetch_for_product(product)
    )
    price = info.price.incl_tax if info.price.exists else None
    can_buy = info.availability.is_available_to_buy and not product.is_parent
    left = getattr(info.availability, "num_available", settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD)
    return Offer(
        product=product,
        label=label,
        sku=info.stockrecord.partner_sku if info.stockrecord else "",
        price=price,
        currency=info.price.currency if info.price.exists else "",
        price_per_serving=price_per_serving(price, facts_of(product)),
        stock_code=str(info.availability.code),
        stock_message=str(info.availability.message),
        can_buy=can_buy,
        max_quantity=min(left, settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD) if can_buy else 0,
        is_chosen=is_chosen,
    )


def _variant_label(child: Product) -> str:
    values = [str(value.value_as_text) for value in child.attribute_values.all()]
    return ", ".join(values) or child.title or child.get_title()


def _pictures(product: Product, offer: Offer) -> list[ProductImage]:
    """The chosen variant's own pictures come first."""
    own = list(offer.product.images.all()) if offer.product is not product else []
    return own + list(product.images.all())


def _crumbs(product: Product, category: Category | None) -> list[Crumb]:
    crumbs = [Crumb("Home", reverse("home")), Crumb("Our Products", reverse("catalogue:index"))]
    if category:
        crumbs.append(Crumb(category.name, category.get_absolute_url()))
    return [*crumbs, Crumb(product.get_title(), product.get_absolute_url())]
