from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from oscar.apps.catalogue.abstract_models import AbstractProduct
from oscar.models.fields.slugfield import SlugField
from simple_history.models import HistoricalRecords

from catalogue.slugs import leave_redirect, unique_slug
from shop.claims.marking import count_claims
from shop.rich_text import sanitize


class Product(AbstractProduct):
    """A product; what is in it stands in SupplementFacts, its price and stock in StockRecord."""

    slug = SlugField(
        "address",
        max_length=255,
        unique=True,
        blank=True,
        help_text=(
            "The last part of the page's address. Made from the title when empty;"
            " a changed one leaves a redirect."
        ),
    )
    tagline = models.CharField(
        max_length=200,
        blank=True,
        help_text="One sentence under the title. A structure/function claim ends with *.",
    )
    benefits = models.TextField(
        blank=True,
        help_text=(
            "One structure/function claim a line, each ending with *. The page adds the disclaimer."
        ),
    )
    needs = models.ManyToManyField("catalogue.Need", blank=True, related_name="products")
    net_weight_g = models.PositiveIntegerField("shipping weight (g)", null=True, blank=True)

    # What changes by itself is left out, so that each entry is somebody's edit.
    history = HistoricalRecords(excluded_fields=["rating", "date_created", "date_updated"])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.description = sanitize(self.description)
        others = Product.objects.exclude(pk=self.pk)
        if not self.slug:
            self.slug = unique_slug(self.get_title(), others)
        before = Product.objects.filter(pk=self.pk).only("slug", "is_public").first()
        if before and not before.is_public and self._writes_public(kwargs.get("update_fields")):
            self._require_ready()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if before and before.slug != self.slug:
                leave_redirect(_address(before.slug), _address(self.slug))

    def clean(self) -> None:
        """Refuses to become visible before its label is complete: catalogue.publishing."""
        from catalogue.publishing import NotPublishable, require_signed

        super().clean()
        if not self.is_public:
            return
        try:
            if self._was_public():
                require_signed(self)
            else:
                self._require_ready()
        except NotPublishable as error:
            raise ValidationError(
                {"is_public": [each.message for each in error.problems]}
            ) from error

    def get_absolute_url(self) -> str:
        return _address(self.slug)

    def _writes_public(self, update_fields: Any) -> bool:
        return self.is_public and (update_fields is None or "is_public" in update_fields)

    def _was_public(self) -> bool:
        """As the same kind of product; a supplement that was a pill box has to be looked at."""
        stored = Product.objects.filter(pk=self.pk).only("is_public", "product_class").first()
        return bool(
            stored and stored.is_public and stored.product_class_id == self.product_class_id
        )

    def _require_ready(self) -> None:
        # The rules read this model.
        from catalogue.publishing import require_ready

        require_ready(self)

    @property
    def benefit_list(self) -> list[str]:
        return [line.strip() for line in self.benefits.splitlines() if line.strip()]

    @property
    def claim_count(self) -> int:
        """Structure/function claims in its own words; one takes the disclaimer's singular."""
        written = self.description.count("*")
        return count_claims(self.tagline, *self.benefit_list) + written

    @property
    def makes_claims(self) -> bool:
        """Whether the page needs the disclaimer of 21 CFR 101.93(c)."""
        return self.claim_count > 0


def _address(slug: str) -> str:
    return reverse("catalogue:detail", kwargs={"product_slug": slug})
