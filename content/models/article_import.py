from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models


def private_storage() -> Storage:
    """Never the one of public media: a draft is nobody's business yet."""
    return storages["private"]


def file_name(run: "ArticleImport", name: str) -> str:
    """Says nothing of the file, whose own name is in `name`."""
    return f"articles/{uuid4().hex}"


class ArticleImport(models.Model):
    """A file on its way to a draft, and what was kept of it. Written by content.bringing_in.runs.

    `into` is the article that gets a new draft; without it a new article is made.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Being read"
        DONE = "done", "Done"
        REFUSED = "refused", "Not imported"

    file = models.FileField(upload_to=file_name, storage=private_storage, blank=True)
    name = models.CharField("file", max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True
    )
    at = models.DateTimeField(auto_now_add=True)
    title = models.CharField(max_length=150, blank=True)
    slug = models.CharField(max_length=120, blank=True)
    topic = models.ForeignKey("content.Topic", models.SET_NULL, related_name="+", null=True)
    author = models.ForeignKey("content.Person", models.SET_NULL, related_name="+", null=True)
    into = models.ForeignKey("content.Article", models.CASCADE, related_name="+", null=True)
    base = models.PositiveBigIntegerField(null=True)
    article = models.ForeignKey("content.Article", models.SET_NULL, related_name="+", null=True)
    report = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    error_field = models.CharField(max_length=20, blank=True)
    pictures_done = models.PositiveSmallIntegerField(default=0)
    pictures_total = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "import"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(error=""),
                name="refused_import_says_why",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        self.file.delete(save=False)
        return super().delete(*args, **kwargs)
