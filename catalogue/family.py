"""A product with its variants and the products related to it, in five queries for any number."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects

from catalogue.models import (
    Category,
    Product,
    ProductAttributeValue,
    ProductRecommendation,
)
from shop.partner.models import StockRecord
from shop.partner.price_change import next_change_at, running_until

RELATED = 4


@dataclass(frozen=True)
class Family:
    """`variants` are the public ones in the staff's order; `related` is ready for cards."""

    product: Product
    variants: list[Product]
    related: list[Product]


def find_product(slug: str) -> Product | None:
    """With its class, its facts and its parent, in one query."""
    return (
        Product.objects.filter(slug=slug)
        .select_related("product_class", "parent__product_class", "facts", "review_totals")
        .first()
    )


def load_family(product: Product) -> Family:
    """The rows around a product, with stock, pictures, shelves and attributes."""
    others = list(_rows_around(product))
    variants = [other for other in others if other.parent_id == product.pk and other.is_public]
    ranked = [other for other in others if _ranking(other) is not None]
    ranked = [other for other in ranked if other.is_public and other.parent_id is None]
    related = sorted(ranked, key=lambda other: (-(_ranking(other) or 0), other.pk))[:RELATED]
    _join([product, *related], others)
    shown = {product, *related}
    prefetch_related_objects(
        [*shown, *(other for other in others if other.parent_id in {each.pk for each in shown})],
        Prefetch("stockrecords", _stock()),
        "images",
    )
    prefetch_related_objects(
        [product], Prefetch("categories", Category.objects.browsable().order_by("path"))
    )
    values = ProductAttributeValue.objects.select_related("attribute", "value_option")
    prefetch_related_objects(
        variants, Prefetch("attribute_values", values.order_by("attribute_id"))
    )
    return Family(product, variants, related)


def _stock() -> QuerySet[StockRecord]:
    """With when a planned price changes it: for the page, and for machines that keep prices."""
    return StockRecord.objects.annotate(
        price_changes_at=next_change_at(), price_ends_at=running_until()
    ).order_by("pk")


def _rows_around(product: Product) -> QuerySet[Product]:
    """Variants, what staff recommend with it, and the variants of those; one look-up by keys."""
    recommended = ProductRecommendation.objects.filter(primary=product).order_by()
    children = Product.objects.order_by().values("pk")
    # A union and not an OR: each part is found by its own index.
    keys = children.filter(parent=product).union(
        recommended.values("recommendation"),
        children.filter(parent__in=recommended.values("recommendation")),
    )
    ranking = recommended.filter(recommendation=OuterRef("pk")).values("ranking")[:1]
    return (
        Product.objects.filter(pk__in=keys)
        .select_related("product_class", "facts", "review_totals")
        .defer("description", "meta_description")
        .annotate(recommended_at=Subquery(ranking))
        .order_by("-priority", "pk")
    )


def _join(parents: list[Product], others: list[Product]) -> None:
    """Let parents and variants know each other, so that nothing asks for them again."""
    for parent in parents:
        children = [other for other in others if other.parent_id == parent.pk]
        for child in children:
            child.parent = parent
        # The name under which Oscar's get_public_children() looks.
        public: Any = [child for child in children if child.is_public]
        parent._prefetched_public_children = public  # type: ignore[attr-defined]


def _ranking(product: Product) -> int | None:
    return product.recommended_at  # type: ignore[attr-defined]
