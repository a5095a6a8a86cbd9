"""Files that were uploaded: small ones are read at once, large ones by the worker."""

import logging
from datetime import timedelta
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from content.models import ArticleImport, Revision
from shop.tasks.outbox import enqueue
from shop.users.models import User

from .articles import Place, bring_in
from .files import CannotBringIn, check_size, kind_of
from .report import Report

logger = logging.getLogger(__name__)
State = ArticleImport.State
KIND = "content.bring_in"
# Bytes up to which nobody waits noticeably.
AT_ONCE = 200_000
KEEP = timedelta(days=30)
_BROKEN = "The shop itself made an error. Nothing was imported; the error is in its log."


class AlreadyDone(Exception):
    """Somebody else has finished this import; what was just written is taken back."""


def upload(file: File, place: Place, *, by: User, title: str = "") -> ArticleImport:
    """Reads the file at once, or queues it. Raises CannotBringIn for what needs no reading."""
    name, size = str(file.name or "")[-200:], file.size or 0
    kind = kind_of(name, file.read(8))
    check_size(kind, size)
    file.seek(0)
    run = ArticleImport(
        name=name,
        by=by,
        title=title,
        slug=place.slug,
        topic=place.topic,
        author=place.author,
        into=place.article,
        base=place.base,
    )
    run.file.save("import", file, save=False)
    with transaction.atomic():
        run.save()
        if size > AT_ONCE:
            enqueue(KIND, key=f"{KIND}:{run.pk}", payload={"run": run.pk})
    if size <= AT_ONCE:
        carry_out(run.pk)
        run.refresh_from_db()
    return run


def carry_out(key: int) -> None:
    """Once only, however often it is called. A refusal stays on the row, in words."""
    run = ArticleImport.objects.filter(pk=key, state=State.WAITING).first()
    if run is None:
        return
    place = Place(run.topic, run.author, run.slug, run.into, run.base)
    try:
        with run.file.open("rb") as file:
            data = file.read()
        bring_in(
            run.name,
            data,
            place,
            by=run.by,
            title=run.title,
            progress=lambda done, total: _tell(run, done, total),
            settle=lambda revision, report: _settle(run, revision, report),
        )
    except AlreadyDone:
        return
    except CannotBringIn as refusal:
        _refuse(run, str(refusal), refusal.field)
    except Exception:  # Whatever it is, it will be the same the next time.
        logger.exception("Import %s failed", run.pk)
        _refuse(run, _BROKEN, "file")
    run.file.delete(save=False)


def forget_old() -> int:
    """Delete the reports of a month ago; how many."""
    old = ArticleImport.objects.filter(at__lt=timezone.now() - KEEP)
    for run in old:
        run.delete()
    return len(old)


def _settle(run: ArticleImport, revision: Revision, report: Report) -> None:
    """In the transaction that writes the draft."""
    done = _open(run).update(
        state=State.DONE, article=revision.article, report=report.as_data(), file=""
    )
    if not done:
        raise AlreadyDone


def _refuse(run: ArticleImport, error: str, field: str) -> None:
    _open(run).update(state=State.REFUSED, error=error, error_field=field, file="")


def _tell(run: ArticleImport, done: int, total: int) -> None:
    _open(run).update(pictures_done=done, pictures_total=total)


def _open(run: ArticleImport) -> Any:
    return ArticleImport.objects.filter(pk=run.pk, state=State.WAITING)
