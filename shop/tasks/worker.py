"""One loop for everything that does not belong in a request: outbox messages and periodic jobs."""

import logging
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import close_old_connections
from django.db.models import Q
from django.utils import timezone

from .models import Job, OutboxMessage
from .registry import PeriodicJob, handlers, jobs

logger = logging.getLogger(__name__)
# Longer than any handler may take; after it, the work counts as abandoned and is done again.
LEASE = timedelta(minutes=5)
BACK_OFF_SECONDS = (10, 30, 120, 600, 1800, 3600, 7200, 14400, 28800, 43200)


def load_handlers() -> None:
    """Import every app's `task_handlers`, which register themselves."""
    for config in apps.get_app_configs():
        if find_spec(f"{config.name}.task_handlers"):
            import_module(f"{config.name}.task_handlers")
    for name in jobs:
        Job.objects.get_or_create(name=name)


def run_due(*, should_stop: Callable[[], bool] = lambda: False) -> int:
    """Do everything that is due now; returns how much was done."""
    done = 0
    for message in _due_messages():
        if should_stop():
            return done
        done += _run_message(message)
    for job in list(jobs.values()):
        if should_stop():
            return done
        done += _run_job(job)
    close_old_connections()
    return done


def _due_messages() -> list[OutboxMessage]:
    return list(
        OutboxMessage.objects.filter(
            _unleased(), state=OutboxMessage.State.WAITING, due_at__lte=timezone.now()
        ).order_by("due_at", "pk")[:50]
    )


def _unleased() -> Q:
    return Q(leased_until__isnull=True) | Q(leased_until__lt=timezone.now())


def _run_message(message: OutboxMessage) -> int:
    # Another worker may have had it since it was selected, and put it off.
    lease = _claim(
        OutboxMessage, message.pk, state=OutboxMessage.State.WAITING, due_at=message.due_at
    )
    if lease is None:
        return 0
    try:
        handlers[message.kind](message.payload)
    except Exception:  # whatever a handler raises, the loop goes on and the message comes again
        logger.exception("Outbox message %s failed", message.key)
        _put_off(message, lease, traceback.format_exc())
        return 1
    # Done is done, also for who has claimed it after our lease ran out.
    OutboxMessage.objects.filter(pk=message.pk).update(
        state=OutboxMessage.State.DONE, done_at=timezone.now(), leased_until=None, last_error=""
    )
    return 1


def _put_off(message: OutboxMessage, lease: datetime, error: str) -> None:
    """Only while the lease is ours: a slow failure must not undo what somebody else has done."""
    attempts = message.attempts + 1
    gone = attempts > len(BACK_OFF_SECONDS)
    wait = BACK_OFF_SECONDS[min(attempts, len(BACK_OFF_SECONDS)) - 1]
    OutboxMessage.objects.filter(pk=message.pk, leased_until=lease).update(
        attempts=attempts,
        state=OutboxMessage.State.FAILED if gone else OutboxMessage.State.WAITING,
        due_at=timezone.now() + timedelta(seconds=wait),
        leased_until=None,
        last_error=error[-4000:],
    )


def _run_job(job: PeriodicJob) -> int:
    row = Job.objects.filter(_unleased(), name=job.name, due_at__lte=timezone.now()).first()
    lease = _claim(Job, row.pk, due_at=row.due_at) if row else None
    if row is None or lease is None:
        return 0
    error = ""
    try:
        job.run()
    except Exception:  # a broken job must not stop the others
        logger.exception("Job %s failed", job.name)
        error = traceback.format_exc()[-4000:]
    now = timezone.now()
    Job.objects.filter(pk=row.pk, leased_until=lease).update(
        due_at=now + job.every, leased_until=None, last_finished_at=now, last_error=error
    )
    return 1


def _claim(model: type[OutboxMessage] | type[Job], pk: int, **unchanged: object) -> datetime | None:
    """The end of the lease, for one worker only, however many ask at once."""
    lease = timezone.now() + LEASE
    claimed = model.objects.filter(_unleased(), pk=pk, **unchanged).update(leased_until=lease)
    return lease if claimed else None
