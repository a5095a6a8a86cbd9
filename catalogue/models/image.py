from django.db import models
from oscar.apps.catalogue.abstract_models import AbstractProductImage
from oscar.utils.models import get_image_upload_path

from catalogue.fields import PictureField, rendered_column


class ProductImage(AbstractProductImage):
    """A picture of a product. `caption` may be shown; `alt` says what one would see."""

    original = PictureField(
        "picture",
        upload_to=get_image_upload_path,
        max_length=255,
        width_field="width",
        height_field="height",
    )
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    original_rendered = rendered_column()
    alt = models.CharField("description for people who cannot see it", max_length=250, blank=True)
    is_label = models.BooleanField(
        "picture of the label", default=False, help_text="Shown beside the Supplement Facts."
    )
