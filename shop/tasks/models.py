"""Work that must happen after a commit, and work that comes round again.

Both tables are claimed by lease: a worker that dies leaves a lease that runs out, and the row is
due again. So everything runs at least once, and whatever it calls must bear being called twice.
"""

from django.db import models
from django.utils import timezone


class OutboxMessage(models.Model):
    """One thing to do, written in the transaction that makes it necessary."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        DONE = "done", "Done"
        FAILED = "failed", "Given up"

    kind = models.CharField(
        max_length=64, help_text="Which handler does it, for example order.confirmation."
    )
    key = models.CharField(
        max_length=200, unique=True, help_text="The same key is queued once only."
    )
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="outbox_due")]
        verbose_name = "outbox message"

    def __str__(self) -> str:
        return self.key


class Job(models.Model):
    """When a periodic job ran and when it runs next. Rows are made by the worker."""

    name = models.CharField(max_length=64, unique=True)
    due_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True, blank=True)
    last_finished_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
