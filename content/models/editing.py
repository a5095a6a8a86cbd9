"""What is being written right now: words that are not saved yet, and who is at it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class UnsavedText(models.Model):
    """A form as it was when its writer last paused, one a person and article.

    Without an article it is a new one.

    Not a revision: it may be half a sentence, and only its writer sees it.
    """

    article = models.ForeignKey(
        "content.Article", on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    base = models.PositiveBigIntegerField(
        null=True, help_text="The draft that the writer started from."
    )
    fields = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "by"], name="one_unsaved_text"),
            models.UniqueConstraint(
                fields=["by"],
                condition=models.Q(article__isnull=True),
                name="one_unsaved_new_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by}, {timezone.localtime(self.at):%Y-%m-%d %H:%M}"


class Presence(models.Model):
    """Somebody has this article's form open. Their page says so twice a minute."""

    article = models.ForeignKey(
        "content.Article", on_delete=models.CASCADE, related_name="presences"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "by"], name="present_once")]

    def __str__(self) -> str:
        return f"{self.by} since {timezone.localtime(self.since):%H:%M}"
