"""A field for a file in forms of our own inside the admin."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString


class FileInput(forms.FileInput):
    """The admin's theme writes the chosen file's name into the first text field that it finds
    three levels up. This gives it one of its own, so that no real field is written over."""

    def __init__(self, accept: str) -> None:
        super().__init__(attrs={"accept": accept, "class": "exchange-file"})

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        field = super().render(*args, **kwargs)
        return format_html('<span><span>{}</span><input type="text" disabled hidden></span>', field)
