from typing import Any

from django.db import models, transaction
from django.urls import reverse

from catalogue.slugs import leave_redirect


class Topic(models.Model):
    """A shelf of articles."""

    slug = models.SlugField(
        "address",
        max_length=80,
        unique=True,
        help_text="The last part of the page's address. A changed one leaves a redirect.",
    )
    name = models.CharField(max_length=80)
    intro = models.TextField(
        "introduction", max_length=500, blank=True, help_text="Two or three plain sentences."
    )
    order = models.PositiveSmallIntegerField(default=0, blank=True, help_text="Smallest first.")

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = Topic.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if before and before != self.slug:
                leave_redirect(_address(before), _address(self.slug))

    def get_absolute_url(self) -> str:
        return _address(self.slug)


def _address(slug: str) -> str:
    return reverse("content:topic", kwargs={"slug": slug})
