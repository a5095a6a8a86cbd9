"""The picture field of this shop: cleaned when it is uploaded, whatever form it comes through."""

from typing import Any

from django import forms
from django.core import checks
from django.core.files.base import ContentFile
from django.db import models
from pictures.models import PictureField as BasePictureField

from .uploads import EXTENSIONS, clean_picture


class CleanedPictureField(forms.FileField):
    """A form's picture field. What it yields is clean_picture()'s new file, never the upload."""

    def to_python(self, data: Any) -> ContentFile | None:
        upload = super().to_python(data)
        return clean_picture(upload) if upload else None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attributes = super().widget_attrs(widget)
        if isinstance(widget, forms.FileInput):
            attributes["accept"] = ",".join(f"image/{kind.lower()}" for kind in EXTENSIONS)
        return attributes


class PictureField(BasePictureField):
    """Needs a text column named `<field>_rendered` beside it; catalogue.pictures says why."""

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
