"""Demo reviews, from one star to five. Each says that it is demo content, and by nobody's account.

Nobody bought anything, so they carry no "verified buyer". Delete them before opening: a public shop
must not show reviews by people who do not exist (16 CFR 465.2).
"""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from catalogue.models import Product
from shop.demo.reading import read_json
from shop.reviews.disease_words import names_disease
from shop.reviews.models import ProductReview
from shop.reviews.totals import refresh_totals


@transaction.atomic
def load_reviews() -> int:
    """How many were new. A shop with any review keeps those it has."""
    if ProductReview.objects.exists():
        return 0
    products = dict(Product.objects.values_list("slug", "pk"))
    reviews = [
        ProductReview(
            product_id=products[entry["product"]],
            score=entry["stars"],
            title=entry["title"],
            body=entry["body"],
            name=entry["name"],
            status=ProductReview.PUBLISHED,
            findings=names_disease(f"{entry['title']} {entry['body']}"),
            is_demo=True,
            written_at=_noon(entry["date"]),
        )
        for entry in read_json("reviews.json")
        if entry["product"] in products
    ]
    ProductReview.objects.bulk_create(reviews)
    for product_id in sorted({review.product_id for review in reviews}):
        refresh_totals(product_id)
    return len(reviews)


def _noon(date: str) -> datetime:
    return timezone.make_aware(datetime.combine(datetime.fromisoformat(date), time(12)))
