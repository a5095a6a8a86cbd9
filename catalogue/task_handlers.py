"""What the worker does for the catalogue."""

from datetime import timedelta
from typing import Any

from django.apps import apps

from shop.tasks.registry import every, handles

from . import showings
from .facts_saved import refresh_facts_of_ingredient
from .pictures import make_missing_renditions, make_renditions_now
from .readiness import judge_all

every(timedelta(minutes=1), "showings.apply")(showings.apply_due)


@handles("pictures.process")
def process_picture(payload: dict[str, Any]) -> None:
    model = apps.get_model(payload["model"])
    row = model._default_manager.filter(**{payload["field"]: payload["file"]}).first()
    if row is not None:
        make_renditions_now(getattr(row, payload["field"]))


@every(timedelta(minutes=10), "pictures.missing")
def process_missing() -> None:
    make_missing_renditions()


@handles("ingredient.saved")
def refresh_products_of_ingredient(payload: dict[str, Any]) -> None:
    refresh_facts_of_ingredient(payload["ingredient"], by=payload["by"])


@every(timedelta(days=1), "labels.judge")
def judge_labels() -> None:
    """Rules and ingredients change without any label being saved."""
    judge_all()
