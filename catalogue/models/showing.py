"""When a product is in the shop, if that is planned."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ShowingQuerySet(models.QuerySet["Showing"]):
    def open(self) -> "ShowingQuerySet":
        """Something of it is still to happen."""
        to_show = Q(available_from__isnull=False, shown_at=None)
        to_hide = Q(available_until__isnull=False)
        return self.filter(to_show | to_hide, withdrawn_at=None, hidden_at=None)

    def due(self, now: datetime) -> "ShowingQuerySet":
        to_show = Q(available_from__lte=now, shown_at=None)
        return self.open().filter(to_show | Q(available_until__lte=now))


class Showing(models.Model):
    """A period for which a product is visible. `catalogue.showings` acts on it.

    `Product.is_public` stays the one thing that says what is public; this says when it changes.
    Rows are never edited, but withdrawn and planned anew; they stay as history.
    """

    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.CASCADE, related_name="showings"
    )
    available_from = models.DateTimeField(_("available from"), null=True, blank=True)
    available_until = models.DateTimeField(_("available until"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    shown_at = models.DateTimeField(null=True, editable=False)
    hidden_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    problem = models.TextField(
        blank=True, editable=False, help_text="Why it could not be shown when it was due."
    )

    objects = ShowingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("planned availability")
        constraints = [
            models.CheckConstraint(
                condition=Q(available_from__isnull=False) | Q(available_until__isnull=False),
                name="showing_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(available_from=None)
                | Q(available_until=None)
                | Q(available_until__gt=F("available_from")),
                name="showing_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        moments = f"{_in_words(self.available_from)} – {_in_words(self.available_until)}"
        return f"{moments} ({self.state})"

    @property
    def state(self) -> str:
        """In a word; `problem` says what keeps one that is due from being shown."""
        if self.withdrawn_at:
            return "withdrawn"
        if self.hidden_at:
            return "over"
        if self.shown_at:
            return "shown"
        return "due, but cannot be shown" if self.problem else "planned"

    @property
    def is_planned(self) -> bool:
        return self.withdrawn_at is None and self.shown_at is None and self.hidden_at is None

    def overlaps(self, other: "Showing") -> bool:
        """Without a start it has begun, without an end it lasts."""
        starts_before = not (
            self.available_from
            and other.available_until
            and self.available_from >= other.available_until
        )
        ends_after = not (
            other.available_from
            and self.available_until
            and other.available_from >= self.available_until
        )
        return starts_before and ends_after


def _in_words(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else "…"
