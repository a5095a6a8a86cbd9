"""Queueing: a row in the caller's own transaction, which exists exactly when the change does."""

from datetime import datetime
from typing import Any

from .models import OutboxMessage


def enqueue(
    kind: str, *, key: str, payload: dict[str, Any] | None = None, due_at: datetime | None = None
) -> None:
    """Queue one message. A second call with the same key changes nothing.

    `kind` names a handler in shop.tasks.registry; `payload` must be JSON.
    """
    row = OutboxMessage(kind=kind, key=key, payload=payload or {})
    if due_at is not None:
        row.due_at = due_at
    OutboxMessage.objects.bulk_create([row], ignore_conflicts=True)
