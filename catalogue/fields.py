"""The picture field of this shop: what it stores has been cleaned, whichever way it came."""

from typing import Any

from django import forms
from django.core import checks
from django.core.files.base import File
from django.db import models
from pictures.models import PictureField as BasePictureField
from pictures.models import PictureFieldFile

from .uploads import EXTENSIONS, CleanPicture, clean_picture


class CleanedPictureField(forms.FileField):
    """A form's picture field. What it yields is clean_picture()'s new file, never the upload."""

    def to_python(self, data: Any) -> CleanPicture | None:
        upload = super().to_python(data)
        return clean_picture(upload) if upload else None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attributes = super().widget_attrs(widget)
        if isinstance(widget, forms.FileInput):
            attributes["accept"] = ",".join(f"image/{kind.lower()}" for kind in EXTENSIONS)
        return attributes


class CleanedPictureFile(PictureFieldFile):
    """A row's picture. Imports, the shell and code come past every form, but not past this."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Raises ValidationError, in clean_picture()'s words, and stores nothing then."""
        clean = content if isinstance(content, CleanPicture) else clean_picture(content)
        super().save(name if clean is content else clean.name, clean, save)

    def _get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Asked for as soon as a file is assigned; nothing reads one that has not been checked."""
        if not self._committed and not isinstance(self.file, CleanPicture):
            return None, None
        return super()._get_image_dimensions()


class PictureField(BasePictureField):
    """Needs a text column named `<field>_rendered` beside it; catalogue.pictures says why."""

    attr_class = CleanedPictureFile

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(**{"form_class": CleanedPictureField, **kwargs})

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        column = f"{self.name}_rendered"
        if column in {field.name for field in self.model._meta.fields}:
            return super().check(**kwargs)
        return [
            *super().check(**kwargs),
            checks.Error(f"{self.model.__name__} has no {column}.", obj=self, id="catalogue.E001"),
        ]


def rendered_column() -> models.CharField:
    """The column that goes with a PictureField: the name of the file whose renditions exist."""
    return models.CharField(max_length=255, blank=True, default="", editable=False)
