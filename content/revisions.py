"""Writing texts. What readers see of them is content.workflow's business."""

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from content.body import cited_keys
from content.links import remember_links
from content.models import Article, Person, Picture, Revision, Source, Topic
from content.models.revision import clean_body, clean_points
from content.subjects import remember_subjects
from shop.users.models import User

# The article's columns that repeat its text, for queries.
REPEATED = ("topic", "series", "series_order", "author", "reviewer", "reviewed_on", "hero")
# Those of a draft that was never public: its part of a series is not taken yet.
REPEATED_OF_DRAFTS = ("topic", "author", "reviewer", "reviewed_on", "hero")


class DraftMoved(Exception):
    """Somebody saved a newer draft since this one was opened. Nothing was written."""

    def __init__(self, newest: Revision) -> None:
        super().__init__(f"Revision {newest.pk} is newer.")
        self.newest = newest


@dataclass(frozen=True)
class Text:
    """All that a revision says. `body` is HTML, sanitised when it is stored.

    Topic and author left out are taken from the article. `sources` are keys of sources that are
    listed without being cited; the cited ones are found in the body.
    """

    title: str
    summary: str
    body: str
    key_points: list[str] = field(default_factory=list)
    meta_description: str = ""
    topic: Topic | None = None
    series: str = ""
    series_order: int | None = None
    author: Person | None = None
    reviewer: Person | None = None
    reviewed_on: date | None = None
    hero: Picture | None = None
    limits: str = ""
    conflict_of_interest: str = ""
    sources: frozenset[str] = frozenset()

    def as_stored(self) -> "Text":
        """What a revision makes of it; two texts that are stored alike are the same."""
        return replace(
            self,
            body=clean_body(self.body),
            key_points=clean_points(self.key_points),
            sources=_known_keys(self.sources | cited_keys(self.body)),
        )


@transaction.atomic
def write_revision(
    *,
    article: Article,
    text: Text,
    by: User | None,
    note: str = "",
    at: datetime | None = None,
    base: int | None = None,
) -> Revision:
    """Stores the text as the article's draft. Readers keep what they see.

    `base` is the key of the draft that the writer started from. Raises DraftMoved when another
    one has been saved since.
    """
    Article.objects.select_for_update().get(pk=article.pk)
    article.refresh_from_db(fields=["draft", "live", "draft_state"])
    if base is not None and article.draft and article.draft_id != base:
        raise DraftMoved(article.draft)
    values = _values(text.as_stored())
    values["topic"] = text.topic or article.topic
    values["author"] = text.author or article.author
    revision = Revision.objects.create(
        article=article, by=by, note=note, at=at or timezone.now(), **values
    )
    revision.sources.set(Source.objects.filter(key__in=text.sources | cited_keys(text.body)))
    remember_subjects(revision)
    remember_links(revision)
    article.draft = revision
    article.draft_state = Article.DraftState.WRITING
    article.save(update_fields=["draft", "draft_state"])
    if article.live_id is None:
        repeat_text(article, revision, REPEATED_OF_DRAFTS)
    return revision


def repeat_text(article: Article, revision: Revision, names: tuple[str, ...] = REPEATED) -> None:
    """Brings the article's columns that repeat a text up to date with this one."""
    for name in names:
        setattr(article, name, getattr(revision, name))
    article.save(update_fields=list(names))


def text_of(revision: Revision) -> Text:
    values = {each.name: getattr(revision, each.name) for each in fields(Text)}
    values["sources"] = frozenset(revision.sources.values_list("key", flat=True))
    return Text(**values)


def _values(text: Text) -> dict[str, Any]:
    return {each.name: getattr(text, each.name) for each in fields(Text) if each.name != "sources"}


def _known_keys(keys: frozenset[str] | set[str]) -> frozenset[str]:
    if not keys:
        return frozenset()
    return frozenset(Source.objects.filter(key__in=keys).values_list("key", flat=True))
