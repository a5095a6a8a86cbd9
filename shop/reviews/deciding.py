"""What staff decide about a review. The stars play no part in it (16 CFR 465.7)."""

from django.db import transaction

from shop.tasks.outbox import enqueue
from shop.users.models import User

from .models import ProductReview, Reason, ReviewDecision
from .totals import refresh_totals


class NotDecided(Exception):
    """The message tells staff why."""


def publish(*, review_id: int, version: int, by: User) -> bool:
    """See _decide."""
    return _decide(review_id, version, ProductReview.PUBLISHED, "", by)


def refuse(*, review_id: int, version: int, reason: Reason, by: User) -> bool:
    """See _decide."""
    return _decide(review_id, version, ProductReview.REFUSED, reason, by)


@transaction.atomic
def _decide(review_id: int, version: int, status: int, reason: str, by: User) -> bool:
    """False if it stood like that already. The author gets a mail.

    `version` is the one that was read: raises NotDecided if its author has changed it since then,
    so that nobody publishes words that nobody has seen.
    """
    review = ProductReview.objects.select_for_update().filter(pk=review_id).first()
    if review is None:
        raise NotDecided("A review has been deleted by its author meanwhile.")
    if review.version != version:
        raise NotDecided(f"“{review.title}” has been changed by its author. Please read it again.")
    if (review.status, review.reason) == (status, reason):
        return False
    review.status, review.reason = status, reason
    review.save(update_fields=["status", "reason"])
    decision = ReviewDecision.objects.create(
        review=review,
        status=status,
        reason=reason,
        score=review.score,
        title=review.title,
        body=review.body,
        decided_by=by,
    )
    if review.product_id:
        refresh_totals(review.product_id)
    enqueue(
        "review.decided", key=f"review.decided:{decision.pk}", payload={"decision": decision.pk}
    )
    return True
