"""Entries of simple_history for rows that are written in bulk, made ready before the locks."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils import timezone

from shop.bulk_rows import NewRows


def history_rows(
    instances: Iterable[Model], model: Any, *, kind: str, by: Any, reason: str
) -> NewRows:
    """As simple_history's bulk_history_create makes them; `kind` is + or ~."""
    now, history = timezone.now(), model.history.model
    return NewRows(
        [
            history(
                history_date=now,
                history_user=by,
                history_change_reason=reason[:100],
                history_type=kind,
                **{
                    field.attname: getattr(instance, field.attname)
                    for field in history.tracked_fields
                },
            )
            for instance in instances
        ]
    )
