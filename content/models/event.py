"""Who changed the state of an article, when and why. Written by content.workflow, never changed."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class ArticleEvent(models.Model):
    class Action(models.TextChoices):
        SUBMITTED = "submitted", "Submitted for review"
        APPROVED = "approved", "Approved"
        SENT_BACK = "sent_back", "Sent back"
        PUBLISHED = "published", "Published"
        SCHEDULED = "scheduled", "Scheduled"
        UNSCHEDULED = "unscheduled", "Schedule taken back"
        WITHDRAWN = "withdrawn", "Withdrawn"
        EXPIRY_SET = "expiry_set", "Expiry changed"
        EXPIRED = "expired", "Expired"
        RESTORED = "restored", "Earlier text restored"
        REVIEWED = "reviewed", "Content reviewed"

    article = models.ForeignKey("content.Article", on_delete=models.CASCADE, related_name="events")
    revision = models.ForeignKey(
        "content.Revision", on_delete=models.CASCADE, related_name="events", null=True, blank=True
    )
    action = models.CharField(max_length=12, choices=Action)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        help_text="Nobody: the shop itself, at the planned time or by a command.",
    )
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField("comment", max_length=600, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} ({timezone.localtime(self.at):%Y-%m-%d %H:%M})"
