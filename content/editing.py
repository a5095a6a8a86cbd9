"""Words that are not saved yet, and who else has the form open."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from content.models import Article, Presence, UnsavedText
from content.revisions import REPEATED
from shop.users.models import User

# The form's fields that are words of the writer; files, inlines and tokens are not kept.
KEPT = (
    *("title", "summary", "key_points", "body", "meta_description", "limits"),
    *("conflict_of_interest", "note", "slug", "review_due", "sources", *REPEATED),
)
# Twice a full text of 50,000 words; more is no article.
MOST_CHARACTERS = 1_000_000
# A page tells every 30 seconds that it is open; four times unheard, and it is taken for closed.
GONE_AFTER = timedelta(minutes=2)
# Unsaved words of somebody who never came back.
FORGET_AFTER = timedelta(days=30)


class TooLong(Exception):
    """More than a text may be. Nothing was kept."""


def keep_unsaved(article: Article | None, by: User, form: Mapping[str, Any]) -> UnsavedText:
    """Keep the form of this writer, in place of what was kept before. Raises TooLong."""
    fields = {name: value for name, value in form.items() if name in KEPT}
    if sum(len(str(value)) for value in fields.values()) > MOST_CHARACTERS:
        raise TooLong
    base = str(form.get("base", ""))
    kept, _ = UnsavedText.objects.update_or_create(
        article=article,
        by=by,
        defaults={
            "fields": fields,
            "base": int(base) if base.isdecimal() and len(base) < 16 else None,
            "at": timezone.now(),
        },
    )
    return kept


def unsaved_text(article: Article | None, by: User) -> UnsavedText | None:
    return UnsavedText.objects.filter(article=article, by=by).first()


def forget_unsaved(article: Article | None, by: User) -> None:
    UnsavedText.objects.filter(article=article, by=by).delete()


def tell_presence(article: Article, by: User) -> list[Presence]:
    """Note that this person has the form open; who else has."""
    now = timezone.now()
    found, created = Presence.objects.get_or_create(article=article, by=by)
    if not created:
        back = found.seen_at < now - GONE_AFTER
        Presence.objects.filter(pk=found.pk).update(seen_at=now, since=now if back else found.since)
    return others_editing(article, by)


def others_editing(article: Article, by: User) -> list[Presence]:
    """Everybody else whose form is open, the first first."""
    present = Presence.objects.filter(article=article, seen_at__gte=timezone.now() - GONE_AFTER)
    return list(present.exclude(by=by).select_related("by").order_by("since"))


def leave(article: Article, by: User) -> None:
    Presence.objects.filter(article=article, by=by).delete()


def forget_old() -> int:
    """Delete what nobody came back for; how many rows."""
    now = timezone.now()
    texts, _ = UnsavedText.objects.filter(at__lt=now - FORGET_AFTER).delete()
    presences, _ = Presence.objects.filter(seen_at__lt=now - GONE_AFTER).delete()
    return texts + presences
