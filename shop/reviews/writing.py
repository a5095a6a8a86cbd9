"""Writing a review, changing it, taking it back. Each change of words goes to staff again."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from catalogue.models import Product
from shop.order.models import Order
from shop.users.models import User

from .disease_words import names_disease
from .models import ProductReview
from .totals import refresh_totals


@dataclass(frozen=True)
class Words:
    """What an author gives: stars from 1 to 5, plain texts, the name to be shown."""

    score: int
    title: str
    body: str
    name: str


@transaction.atomic
def save_review(*, user: User, product: Product, order: Order | None, words: Words) -> None:
    """Keep the account's one review of the product. The same words again change nothing.

    `order` is the purchase that proves it. The unique pair of product and account settles two that
    arrive at once: the second finds the words of the first, which are its own.
    """
    first = ProductReview(product=product, user=user, order=order)
    _put(first, words)
    ProductReview.objects.bulk_create([first], ignore_conflicts=True)
    review = ProductReview.objects.select_for_update().get(product=product, user=user)
    if _words_of(review) == words:
        return
    was_published = review.is_approved
    _put(review, words)
    review.status, review.reason = ProductReview.AWAITING, ""
    review.version += 1
    review.save()
    if was_published:
        refresh_totals(product.pk)


def delete_review(review: ProductReview) -> None:
    """Its decisions go with it; the receiver of shop.reviews.receivers counts anew."""
    with transaction.atomic():
        # A decision that is being written waits, or is there to be deleted along.
        locked = ProductReview.objects.select_for_update().filter(pk=review.pk).first()
        if locked is not None:
            locked.delete()


def _put(review: ProductReview, words: Words) -> None:
    for name, value in asdict(words).items():
        setattr(review, name, value)
    review.findings = names_disease(f"{words.title}\n{words.body}")
    review.by_staff = review.by_staff or bool(review.user and review.user.is_staff)
    review.written_at = timezone.now()


def _words_of(review: ProductReview) -> Words:
    return Words(review.score, review.title, review.body, review.name)
