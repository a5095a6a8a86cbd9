"""Reads for lists of products: a fixed number of queries, however many products."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import (
    Count,
    FloatField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, NullIf, Substr
from oscar.core.loading import get_class

from catalogue.models import Category, Product, ProductCategory, ProductImage, SupplementFacts
from shop.claims.marking import count_claims
from shop.partner.models import StockRecord

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Card:
    """A product as lists show it. Amounts are in `currency`.

    `price` is None when nothing has one; `price_varies` says "from". `rating` is of five, None
    while nobody gave one; `rating_count` says how many did. `stock_code` is in-stock,
    low-stock, sold-out or not-for-sale, `stock_message` its words. `can_add` is true when one click
    can put it into the cart: something to buy, and nothing to choose.
    """

    product: Product
    title: str
    url: str
    tagline: str
    image: ProductImage | None
    second_image: ProductImage | None
    price: Decimal | None
    price_varies: bool
    currency: str
    price_per_serving: Decimal | None
    net_quantity: str
    flags: list[str]
    stock_code: str
    stock_message: str
    can_buy: bool
    can_add: bool
    makes_claims: bool
    rating: Decimal | None = None
    rating_count: int = 0


@dataclass(frozen=True)
class Shelf:
    """A category at the top level, with how many public products it and those below it hold."""

    category: Category
    name: str
    url: str
    product_count: int


def list_shelves() -> list[Shelf]:
    """Shelves with something on them, in the staff's order. Two queries."""
    placed = ProductCategory.objects.filter(product__is_public=True, product__parent=None)
    counts = dict(
        placed.order_by()
        .annotate(root=Substr("category__path", 1, Category.steplen))
        .values_list("root")
        .annotate(count=Count("product", distinct=True))
    )
    return [
        Shelf(category, category.name, category.get_absolute_url(), counts[category.path])
        for category in Category.objects.browsable()
        .filter(depth=1, exclude_from_menu=False)
        .order_by("path")
        if category.path in counts
    ]


def list_cards(products: QuerySet[Product]) -> list[Card]:
    """Five queries: products, stock, pictures, variants, the variants' stock."""
    return make_cards(with_parts(products))


def make_cards(products: Iterable[Product]) -> list[Card]:
    """No query for products whose facts, stock, pictures and variants have been read."""
    strategy = get_class("partner.strategy", "Selector")().strategy()
    return [_make_card(product, strategy) for product in products]


def in_category(products: QuerySet[Product], category: Category) -> QuerySet[Product]:
    """Products of the category and of those below it."""
    placed = ProductCategory.objects.filter(category__path__startswith=category.path)
    return products.filter(pk__in=placed.values("product"))


def with_lowest_price(products: QuerySet[Product]) -> QuerySet[Product]:
    """Annotates `lowest_price`: the product's own, or that of its cheapest public variant."""
    return products.annotate(lowest_price=Subquery(_cheapest().values("stockrecords__price")[:1]))


def with_serving_price(products: QuerySet[Product]) -> QuerySet[Product]:
    """Annotates `serving_price`, for an order only: that of what is cheapest, as cards show it."""
    servings = Coalesce("facts__servings_per_container", "parent__facts__servings_per_container")
    # SQLite divides whole prices as whole numbers.
    each = Cast("stockrecords__price", FloatField()) / NullIf(servings, Value(0))
    return products.annotate(serving_price=Subquery(_cheapest().values_list(each)[:1]))


def _cheapest() -> QuerySet[Product]:
    """For a subquery: what is sold of the product, cheapest first."""
    sold = Q(pk=OuterRef("pk")) | Q(parent=OuterRef("pk"), is_public=True)
    return Product.objects.filter(sold, stockrecords__price__isnull=False).order_by(
        "stockrecords__price", "pk"
    )


def facts_of(product: Product) -> SupplementFacts | None:
    """A product's own facts; a variant without any has its parent's."""
    facts = getattr(product, "facts", None)
    if facts is None and product.is_child:
        facts = getattr(product.parent, "facts", None)
    return facts


def price_per_serving(price: Decimal | None, facts: SupplementFacts | None) -> Decimal | None:
    """In the price's currency, rounded half up to the cent."""
    if price is None or facts is None or not facts.servings_per_container:
        return None
    return (price / facts.servings_per_container).quantize(CENT, rounding=ROUND_HALF_UP)


def with_parts(products: QuerySet[Product]) -> QuerySet[Product]:
    """With facts, stock, pictures and public variants, all that cards need."""
    stock = Prefetch("stockrecords", StockRecord.objects.order_by("pk"))
    variants = (
        Product.objects.public()
        .select_related("facts")
        .defer("description", "meta_description")
        .prefetch_related(stock)
    )
    return (
        products.select_related("product_class", "facts", "review_totals")
        .defer("description", "meta_description")
        # The name under which Oscar's get_public_children() looks.
        .prefetch_related(
            stock, "images", Prefetch("children", variants, to_attr="_prefetched_public_children")
        )
    )


def _make_card(product: Product, strategy: Any) -> Card:
    info = (
        strategy.fetch_for_parent(product)
        if product.is_parent
        else strategy.fetch_for_product(product)
    )
    priced = _priced(product, strategy)
    price, cheapest = min(priced, key=lambda pair: pair[0]) if priced else (None, product)
    images = list(product.images.all()[:2])
    facts = facts_of(cheapest)
    totals = getattr(product, "review_totals", None)
    return Card(
        product=product,
        title=product.get_title(),
        url=product.get_absolute_url(),
        tagline=product.tagline,
        image=images[0] if images else None,
        second_image=images[1] if len(images) > 1 else None,
        price=price,
        price_varies=len({amount for amount, _ in priced}) > 1,
        currency=getattr(info.price, "currency", None) or "",
        price_per_serving=price_per_serving(price, facts),
        net_quantity=facts.net_quantity if facts else "",
        flags=facts.flags if facts else [],
        stock_code=str(info.availability.code),
        stock_message=str(info.availability.message),
        can_buy=info.availability.is_available_to_buy,
        can_add=info.availability.is_available_to_buy and not product.is_parent,
        makes_claims=count_claims(product.tagline) > 0,
        rating=totals.average if totals else None,
        rating_count=totals.count if totals else 0,
    )


def _priced(product: Product, strategy: Any) -> list[tuple[Decimal, Product]]:
    """Price and product for everything in it that has one."""
    sold: Iterable[Product] = product.get_public_children() if product.is_parent else [product]
    found = []
    for item in sold:
        price = strategy.fetch_for_product(item).price
        if price.exists:
            found.append((price.incl_tax, item))
    return found
