"""The ledger of stock: every change of `num_in_stock`, with who made it and why."""

from typing import Any, Never

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnly(models.QuerySet["StockAdjustment"]):
    def update(self, **kwargs: Any) -> Never:
        raise TypeError("Entries of the ledger are never changed.")

    def delete(self) -> Never:
        raise TypeError("Entries of the ledger are never deleted.")


class StockAdjustment(models.Model):
    """One change of one stock record. Written by `adjustments.adjust` only, never changed.

    A wrong entry is put right by another one. When a product is deleted its entries stay, with the
    SKU that they were made for.
    """

    class Reason(models.TextChoices):
        RECEIVED = "received", _("Goods received")
        COUNTED = "counted", _("Counted")
        DAMAGED = "damaged", _("Damaged")
        EXPIRED = "expired", _("Past its date")
        RETURNED = "returned", _("Returned, fit to sell")
        GIVEN_AWAY = "given_away", _("Given away")
        CORRECTION = "correction", _("Correction of a mistake")
        INITIAL = "initial", _("First stock")
        IMPORT = "import", _("Import")

    stockrecord = models.ForeignKey(
        "partner.StockRecord",
        on_delete=models.SET_NULL,
        null=True,
        related_name="adjustments",
        verbose_name=_("product"),
    )
    sku = models.CharField("SKU", max_length=128)
    change = models.IntegerField(_("change"), help_text=_("Units; negative when some went away."))
    stock_after = models.PositiveIntegerField(_("in stock after it"))
    reason = models.CharField(_("reason"), max_length=20, choices=Reason)
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
        help_text=_("Empty: the shop itself."),
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)
    submission = models.UUIDField(
        unique=True, null=True, editable=False, help_text=_("One form changes stock once.")
    )

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("stock change")
        constraints = [
            models.CheckConstraint(condition=~models.Q(change=0), name="adjustment_changes_stock"),
        ]

    def __str__(self) -> str:
        return f"{self.sku}: {self.change:+d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("Entries of the ledger are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise TypeError("Entries of the ledger are never deleted.")
