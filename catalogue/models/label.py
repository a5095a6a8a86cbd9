"""Versions of a product's label: what an order was sold with, and who changed what."""

from django.conf import settings
from django.db import models


class LabelVersion(models.Model):
    """The facts of a product as they were, whole. Written by catalogue.labels; never changed.

    It outlives its product, because orders refer to it.

    `digest` is of `content` without what does not belong to the formula, so two versions with the
    same digest have the same formula.
    """

    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.SET_NULL, null=True, related_name="label_versions"
    )
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["product", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["product", "number"], name="label_version_number")
        ]

    def __str__(self) -> str:
        return f"{self.product}, label version {self.number}"
