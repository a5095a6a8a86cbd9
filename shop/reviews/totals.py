"""A product's rating: counted anew from what is published, whenever that changes."""

from django.db import transaction
from django.db.models import Count

from catalogue.models import Product

from .models import STARS, ProductReview, ReviewTotals


@transaction.atomic
def refresh_totals(product_id: int) -> None:
    """Sets ReviewTotals and Oscar's Product.rating. Nothing for a product that is gone.

    The row is locked before counting: two decisions at once would each miss the other's review.
    """
    if not Product.objects.filter(pk=product_id).exists():
        return
    ReviewTotals.objects.bulk_create([ReviewTotals(product_id=product_id)], ignore_conflicts=True)
    totals = ReviewTotals.objects.select_for_update().get(pk=product_id)
    published = ProductReview.objects.filter(
        product_id=product_id, status=ProductReview.PUBLISHED
    ).order_by()
    found = dict(published.values_list("score").annotate(Count("pk")))
    for stars in STARS:
        setattr(totals, f"stars_{stars}", found.get(stars, 0))
    totals.save()
    # Past Product.save(): a review is no edit of the product.
    Product.objects.filter(pk=product_id).update(rating=totals.average)
