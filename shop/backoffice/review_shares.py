"""How much is refused of each star: a rule that looks at stars would show here (16 CFR 465.7)."""

from dataclasses import dataclass

from django.db.models import Count

from shop.reviews.models import STARS, ProductReview


@dataclass(frozen=True)
class Share:
    """`percent`: refused ones of those decided about, None before the first decision."""

    stars: int
    published: int
    refused: int

    @property
    def percent(self) -> int | None:
        decided = self.published + self.refused
        return round(100 * self.refused / decided) if decided else None


def list_shares() -> list[Share]:
    """By stars, five first, as the reviews stand now; demo content left out. One query."""
    rows = ProductReview.objects.filter(is_demo=False).order_by().values_list("score", "status")
    counts = {(score, status): count for score, status, count in rows.annotate(Count("pk"))}
    return [
        Share(
            stars,
            counts.get((stars, ProductReview.PUBLISHED), 0),
            counts.get((stars, ProductReview.REFUSED), 0),
        )
        for stars in STARS
    ]
