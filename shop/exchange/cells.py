"""What spreadsheets do to cells, and what may be done with cells in spreadsheets.

A cell that begins with = + - @ tab or CR may be run as a formula by the program that opens it
(OWASP, CSV injection). Exports put an apostrophe before it; imports take one off again, so that
what was exported comes back as it was.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from catalogue.nutrition import plain_number

from .exceptions import CellRefused

_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
# The word that empties a field.
CLEAR = "-"


def neutralise(text: str) -> str:
    """The text as a spreadsheet may be given it."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def restore(text: str) -> str:
    """The opposite of `neutralise`. Raises CellRefused for what is a formula."""
    if text.startswith("="):
        raise CellRefused(
            "This is a formula. Put its value here, or an apostrophe before it if it is a text."
        )
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text) else text


def to_text(value: Any) -> str:
    """A cell of an XLSX file as a person would have typed it. Raises CellRefused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, (datetime, date, time)):
        raise CellRefused("The program has made a date of this cell. Format it as text.")
    return tidy(str(value))


def tidy(text: str) -> str:
    """Line ends as they are stored, nothing around; the tab and CR of our own exports stay."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def has_control(text: str) -> bool:
    return bool(_CONTROL.search(text))


def without_control(text: str) -> str:
    return _CONTROL.sub("", text)


def has_html(text: str) -> bool:
    return bool(_TAG.search(text))


def _number(value: float) -> str:
    """Excel stores 19.95 as the nearest binary fraction; the shortest text for it is 19.95."""
    if value != value or value in (float("inf"), float("-inf")):
        raise CellRefused("This is no number.")
    number = Decimal(repr(value))
    return plain_number(number) if abs(number) < Decimal(10) ** 15 else repr(value)
