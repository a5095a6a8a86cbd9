from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags

from shop.rich_text import sanitize

# Silent reading of non-fiction in English; M. Brysbaert, J Mem Lang 2019;109:104047.
WORDS_PER_MINUTE = 238


def clean_body(html: str) -> str:
    """The HTML as it is stored: sanitised, without the carriage returns that browsers send."""
    return sanitize(html.replace("\r\n", "\n")).strip()


def clean_points(points: list[str]) -> list[str]:
    return [point.strip() for point in points if point.strip()]


class ImmutableRevision(Exception):
    """A stored revision was to be changed. Write a new one instead."""


class RevisionQuerySet(models.QuerySet["Revision"]):
    def showing(self, picture: models.Model) -> "RevisionQuerySet":
        """With this picture at their head or in their text."""
        return self.filter(
            models.Q(hero=picture) | models.Q(body__contains=f'data-file="{picture.pk}"')
        )

    # Deleting a user still empties `by`: Django does that through the base manager.
    def update(self, **kwargs: Any) -> NoReturn:
        raise ImmutableRevision("Revisions are never changed.")


class Revision(models.Model):
    """Everything that readers see of an article at one time. Written once, never changed.

    The article's own columns of the same names repeat those of the revision that readers see.
    """

    article = models.ForeignKey(
        "content.Article", on_delete=models.CASCADE, related_name="revisions"
    )
    title = models.CharField(max_length=150)
    summary = models.TextField(max_length=400)
    key_points = models.JSONField(default=list, blank=True)
    body = models.TextField()
    meta_description = models.CharField(max_length=170, blank=True)
    topic = models.ForeignKey("content.Topic", on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=120, blank=True)
    series_order = models.PositiveSmallIntegerField("part", null=True, blank=True)
    author = models.ForeignKey("content.Person", on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(
        "content.Person", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    reviewed_on = models.DateField(null=True, blank=True)
    hero = models.ForeignKey(
        "content.Picture", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    limits = models.TextField("limits of the evidence", max_length=1500, blank=True)
    conflict_of_interest = models.TextField(max_length=600, blank=True)
    sources = models.ManyToManyField("content.Source", related_name="revisions", blank=True)
    ingredients = models.ManyToManyField(
        "catalogue.Ingredient", related_name="revisions", blank=True, editable=False
    )
    links = models.ManyToManyField(
        "content.Link", related_name="revisions", blank=True, editable=False
    )
    words = models.PositiveIntegerField(default=0, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        help_text="Nobody: written by a command.",
    )
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=200, blank=True, help_text="What changed and why.")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.title} ({timezone.localtime(self.at):%Y-%m-%d %H:%M})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ImmutableRevision when the row is stored already."""
        if not self._state.adding:
            raise ImmutableRevision(f"Revision {self.pk} is stored already.")
        self.body = clean_body(self.body)
        self.key_points = clean_points(self.key_points)
        self.words = len(strip_tags(self.body.replace("<", " <")).split())
        super().save(*args, **kwargs)

    @property
    def reading_minutes(self) -> int:
        return max(1, round(self.words / WORDS_PER_MINUTE))
