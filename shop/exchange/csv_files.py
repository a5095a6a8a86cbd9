"""CSV as Excel, LibreOffice and others write it: with commas, semicolons or tabs, in UTF-8 with or
without a mark, UTF-16, or what Western Windows calls ANSI."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from .cells import tidy
from .exceptions import FileRefused
from .limits import MOST_IN_A_CELL, MOST_LINES
from .reading import Line

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",;\t"
_CHUNK = 1024 * 1024


def read_csv(file: BinaryIO) -> Iterator[Line]:
    encoding = find_encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        first = text.readline(MOST_IN_A_CELL)
        # Excel's own way of naming the delimiter.
        if first.lower().startswith("sep=") and len(first.strip()) == 5:
            delimiter = first.strip()[-1]
        else:
            delimiter = _find_delimiter(first)
            text.seek(0)
        if delimiter not in _DELIMITERS:
            raise FileRefused("The columns must be separated by commas, semicolons or tabs.")
        yield from _read(csv.reader(text, delimiter=delimiter, strict=True))
    finally:
        text.detach()


def find_encoding(file: BinaryIO) -> str:
    """Of the whole file, because one odd letter may stand in its last row. Raises FileRefused."""
    start = file.read(4)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return _demand(file, encoding)
    if start[1:2] == b"\x00" or start[:1] == b"\x00":
        return _demand(file, "utf-16-le" if start[1:2] == b"\x00" else "utf-16-be")
    for encoding in ("utf-8", "cp1252"):
        if _can_read(file, encoding):
            return encoding
    raise FileRefused("The file's letters cannot be read. Save it as CSV UTF-8.")


def _demand(file: BinaryIO, encoding: str) -> str:
    if not _can_read(file, encoding):
        raise FileRefused("The file's letters cannot be read. Save it as CSV UTF-8.")
    return encoding


def _can_read(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(_CHUNK):
            if "\x00" in decoder.decode(chunk):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _find_delimiter(header: str) -> str:
    """The one that stands most often outside of quotes; a comma where there is none."""
    bare = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


def _read(rows: Iterator[list[str]]) -> Iterator[Line]:
    """`number` is the row as a spreadsheet counts it, whatever line breaks its cells hold."""
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise FileRefused(_words_for(error), number) from error
        if cells is None:
            return
        if number > MOST_LINES:
            raise FileRefused(f"There are more than {MOST_LINES:,} rows. Split the file.", number)
        yield Line(number, [tidy(cell) for cell in cells], {})


def _words_for(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"A cell of this row has more than {MOST_IN_A_CELL:,} characters."
    return "The quotation marks of this row do not match: a cell is opened and never closed."
