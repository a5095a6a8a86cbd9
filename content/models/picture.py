from django.conf import settings
from django.db import models

from catalogue.fields import PictureField, rendered_column


class Picture(models.Model):
    """A picture inside a text, put there by the editor's picker. The text keeps its id."""

    file = PictureField(
        upload_to="content/", max_length=255, width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    file_rendered = rendered_column()
    alt = models.CharField("description for people who cannot see it", max_length=250)
    caption = models.CharField(max_length=250, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.alt
