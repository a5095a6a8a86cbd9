from typing import Any

from django.db import models, transaction
from django.urls import reverse
from oscar.apps.catalogue.abstract_models import AbstractProduct
from oscar.models.fields.slugfield import SlugField
from simple_history.models import HistoricalRecords

from catalogue.slugs import leave_redirect, unique_slug
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
    net_weight_g = models.PositiveIntegerField("shipping weight (g)", null=True, blank=True)

    # What changes by itself is left out, so that each entry is somebody's edit.
    history = HistoricalRecords(excluded_fields=["rating", "date_created", "date_updated"])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.description = sanitize(self.description)
        others = Product.objects.exclude(pk=self.pk)
        if not self.slug:
            self.slug = unique_slug(self.get_title(), others)
        before = Product.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if before and before != self.slug:
                leave_redirect(_address(before), _address(self.slug))

    def get_absolute_url(self) -> str:
        return _address(self.slug)

    @property
    def benefit_list(self) -> list[str]:
        return [line.strip() for line in self.benefits.splitlines() if line.strip()]

    @property
    def makes_claims(self) -> bool:
        """Whether the page needs the disclaimer of 21 CFR 101.93(c)."""
        return any("*" in text for text in (self.tagline, self.benefits, self.description))


def _address(slug: str) -> str:
    return reverse("catalogue:detail", kwargs={"product_slug": slug})
