"""What customers find products by."""

from typing import Any

from django.db import models

from catalogue.slugs import unique_slug


class Need(models.Model):
    """What a product is for, in words of structure and function: Rest, Bones, Energy."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True, blank=True)
    description = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = unique_slug(self.name, Need.objects.exclude(pk=self.pk))
        super().save(*args, **kwargs)


class ProductFacet(models.Model):
    """One thing a listed product can be filtered by. Derived; see catalogue.facets.

    The product is what stands in lists: a variant's facets are its parent's.
    """

    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.CASCADE, related_name="facets"
    )
    kind = models.CharField(max_length=12)
    value = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "kind", "value"], name="facet_once")
        ]
        indexes = [models.Index(fields=["kind", "value", "product"], name="facet_values")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"
