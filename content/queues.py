"""What waits for whom: the lists of the board, and the filter of the article list."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Q
from django.utils import timezone

from content.models import Article, Link
from content.models.article import ArticleQuerySet

State = Article.DraftState


@dataclass(frozen=True)
class Queue:
    """`empty` is said where nothing waits."""

    key: str
    title: str
    empty: str
    articles: Callable[[], ArticleQuerySet]


def _articles() -> ArticleQuerySet:
    return Article.objects.all()


def drafts() -> ArticleQuerySet:
    """Being written: never shown, or newer than what is shown."""
    never = Q(live__isnull=True)
    newer = Q(draft__gt=F("live"))
    return _articles().filter(never | newer, draft_state=State.WRITING, scheduled__isnull=True)


def in_review() -> ArticleQuerySet:
    return _articles().filter(draft_state=State.IN_REVIEW)


def sent_back() -> ArticleQuerySet:
    return _articles().filter(draft_state=State.SENT_BACK)


def approved() -> ArticleQuerySet:
    return _articles().filter(draft_state=State.APPROVED, scheduled__isnull=True)


def scheduled() -> ArticleQuerySet:
    return _articles().filter(goes_live_at__isnull=False).order_by("goes_live_at")


def review_due() -> ArticleQuerySet:
    today = timezone.localdate()
    return Article.objects.published().filter(review_due__lte=today).order_by("review_due")


def cites_retracted() -> ArticleQuerySet:
    return Article.objects.published().filter(live__sources__retracted_on__isnull=False).distinct()


def broken_links() -> ArticleQuerySet:
    broken = Link.objects.filter(state=Link.State.BROKEN)
    return Article.objects.published().filter(live__links__in=broken).distinct()


def withdrawn() -> ArticleQuerySet:
    return _articles().filter(live__isnull=False, is_public=False)


QUEUES = [
    Queue("review", "In review", "Nothing waits for a reader.", in_review),
    Queue("sent-back", "Sent back", "Nothing was sent back.", sent_back),
    Queue("approved", "Approved, not published", "Nothing is approved and waiting.", approved),
    Queue("drafts", "Drafts", "Nobody is writing.", drafts),
    Queue("scheduled", "Scheduled", "Nothing is planned.", scheduled),
    Queue("due", "Review due", "Every article was read in time.", review_due),
    Queue("retracted", "Cites a retracted source", "No cited source is.", cites_retracted),
    Queue("links", "Broken links", "Every link that was checked works.", broken_links),
    Queue("withdrawn", "Withdrawn", "Nothing is withdrawn.", withdrawn),
]  # fmt: skip
QUEUES_BY_KEY = {queue.key: queue for queue in QUEUES}
