"""Files go when the last row that shows them has gone or changed.

Signals, because a product's pictures are deleted by cascade, past any method of theirs.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, pre_save

from .fields import PictureField
from .pictures import delete_unused_file, picture_fields


def connect() -> None:
    for model in {model for model, _ in picture_fields()}:
        pre_save.connect(_forget_replaced, sender=model, dispatch_uid="pictures.replaced")
        post_delete.connect(_forget_deleted, sender=model, dispatch_uid="pictures.deleted")


def _forget_replaced(sender: type[Model], instance: Model, raw: bool = False, **_: Any) -> None:
    if raw or instance.pk is None:
        return
    for field in _fields(sender):
        stored = sender._default_manager.filter(pk=instance.pk).values_list(field.name, flat=True)
        before = stored.first()
        if before and before != getattr(instance, field.name).name:
            transaction.on_commit(partial(delete_unused_file, field, before))


def _forget_deleted(sender: type[Model], instance: Model, **_: Any) -> None:
    for field in _fields(sender):
        name = getattr(instance, field.name).name
        transaction.on_commit(partial(delete_unused_file, field, name))


def _fields(model: type[Model]) -> list[PictureField]:
    return [field for owner, field in picture_fields() if owner is model]
