"""A price that is planned: from when, until when, by whom, and what became of it."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PriceChangeQuerySet(models.QuerySet["PriceChange"]):
    def open(self) -> "PriceChangeQuerySet":
        """Still to begin, or begun and still to end."""
        planned = Q(applied_at=None)
        running = Q(applied_at__isnull=False, ends_at__isnull=False)
        return self.filter(planned | running, withdrawn_at=None, ended_at=None)

    def due(self, now: datetime) -> "PriceChangeQuerySet":
        to_begin = Q(applied_at=None, starts_at__lte=now)
        to_end = Q(applied_at__isnull=False, ends_at__lte=now)
        return self.open().filter(to_begin | to_end)


class PriceChange(models.Model):
    """Without an end the price stays. With one, the price of before comes back.

    Rows are applied by `price_changes.apply_due` and kept as history. What was planned is never
    edited: it is withdrawn, and planned anew.
    """

    class Outcome(models.TextChoices):
        RETURNED = "returned", _("over, the former price is back")
        KEPT = "kept", _("over; the price was changed by hand meanwhile and left alone")
        MISSED = "missed", _("never applied: it was over before the shop's tasks ran")

    stockrecord = models.ForeignKey(
        "partner.StockRecord", on_delete=models.CASCADE, related_name="price_changes"
    )
    price = models.DecimalField(
        _("new price"),
        max_digits=12,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, editable=False)
    former_price = models.DecimalField(max_digits=12, decimal_places=2, null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, editable=False)

    objects = PriceChangeQuerySet.as_manager()

    class Meta:
        app_label = "partner"
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("planned price")
        constraints = [
            models.CheckConstraint(condition=Q(price__gt=0), name="planned_price_positive"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="planned_price_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], name="planned_price_start")]

    def __str__(self) -> str:
        return (
            f"{self.price}, {_in_words(self.starts_at)} – {_in_words(self.ends_at)} ({self.state})"
        )

    @property
    def state(self) -> str:
        """In a word; what became of one that is over says `outcome`."""
        if self.withdrawn_at:
            return "withdrawn"
        if self.ended_at:
            return "over"
        if self.applied_at is None:
            return "planned"
        return "running" if self.ends_at else "applied"

    @property
    def is_planned(self) -> bool:
        return self.applied_at is None and self.withdrawn_at is None and self.ended_at is None

    def overlaps(self, other: "PriceChange") -> bool:
        """A price that stays is a moment; two in one moment, or one within a period, collide."""
        return self.starts_at < other._closes_at and other.starts_at < self._closes_at

    @property
    def _closes_at(self) -> datetime:
        return self.ends_at or self.starts_at + timedelta(microseconds=1)


def _in_words(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else "…"


def next_change_at() -> Subquery:
    """For a queryset of stock records: when today's price is planned to change, or NULL."""
    mine = PriceChange.objects.open().filter(stockrecord=OuterRef("pk"))
    moment = Case(When(applied_at=None, then=F("starts_at")), default=F("ends_at"))
    return Subquery(mine.annotate(moment=moment).order_by("moment").values("moment")[:1])


def running_until() -> Subquery:
    """For a queryset of stock records: the end of the price that holds for a time, or NULL."""
    mine = PriceChange.objects.open().filter(stockrecord=OuterRef("pk"), applied_at__isnull=False)
    return Subquery(mine.order_by("ends_at").values("ends_at")[:1])
