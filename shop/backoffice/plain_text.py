"""Fields that are printed as they are typed: markup in them is a slip, and named as one."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_MARKUP = re.compile(r"<[a-z!/?]|&(?:[a-z]+|#\d+);", re.IGNORECASE)


def refuse_markup(value: str) -> None:
    """Raises ValidationError for HTML; “< 1 mg” and “R&D” are plain text."""
    if found := _MARKUP.search(value):
        raise ValidationError(
            f"Plain text only: “{value[found.start() : found.start() + 20]}” looks like HTML."
        )


class PlainText:
    """Mix into a form, before it: no HTML in any of its text fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for field in fields.values():
            if type(field) is forms.CharField:
                field.validators = [*field.validators, refuse_markup]
