"""Renditions of uploaded pictures: AVIF and WebP in three widths, made by the worker."""

import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from pictures.models import PillowPicture


class Rendition(PillowPicture):
    OPTIONS = {"AVIF": {"quality": 60, "speed": 8}, "WEBP": {"quality": 80, "method": 4}}

    def save(self, image: Image.Image) -> None:
        with io.BytesIO() as buffer:
            self.resize(image).save(buffer, format=self.file_type, **self.OPTIONS[self.file_type])
            self.storage.delete(self.name)
            self.storage.save(self.name, ContentFile(buffer.getvalue()))


def schedule_renditions(**job: Any) -> None:
    from pictures.tasks import _process_picture

    _process_picture(**job)
