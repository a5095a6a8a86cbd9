"""The search index. It can be thrown away and rebuilt at any time: `manage.py rebuild_search`."""

from django.db import models
from django.utils import timezone


class SearchDocument(models.Model):
    """One page that can be found. Beside this table the database keeps its own full-text index of
    the four text columns: an FTS5 table filled by triggers on SQLite, a generated tsvector on
    PostgreSQL (migration 0002).
    """

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=255)
    keywords = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=400)
    public_from = models.DateTimeField(default=timezone.now)
    weight = models.SmallIntegerField(default=0, help_text="Among equals, the higher comes first.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="one_document_per_object")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"


class SearchWord(models.Model):
    """A word of a title or of the keywords, for "did you mean"."""

    word = models.CharField(max_length=40, unique=True)
    length = models.PositiveSmallIntegerField(db_index=True)

    def __str__(self) -> str:
        return self.word
