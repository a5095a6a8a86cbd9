from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from oscar.apps.catalogue.reviews.abstract_models import AbstractProductReview

MOST_STARS = 5
STARS = range(MOST_STARS, 0, -1)
TITLE_LENGTH, BODY_LENGTH, NAME_LENGTH = 120, 4000, 60


class Reason(models.TextChoices):
    """Why a review is not shown. None of them asks whether it is a good or a bad one."""

    SPAM = "spam", "Advertising or spam"
    PERSONAL_DATA = "personal-data", "Personal data of somebody"
    ABUSIVE = "abusive", "Abusive or hateful words"
    OFF_TOPIC = "off-topic", "Not about this product"
    DISEASE = "disease", "Names a disease or a treatment"


class ProductReview(AbstractProductReview):
    """A buyer's review; it hangs on the parent of what was bought. One per product and account.

    Oscar's `email`, `homepage` and votes stay empty.
    """

    AWAITING, PUBLISHED, REFUSED = (
        AbstractProductReview.FOR_MODERATION,
        AbstractProductReview.APPROVED,
        AbstractProductReview.REJECTED,
    )
    STATUS_CHOICES = ((AWAITING, "awaiting"), (PUBLISHED, "published"), (REFUSED, "refused"))

    score = models.SmallIntegerField(
        "stars", validators=[MinValueValidator(1), MaxValueValidator(MOST_STARS)]
    )
    status = models.SmallIntegerField(choices=STATUS_CHOICES, default=AWAITING)
    reason = models.CharField(max_length=16, choices=Reason, blank=True, editable=False)
    order = models.ForeignKey(
        "order.Order",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The order that proves the purchase.",
    )
    by_staff = models.BooleanField(
        default=False, editable=False, help_text="Written by somebody who worked for the shop."
    )
    is_demo = models.BooleanField("demo content", default=False, editable=False)
    findings = models.JSONField(
        default=list, editable=False, help_text="Words that name a disease or a treatment."
    )
    version = models.PositiveIntegerField(
        default=1, editable=False, help_text="Counts the author's edits: what staff decide about."
    )
    written_at = models.DateTimeField(
        default=timezone.now, editable=False, help_text="When these words were written."
    )

    class Meta(AbstractProductReview.Meta):
        abstract = False
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["product", "status", "-written_at"], name="reviews_shown")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(score__gte=1, score__lte=MOST_STARS), name="review_stars_1_to_5"
            ),
            models.CheckConstraint(
                condition=models.Q(status=2) ^ models.Q(reason=""),
                name="review_refused_with_reason",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Not Oscar's, which saves the whole product along; shop.reviews.totals keeps the sums."""
        models.Model.save(self, *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return models.Model.delete(self, *args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("review-list", kwargs={"slug": self.product.slug})

    @property
    def reviewer_name(self) -> str:
        """The name that the author chose; Oscar shows the account's full name."""
        return self.name or "A customer"

    @property
    def is_verified(self) -> bool:
        return self.order_id is not None

    @property
    def works_here(self) -> bool:
        """Insiders are named as such (16 CFR 465.5), also after they have left."""
        return self.by_staff or bool(self.user and self.user.is_staff)


class ReviewDecision(models.Model):
    """One decision of staff about one version of a review, with the words they decided about."""

    review = models.ForeignKey(ProductReview, on_delete=models.CASCADE, related_name="decisions")
    status = models.SmallIntegerField("decision", choices=ProductReview.STATUS_CHOICES)
    reason = models.CharField(max_length=16, choices=Reason, blank=True)
    score = models.SmallIntegerField("stars")
    title = models.CharField(max_length=255)
    body = models.TextField("text")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "decision"

    def __str__(self) -> str:
        return f"{self.get_status_display()}, {self.decided_at:%Y-%m-%d}"


class ReviewTotals(models.Model):
    """How many published reviews of a product have how many stars. Kept by shop.reviews.totals."""

    product = models.OneToOneField(
        "catalogue.Product",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="review_totals",
    )
    stars_1 = models.PositiveIntegerField(default=0)
    stars_2 = models.PositiveIntegerField(default=0)
    stars_3 = models.PositiveIntegerField(default=0)
    stars_4 = models.PositiveIntegerField(default=0)
    stars_5 = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.average} of {self.count}"

    def by_stars(self) -> Iterator[tuple[int, int]]:
        """(stars, reviews), five stars first."""
        for stars in STARS:
            yield stars, getattr(self, f"stars_{stars}")

    @property
    def count(self) -> int:
        return sum(count for _, count in self.by_stars())

    @property
    def average(self) -> Decimal | None:
        """From 1 to 5 with one decimal, rounded half up; None without reviews."""
        if not self.count:
            return None
        points = Decimal(sum(stars * count for stars, count in self.by_stars()))
        return (points / self.count).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


from oscar.apps.catalogue.reviews.models import *  # noqa: E402, F403
