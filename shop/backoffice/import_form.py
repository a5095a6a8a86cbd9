"""The upload of a file to be checked."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from shop.exchange.exceptions import FileRefused
from shop.exchange.limits import MOST_BYTES, MOST_ROWS
from shop.exchange.reading import check_upload
from shop.file_input import FileInput


class ImportForm(forms.Form):
    file = forms.FileField(
        allow_empty_file=True,
        help_text=(
            f"XLSX or CSV, at most {MOST_ROWS:,} rows and {MOST_BYTES // 1024 // 1024} MB. It is"
            " checked first; nothing is changed until you have seen what would be."
        ),
        widget=FileInput(".xlsx,.csv"),
        error_messages={"required": "Choose a file first."},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        first = file.read(8)
        file.seek(0)
        try:
            check_upload(file.name, file.size, first)
        except FileRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file
