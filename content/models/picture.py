from typing import Any

from django.conf import settings
from django.db import models

from catalogue.fields import PictureField, rendered_column

from .revision import Revision


class Picture(models.Model):
    """A picture at the head of an article or inside a text, which keeps its id."""

    class Focus(models.TextChoices):
        """What must stay in sight where the picture is cropped: as CSS's object-position."""

        LEFT_TOP = "left top", "Top left"
        TOP = "center top", "Top"
        RIGHT_TOP = "right top", "Top right"
        LEFT = "left center", "Left"
        CENTER = "center", "Middle"
        RIGHT = "right center", "Right"
        LEFT_BOTTOM = "left bottom", "Bottom left"
        BOTTOM = "center bottom", "Bottom"
        RIGHT_BOTTOM = "right bottom", "Bottom right"

    file = PictureField(
        upload_to="content/", max_length=255, width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    file_rendered = rendered_column()
    alt = models.CharField("description for people who cannot see it", max_length=250)
    caption = models.CharField(max_length=250, blank=True)
    focus = models.CharField(
        "focal point",
        max_length=13,
        choices=Focus,
        default=Focus.CENTER,
        help_text="What stays in sight where a card crops the picture.",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.alt

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Raises ProtectedError while a text shows it; an older version may come back."""
        used: set[models.Model] = set(Revision.objects.showing(self))
        if used:
            raise models.ProtectedError(f"{len(used)} versions of articles show “{self}”.", used)
        return super().delete(*args, **kwargs)

    @property
    def focus_class(self) -> str:
        return f"focus-{self.focus.replace(' ', '-')}"
