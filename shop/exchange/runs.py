"""The states of an import: uploaded, checked, approved, written, applied.

Each step may be called again at any time: it begins by looking at the state, ends by changing it in
the transaction that does the work, and holds a lease meanwhile, so that two workers never do the
same step of the same file. No step waits for another server.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from shop.inventory.exceptions import AdjustmentRefused
from shop.tasks.outbox import enqueue

from .exceptions import ChangedMeanwhile, FileRefused, WrongState
from .following import follow
from .limits import LONGEST_SHOWN, MOST_SHOWN_ROWS
from .models import ImportRun
from .plan import Plan, make_plan
from .reading import check_upload
from .writing import prepare, write

logger = logging.getLogger(__name__)
State = ImportRun.State
LEASE = timedelta(minutes=5)
PROGRESS_EVERY = timedelta(seconds=1)
KEEP_FILES = timedelta(days=7)
CHECK, APPLY = "exchange.check", "exchange.apply"
_CHANGED = (
    "Products of this file were changed after it was checked. Nothing was written. Check it again."
)
_BROKEN = "The shop itself made an error. Nothing was written; the error is in its log."


def upload(file: Any, *, by: Any) -> ImportRun:
    """Store the file and queue its check. Raises FileRefused for what needs no check."""
    first = file.read(8)
    file.seek(0)
    check_upload(file.name, file.size, first)
    run = ImportRun(name=file.name[-200:], size=file.size, by=by)
    run.file.save("import", file, save=False)
    with transaction.atomic(durable=True):
        run.save()
        _queue(CHECK, run)
    return run


def check_again(run: ImportRun) -> None:
    """Raises WrongState when the file has gone, or is at work."""
    possible = (State.CHECKED, State.REFUSED, State.FAILED)
    with transaction.atomic(durable=True):
        found = ImportRun.objects.filter(pk=run.pk, state__in=possible).exclude(file="")
        if not found.update(state=State.UPLOADED, progress_done=0, failure="", leased_until=None):
            raise WrongState("This file cannot be checked again. Upload it once more.")
        _queue(CHECK, run)


def approve(run: ImportRun, *, digest: str, by: Any) -> None:
    """Queue the writing of what was shown; `digest` is that of the shown changes.

    A second call changes nothing. Raises WrongState.
    """
    with transaction.atomic(durable=True):
        checked = ImportRun.objects.filter(pk=run.pk, state=State.CHECKED, digest=digest)
        if checked.update(state=State.APPROVED, approved_by=by, progress_done=0, leased_until=None):
            _queue(APPLY, run)
            return
    now = ImportRun.objects.get(pk=run.pk)
    if now.state not in (State.APPROVED, State.WRITTEN, State.APPLIED) or now.digest != digest:
        raise WrongState("This is no longer what was checked. Look at it again.")


def check(key: int) -> None:
    """The dry run: work out and keep what the file would change, or what is wrong with it."""
    _with_lease(key, (State.UPLOADED,), _check)


def apply(key: int) -> None:
    """Write what was approved, then renew what follows from it."""
    _with_lease(key, (State.APPROVED,), _apply)
    _with_lease(key, (State.WRITTEN,), _finish)


def resume() -> int:
    """Queue again what a worker has left behind; how many."""
    late = ImportRun.objects.filter(_unleased(), state__in=ImportRun.IN_WORK)
    left = list(late.filter(uploaded_at__lt=timezone.now() - LEASE).only("pk", "state"))
    for run in left:
        _queue(CHECK if run.state == State.UPLOADED else APPLY, run)
    return len(left)


def expire() -> int:
    """Delete files that are over a week old, and with them the way to apply them."""
    old = ImportRun.objects.filter(uploaded_at__lt=timezone.now() - KEEP_FILES).exclude(file="")
    count = 0
    for run in old.exclude(state__in=(State.APPROVED, State.WRITTEN)):
        run.file.delete(save=False)
        open_states = (State.UPLOADED, State.CHECKED, State.REFUSED)
        state = State.EXPIRED if run.state in open_states else run.state
        ImportRun.objects.filter(pk=run.pk).update(file="", state=state, changes=[], notes=[])
        count += 1
    return count


def _with_lease(
    key: int, states: tuple[State, ...], step: Callable[[ImportRun, "_Reporter"], None]
) -> None:
    now = timezone.now()
    free = ImportRun.objects.filter(_unleased(), pk=key, state__in=states)
    if not free.update(leased_until=now + LEASE):
        return
    run = ImportRun.objects.get(pk=key)
    try:
        step(run, _Reporter(run))
    except OperationalError:
        # The database is busy or away: the task comes again.
        raise
    except Exception as error:
        if run.state == State.WRITTEN:
            raise
        if not isinstance(error, (ChangedMeanwhile, FileRefused)):
            logger.exception("Import %s failed", key)
        words = _words_for(error)
        ImportRun.objects.filter(pk=key, state__in=states).update(state=State.FAILED, failure=words)
    finally:
        ImportRun.objects.filter(pk=key).update(leased_until=None)


def _words_for(error: Exception) -> str:
    if isinstance(error, ChangedMeanwhile):
        return _CHANGED
    return str(error) if isinstance(error, FileRefused) else _BROKEN


def _check(run: ImportRun, report: "_Reporter") -> None:
    plan = _plan(run, report)
    errors = plan.problems.as_data()
    ImportRun.objects.filter(pk=run.pk, state=State.UPLOADED).update(
        state=State.REFUSED if errors else State.CHECKED,
        new=plan.count("new"),
        changed=plan.count("changed"),
        unchanged=plan.count("unchanged"),
        error_count=plan.problems.count,
        errors=errors,
        note_count=plan.notes.count,
        notes=plan.notes.as_data(),
        changes=list_changes(plan),
        digest=plan.digest,
        checked_at=timezone.now(),
    )


def _apply(run: ImportRun, report: "_Reporter") -> None:
    plan = _plan(run, report)
    if plan.problems.count or plan.digest != run.digest:
        raise ChangedMeanwhile
    report.hold()
    prepared = prepare(plan, by=_user(run), reason=f"Import {run.pk}: {run.name}"[:100])
    try:
        with transaction.atomic(durable=True):
            keys = write(prepared)
            approved = ImportRun.objects.filter(pk=run.pk, state=State.APPROVED)
            if not approved.update(
                state=State.WRITTEN, written=keys, applied_at=timezone.now(), progress_done=0,
                progress_total=len(keys),
            ):  # fmt: skip
                # Another worker, which took this one for dead, was faster.
                raise ChangedMeanwhile
    except (IntegrityError, AdjustmentRefused) as error:
        # Somebody took an address, or reserved the units, between the look and the lock.
        raise ChangedMeanwhile from error


def _finish(run: ImportRun, report: "_Reporter") -> None:
    follow(run.written, by=_user(run), reason=f"Import {run.pk}", progress=report)
    ImportRun.objects.filter(pk=run.pk, state=State.WRITTEN).update(
        state=State.APPLIED, written=[], progress_done=len(run.written)
    )


def _plan(run: ImportRun, report: "_Reporter") -> Plan:
    try:
        file = run.file.open("rb")
    except FileNotFoundError as error:
        raise FileRefused("The file has gone. Upload it again.") from error
    with file:
        return make_plan(file.file, run.name, run.size, progress=report)


def list_changes(plan: Plan) -> list[dict[str, Any]]:
    """As much of it as a person reads on a page, as JSON."""
    return [
        {
            "line": row.line,
            "sku": row.sku,
            "title": row.title[:LONGEST_SHOWN],
            "kind": row.kind,
            "product": row.before.product_id if row.before else None,
            "changes": [
                [change.column, _short(change.old), _short(change.new)] for change in row.changes
            ],
        }
        for row in plan.to_write[:MOST_SHOWN_ROWS]
    ]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} …"


def _user(run: ImportRun) -> Any:
    return get_user_model().objects.filter(pk=run.approved_by_id).first()


def _queue(kind: str, run: ImportRun) -> None:
    """Each asking is a message of its own; the steps themselves are done once."""
    key = f"{kind}:{run.pk}:{timezone.now().isoformat()}"
    enqueue(kind, key=key, payload={"run": run.pk})


def _unleased() -> Q:
    return Q(leased_until__isnull=True) | Q(leased_until__lt=timezone.now())


class _Reporter:
    """Writes progress down, at most once a second, and holds the lease."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.written_at = timezone.now()

    def hold(self) -> None:
        """For a step that reports no progress."""
        ImportRun.objects.filter(pk=self.run.pk).update(leased_until=timezone.now() + LEASE)

    def __call__(self, done: int, total: int) -> None:
        now = timezone.now()
        if now - self.written_at < PROGRESS_EVERY:
            return
        self.written_at = now
        ImportRun.objects.filter(pk=self.run.pk).update(
            progress_done=done, progress_total=total, leased_until=now + LEASE
        )
