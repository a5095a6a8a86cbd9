from django.db import models
from django.db.models import Q
from django.utils import timezone


class Link(models.Model):
    """An address that texts lead to, and what was found there."""

    class State(models.TextChoices):
        NEW = "new", "Not checked yet"
        WORKS = "works", "Works"
        # Some sites answer no machine; that says nothing about readers.
        CLOSED = "closed", "Does not answer machines"
        DOUBTFUL = "doubtful", "Failed once or twice"
        BROKEN = "broken", "Broken"

    url = models.CharField("address", max_length=600, unique=True)
    state = models.CharField(max_length=8, choices=State, default=State.NEW)
    finding = models.CharField(max_length=120, blank=True)
    failures = models.PositiveSmallIntegerField("failures in a row", default=0)
    checked_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField("next check", default=timezone.now)

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["due_at"], name="link_due"),
            models.Index(fields=["state"], condition=Q(state="broken"), name="link_broken"),
        ]

    def __str__(self) -> str:
        return self.url
