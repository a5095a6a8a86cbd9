"""A review may vanish with its author's account; the product's rating follows."""

from typing import Any

from django.db.models.signals import post_delete

from .models import ProductReview, ReviewTotals


def connect() -> None:
    post_delete.connect(_refresh, sender=ProductReview, dispatch_uid="reviews.deleted")


def _refresh(sender: type[ProductReview], instance: ProductReview, **_: Any) -> None:
    """Only where there are totals: a product that is being deleted has lost them already."""
    from .totals import refresh_totals

    if ReviewTotals.objects.filter(pk=instance.product_id).exists():
        refresh_totals(instance.product_id)
