"""What the worker does for the catalogue."""

from datetime import timedelta
from typing import Any

from django.apps import apps

from shop.tasks.registry import every, handles

from .pictures import make_missing_renditions, make_renditions_now


@handles("pictures.process")
def process_picture(payload: dict[str, Any]) -> None:
    model = apps.get_model(payload["model"])
    row = model._default_manager.filter(**{payload["field"]: payload["file"]}).first()
    if row is not None:
        make_renditions_now(getattr(row, payload["field"]))


@every(timedelta(minutes=10), "pictures.missing")
def process_missing() -> None:
    make_missing_renditions()
