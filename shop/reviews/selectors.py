"""What everybody sees of a product's reviews: the published ones, and sums of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.urls import reverse

from catalogue.models import Product

from .models import ProductReview, ReviewTotals

FIRST = 5


@dataclass(frozen=True)
class StarRow:
    stars: int
    count: int
    percent: int


@dataclass(frozen=True)
class ReviewSummary:
    """`average` is None while `count` is 0; `by_stars` begins with five."""

    average: Decimal | None
    count: int
    by_stars: list[StarRow]
    newest: Sequence[ProductReview]
    list_url: str
    write_url: str

    @property
    def has_more(self) -> bool:
        return self.count > len(self.newest)


def review_summary(product: Product, first: int = FIRST) -> ReviewSummary:
    """With the `first` newest reviews: one query, one more unless `review_totals` came along."""
    totals = getattr(product, "review_totals", None) or ReviewTotals(product=product)
    count = totals.count
    return ReviewSummary(
        average=totals.average,
        count=count,
        by_stars=[
            StarRow(stars, found, round(100 * found / count) if count else 0)
            for stars, found in totals.by_stars()
        ],
        newest=list(published_reviews(product)[:first]) if first and count else [],
        list_url=reverse("review-list", kwargs={"slug": product.slug}),
        write_url=reverse("review-write", kwargs={"slug": product.slug}),
    )


def published_reviews(product: Product) -> QuerySet[ProductReview]:
    """Newest first, one star like five."""
    return (
        ProductReview.objects.filter(product=product, status=ProductReview.PUBLISHED)
        .select_related("user")
        .order_by("-written_at", "-pk")
    )
