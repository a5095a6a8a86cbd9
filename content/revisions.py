"""Writing articles: new texts, and which of them readers see."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from content.models import Article, Revision
from content.models.revision import clean_body, clean_points
from shop.users.models import User


@dataclass(frozen=True)
class Text:
    """All that a revision says. `body` is HTML, sanitised when it is stored."""

    title: str
    summary: str
    body: str
    key_points: list[str] = field(default_factory=list)
    meta_description: str = ""

    def as_stored(self) -> "Text":
        """What a revision makes of it; two texts that are stored alike are the same."""
        return replace(self, body=clean_body(self.body), key_points=clean_points(self.key_points))


def write_revision(
    *, article: Article, text: Text, by: User | None, note: str = "", at: datetime | None = None
) -> Revision:
    """Stores the text as the article's draft; readers of a public article get it at once."""
    revision = Revision(article=article, by=by, note=note, at=at or timezone.now(), **asdict(text))
    with transaction.atomic():
        revision.save()
        article.draft = revision
        article.save(update_fields=["draft"])
        if article.is_public:
            show_draft(article)
    return revision


def publish(*, article: Article, at: datetime | None = None) -> None:
    """Makes the draft public from `at` on, by default from the article's own date or now."""
    article.is_public = True
    article.published_at = at or article.published_at or timezone.now()
    with transaction.atomic():
        article.save(update_fields=["is_public", "published_at"])
        show_draft(article)


def withdraw(*, article: Article) -> None:
    """Takes the article from all readers at once; nothing is lost."""
    article.is_public = False
    article.save(update_fields=["is_public"])


def show_draft(article: Article) -> None:
    """Makes the newest text the one that readers see."""
    if article.draft is None or article.live_id == article.draft_id:
        return
    first = article.live_id is None
    article.live = article.draft
    article.updated_at = article.published_at or article.draft.at if first else article.draft.at
    article.save(update_fields=["live", "updated_at"])


def text_of(revision: Revision) -> Text:
    return Text(
        title=revision.title,
        summary=revision.summary,
        body=revision.body,
        key_points=revision.key_points,
        meta_description=revision.meta_description,
    )
