"""Who wants to be told, once, when a product can be bought again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class StockAlertQuerySet(models.QuerySet["StockAlert"]):
    def unsent(self) -> "StockAlertQuerySet":
        return self.filter(mailed_at=None)

    def waiting(self) -> "StockAlertQuerySet":
        """Neither mailed nor about to be."""
        return self.unsent().filter(queued_at=None)


class StockAlert(models.Model):
    """One mail about one product, to an account or to a guest's confirmed address.

    A guest's row exists only after the link in the confirmation was used, so an address that
    somebody else typed is never stored here. Rows go after STOCK_ALERT_DAYS (`forgetting.py`).
    """

    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.CASCADE, related_name="stock_alerts"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="stock_alerts"
    )
    email = models.EmailField(blank=True, help_text="A guest's; an account is written to as it is.")
    asked_at = models.DateTimeField(auto_now_add=True)
    queued_at = models.DateTimeField(null=True)
    turn = models.PositiveIntegerField(default=0, help_text="How often its mail has been queued.")
    mailed_at = models.DateTimeField(null=True)

    objects = StockAlertQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("back-in-stock mail")
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None) ^ Q(email=""), name="alert_is_a_guests_or_an_accounts"
            ),
            models.UniqueConstraint(
                fields=["product", "user"],
                condition=Q(mailed_at=None, user__isnull=False),
                name="one_unsent_alert_per_account",
            ),
            models.UniqueConstraint(
                fields=["product", "email"],
                condition=Q(mailed_at=None, user=None),
                name="one_unsent_alert_per_address",
            ),
        ]
        indexes = [
            models.Index(
                fields=["product", "asked_at"],
                condition=Q(mailed_at=None, queued_at=None),
                name="alert_waiting",
            ),
            models.Index(fields=["email"], name="alert_email"),
        ]

    def __str__(self) -> str:
        return f"{self.product_id}: {self.asked_at:%Y-%m-%d}"
