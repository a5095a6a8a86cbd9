"""Files as staff upload them, and an import from upload to the end."""

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from shop.exchange import runs
from shop.exchange.models import ImportRun


def csv_bytes(*rows: list[str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def of_rows(*rows: dict[str, str]) -> bytes:
    """CSV with a column for each name that a row has."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return csv_bytes(names, *([row.get(name, "") for name in names] for row in rows))


def checked(content: bytes, name: str = "products.csv", by: Any = None) -> ImportRun:
    """The run after its dry run."""
    run = runs.upload(SimpleUploadedFile(name, content), by=by)
    runs.check(run.pk)
    run.refresh_from_db()
    return run


def applied(content: bytes, name: str = "products.csv", by: Any = None) -> ImportRun:
    run = checked(content, name, by)
    assert run.errors == []
    runs.approve(run, digest=run.digest, by=by)
    runs.apply(run.pk)
    run.refresh_from_db()
    return run


def errors_of(content: bytes, name: str = "products.csv") -> list[tuple[int, str, str]]:
    """(row, column, message)."""
    return [tuple(error) for error in checked(content, name).errors]


def messages_of(*rows: dict[str, str]) -> list[str]:
    return [message for _, _, message in errors_of(of_rows(*rows))]
