"""Renditions of uploaded pictures: AVIF and WebP in three widths, made by the worker.

Until they exist a page shows the original. Which is the case stands in the row itself, in the
column `<field>_rendered`: the name of the file whose renditions are there. Another file, another
name, so nothing needs resetting, and no page looks at the disk.
"""

import io
import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.db.models import F, Model
from django.utils import timezone
from pictures.models import PictureFieldFile, PillowPicture
from PIL import Image

from catalogue.fields import PictureField
from shop.tasks.outbox import enqueue

logger = logging.getLogger(__name__)


class Rendition(PillowPicture):
    OPTIONS = {"AVIF": {"quality": 60, "speed": 8}, "WEBP": {"quality": 80, "method": 2}}

    def save(self, image: Image.Image) -> None:
        with io.BytesIO() as buffer:
            self.resize(image).save(buffer, format=self.file_type, **self.OPTIONS[self.file_type])
            self.storage.delete(self.name)
            self.storage.save(self.name, ContentFile(buffer.getvalue()))


def schedule_renditions(
    *, file_name: str, sender: tuple[str, str, str], new: list[Any], old: list[Any], **_: Any
) -> None:
    """django-pictures calls this when a file is stored; the worker does the rest."""
    if new:
        app_label, model_name, field_name = sender
        enqueue(
            "pictures.process",
            key=f"pictures.process:{file_name}"[:200],
            payload={"model": f"{app_label}.{model_name}", "field": field_name, "file": file_name},
            # The file is stored a moment before its row.
            due_at=timezone.now() + timedelta(seconds=1),
        )


def make_renditions_now(picture: PictureFieldFile) -> None:
    """Make the renditions of one stored picture, unless they exist, and let pages use them."""
    if not picture or renditions_exist(picture):
        return
    with picture.storage.open(picture.name) as file, Image.open(file) as image:
        upright = Rendition.pre_process(image)
        for rendition in picture.get_picture_files_list():
            rendition.save(upright)
    _mark_rendered(picture.name)
    setattr(picture.instance, f"{picture.field.name}_rendered", picture.name)


def renditions_exist(picture: PictureFieldFile) -> bool:
    return getattr(picture.instance, f"{picture.field.name}_rendered", "") == picture.name


def thumbnail_url(picture: PictureFieldFile) -> str:
    """The smallest version there is, for lists in the admin and for mails."""
    if renditions_exist(picture):
        renditions = picture.aspect_ratios[None]["WEBP"]
        if renditions:
            return renditions[min(renditions)].url
    return picture.url


def make_missing_renditions() -> int:
    """What the outbox missed: rows written in bulk, or imported. Returns how many pictures."""
    made = 0
    for model, field in picture_fields():
        waiting = model._default_manager.exclude(**{field.name: ""}).exclude(
            **{f"{field.name}_rendered": F(field.name)}
        )
        for row in waiting.iterator():
            made += _make_or_log(getattr(row, field.name))
    return made


def _make_or_log(picture: PictureFieldFile) -> int:
    if not picture:
        return 0
    try:
        make_renditions_now(picture)
    except (OSError, SyntaxError) as error:  # Pillow raises SyntaxError on a broken PNG
        logger.warning("No renditions of %s: %s", picture.name, error)
        return 0
    return 1


def delete_unused_file(field: PictureField, name: str) -> None:
    """Delete a picture's file and renditions, unless a row of whatever model shows it still."""
    if not name or _is_used(name):
        return
    field.storage.delete(name)
    folder = name.rsplit(".", 1)[0]
    for file_type in field.file_types:
        for column in range(1, field.grid_columns + 1):
            width = field.container_width * column // field.grid_columns
            field.storage.delete(f"{folder}/{width}w.{file_type.lower()}")


def picture_fields() -> Iterator[tuple[type[Model], PictureField]]:
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, PictureField):
                yield model, field


def _is_used(name: str) -> bool:
    return any(
        model._default_manager.filter(**{field.name: name}).exists()
        for model, field in picture_fields()
    )


def _mark_rendered(name: str) -> None:
    """In every row that shows this file; several may, such as an article's revisions."""
    for model, field in picture_fields():
        model._default_manager.filter(**{field.name: name}).update(
            **{f"{field.name}_rendered": name}
        )
