"""How an article comes before readers, and how it leaves them.

Each change of state is one function: it locks the article, asks whether this person may and
whether the state allows it, changes it, and leaves a row that says who, when and why. The admin,
commands and the worker call the same ones. `by=None` is the shop itself, which may everything.
"""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from content.claims import refresh_waiting, why_not_signed
from content.models import Article, ArticleEvent, Revision
from content.revisions import repeat_text, text_of, write_revision
from shop.users.models import User

State = Article.DraftState
Action = ArticleEvent.Action


class Refused(Exception):
    """The change is not possible. The message is for the person who asked for it."""


def submit(article: Article, *, by: User | None, note: str = "", draft: int | None = None) -> None:
    """Ask another person to read the draft."""
    with transaction.atomic():
        article = _lock(article, draft)
        _may(by, "content.change_article", "You may not change articles.")
        if not article.has_changes:
            raise Refused("There is nothing to review: readers see this text already.")
        if article.draft_state == State.IN_REVIEW:
            raise Refused("The draft is in review already.")
        _set_state(article, State.IN_REVIEW)
        _record(article, Action.SUBMITTED, by, note)


def approve(article: Article, *, by: User | None, note: str = "", draft: int | None = None) -> None:
    """Say that the draft may be published. Never one's own words."""
    with transaction.atomic():
        article = _lock(article, draft)
        _may(by, "content.approve_article", "You may not approve articles.")
        _in_review(article)
        if by and by.pk in writers_of(article):
            raise Refused("Somebody else must approve this: you wrote a part of it.")
        _set_state(article, State.APPROVED)
        _record(article, Action.APPROVED, by, note)


def send_back(article: Article, *, by: User | None, note: str, draft: int | None = None) -> None:
    """Return the draft to its writer with what is to be changed."""
    with transaction.atomic():
        article = _lock(article, draft)
        _may(by, "content.approve_article", "You may not send articles back.")
        _in_review(article)
        if not note.strip():
            raise Refused("Say what is to be changed.")
        _set_state(article, State.SENT_BACK)
        _record(article, Action.SENT_BACK, by, note)


def publish(
    article: Article,
    *,
    by: User | None = None,
    at: datetime | None = None,
    draft: int | None = None,
) -> None:
    """Show the draft to readers now. `at`, for commands only, is the date that it carries."""
    with transaction.atomic():
        locked = _lock(article, draft)
        _may(by, "content.publish_article", "You may not publish articles.")
        if locked.draft is None:
            raise Refused("There is no text yet.")
        if locked.is_published and not locked.has_changes:
            raise Refused("Readers see this text already.")
        _check_text(locked, locked.draft, by)
        _show(locked, locked.draft, at)
        _record(locked, Action.PUBLISHED, by)
    article.refresh_from_db()


def schedule(article: Article, *, at: datetime, by: User | None, draft: int | None = None) -> None:
    """Show this draft to readers at a later time. Newer drafts do not replace it."""
    with transaction.atomic():
        article = _lock(article, draft)
        _may(by, "content.publish_article", "You may not schedule articles.")
        if article.draft is None:
            raise Refused("There is no text yet.")
        if at <= timezone.now():
            raise Refused("That time has passed. Choose a later one, or publish now.")
        if article.expires_at and article.expires_at <= at:
            raise Refused(f"The article expires before that, on {in_words(article.expires_at)}.")
        if article.is_published and not article.has_changes:
            raise Refused("Readers see this text already.")
        _check_text(article, article.draft, by)
        article.scheduled, article.goes_live_at = article.draft, at
        article.save(update_fields=["scheduled", "goes_live_at"])
        _record(article, Action.SCHEDULED, by, f"For {in_words(at)}")


def unschedule(article: Article, *, by: User | None, note: str = "") -> None:
    """Take the plan back. The text stays a draft."""
    with transaction.atomic():
        article = _lock(article)
        _may(by, "content.publish_article", "You may not change the schedule.")
        if article.goes_live_at is None:
            raise Refused("Nothing is scheduled.")
        _clear_schedule(article)
        _record(article, Action.UNSCHEDULED, by, note)


def withdraw(article: Article, *, by: User | None = None, note: str = "") -> None:
    """Take the article from all readers at once. Nothing is lost."""
    with transaction.atomic():
        locked = _lock(article)
        _may(by, "content.publish_article", "You may not withdraw articles.")
        if not locked.is_public:
            raise Refused("Readers do not see this article.")
        locked.is_public = False
        locked.save(update_fields=["is_public"])
        _record(locked, Action.WITHDRAWN, by, note)
    article.refresh_from_db()


def set_expiry(article: Article, *, at: datetime | None, by: User | None) -> None:
    """Withdraw the article at this time; None: never."""
    with transaction.atomic():
        article = _lock(article)
        _may(by, "content.publish_article", "You may not set an expiry.")
        if at == article.expires_at:
            return
        if at and at <= timezone.now():
            raise Refused("That time has passed. Choose a later one, or withdraw the article now.")
        if at and article.goes_live_at and at <= article.goes_live_at:
            raise Refused(f"The article goes live after that, on {in_words(article.goes_live_at)}.")
        article.expires_at = at
        article.save(update_fields=["expires_at"])
        _record(article, Action.EXPIRY_SET, by, f"For {in_words(at)}" if at else "Never")


def restore(article: Article, revision: Revision, *, by: User | None) -> Revision:
    """Make an earlier text the draft, as a new revision. Readers keep what they see."""
    with transaction.atomic():
        article = _lock(article)
        _may(by, "content.change_article", "You may not change articles.")
        if revision.article_id != article.pk:
            raise Refused("That text belongs to another article.")
        if revision.pk == article.draft_id:
            raise Refused("This is the newest text.")
        note = f"Restored from {in_words(revision.at)}"
        restored = write_revision(article=article, text=text_of(revision), by=by, note=note)
        _record(article, Action.RESTORED, by, note)
        return restored


def mark_reviewed(article: Article, *, by: User | None, due: date | None = None) -> None:
    """The text was read again and still holds: it comes up for review a year later."""
    with transaction.atomic():
        article = _lock(article)
        _may(by, "content.change_article", "You may not change articles.")
        next_due = due or timezone.localdate() + settings.ARTICLE_REVIEW_EVERY
        if next_due <= timezone.localdate():
            raise Refused("The next review must be later than today.")
        article.review_due = next_due
        article.save(update_fields=["review_due"])
        _record(article, Action.REVIEWED, by, f"Next review {date_format(next_due)}")


def publish_scheduled(now: datetime | None = None) -> int:
    """Show every text whose time has come; how many. May run twice at once."""
    due = Article.objects.filter(goes_live_at__lte=now or timezone.now())
    return sum(_publish_one_scheduled(key) for key in list(due.values_list("pk", flat=True)))


def withdraw_expired(now: datetime | None = None) -> int:
    """Withdraw every article past its time; how many. Readers stopped seeing it at that time."""
    due = Article.objects.filter(is_public=True, expires_at__lte=now or timezone.now())
    return sum(_withdraw_one_expired(key) for key in list(due.values_list("pk", flat=True)))


def writers_of(article: Article) -> set[int]:
    """Who wrote the texts since the one that readers see."""
    newer = article.revisions.filter(pk__gt=article.live_id or 0)
    return {key for key in newer.values_list("by", flat=True) if key}


def in_words(at: datetime) -> str:
    """3 May 2026, 09:00, in the shop's time zone."""
    return date_format(timezone.localtime(at), "j F Y, H:i")


def _lock(article: Article, draft: int | None = None) -> Article:
    """The row, held until the transaction ends. Raises Refused when `draft` is not its draft."""
    locked = (
        Article.objects.select_for_update(of=("self",))
        .select_related("draft", "live", "scheduled")
        .get(pk=article.pk)
    )
    if draft is not None and locked.draft_id != draft:
        raise Refused("A newer draft was saved meanwhile. Look at it, then decide again.")
    return locked


def _may(by: User | None, right: str, message: str) -> None:
    if by is not None and not by.has_perm(right):
        raise Refused(message)


def _in_review(article: Article) -> None:
    if article.draft_state != State.IN_REVIEW:
        raise Refused("The draft is not in review.")


def _check_text(article: Article, text: Revision, by: User | None) -> None:
    needs_approval = settings.ARTICLE_APPROVAL_REQUIRED and by is not None
    if needs_approval and article.draft_state != State.APPROVED:
        raise Refused("Another person must approve the draft first: submit it for review.")
    if text.series:
        part = Article.objects.filter(series=text.series, series_order=text.series_order)
        if part.exclude(pk=article.pk).exists():
            raise Refused(f"“{text.series}” has a part {text.series_order} already.")
    # The shop's own code shows what was signed before, or the demo.
    if by is not None and (why_not := why_not_signed(text)):
        raise Refused(why_not)


def _show(article: Article, text: Revision, at: datetime | None = None) -> None:
    article.published_at = at or article.published_at or timezone.now()
    if article.live_id is None:
        article.updated_at = article.published_at
    elif article.live_id != text.pk:
        # Now, not when it was written: feeds and the sitemap tell what readers have not seen.
        article.updated_at = timezone.now()
    article.live = text
    article.is_public = True
    if article.expires_at and article.expires_at <= timezone.now():
        article.expires_at = None
    if article.draft_id == text.pk:
        article.draft_state = State.WRITING
    if article.scheduled_id == text.pk:
        article.scheduled = article.goes_live_at = None
    article.save(
        update_fields=[
            *("live", "is_public", "published_at", "updated_at", "expires_at"),
            *("draft_state", "scheduled", "goes_live_at"),
        ]
    )
    repeat_text(article, text)
    refresh_waiting(article)


def _publish_one_scheduled(key: int) -> int:
    with transaction.atomic():
        article = _lock(Article(pk=key))
        if article.goes_live_at is None or article.goes_live_at > timezone.now():
            return 0
        assert article.scheduled is not None  # Held by a constraint.
        _show(article, article.scheduled)
        _record(article, Action.PUBLISHED, None, "As planned", article.live)
        return 1


def _withdraw_one_expired(key: int) -> int:
    with transaction.atomic():
        article = _lock(Article(pk=key))
        expired = article.expires_at is not None and article.expires_at <= timezone.now()
        if not article.is_public or not expired:
            return 0
        article.is_public = False
        article.save(update_fields=["is_public"])
        _record(article, Action.EXPIRED, None, "", article.live)
        return 1


def _set_state(article: Article, state: str) -> None:
    article.draft_state = state
    article.save(update_fields=["draft_state"])


def _clear_schedule(article: Article) -> None:
    article.scheduled = article.goes_live_at = None
    article.save(update_fields=["scheduled", "goes_live_at"])


def _record(
    article: Article, action: str, by: User | None, note: str = "", text: Revision | None = None
) -> None:
    ArticleEvent.objects.create(
        article=article, revision=text or article.draft, action=action, by=by, note=note[:600]
    )
