"""XLSX: the first sheet, read as a stream. The archive is looked at before it is unpacked."""

import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from openpyxl import load_workbook

from .cells import to_text
from .exceptions import CellRefused, FileRefused
from .limits import (
    MOST_COLUMNS,
    MOST_LINES,
    MOST_RATIO,
    MOST_UNPACKED,
    MOST_ZIP_ENTRIES,
)
from .reading import Line

_DAMAGED = "The workbook is damaged or incomplete. Open it, and save it again as XLSX."
_LARGE = 1024 * 1024


def read_xlsx(file: BinaryIO) -> Iterator[Line]:
    check_archive(file)
    file.seek(0)
    try:
        book = load_workbook(file, read_only=True, keep_links=False)
        rows = book.worksheets[0].iter_rows(max_col=MOST_COLUMNS + 1)
    except Exception as error:  # a file of somebody else's may break the parser anywhere
        raise FileRefused(_DAMAGED) from error
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except Exception as error:
            raise FileRefused(_DAMAGED, number) from error
        if cells is None:
            return
        if number > MOST_LINES:
            raise FileRefused(f"There are more than {MOST_LINES:,} rows. Split the file.", number)
        yield _line(number, cells)


def check_archive(file: BinaryIO) -> None:
    """Refuses what would fill the memory when unpacked: by what the archive says of itself, which
    the unpacking holds it to. Raises FileRefused."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_sizes(entries)
            names = {entry.filename for entry in entries}
            if "[Content_Types].xml" not in names or not any("sheet" in name for name in names):
                raise FileRefused("This is no Excel workbook. Save it as XLSX.")
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    _refuse_entities(archive, entry)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise FileRefused(_DAMAGED) from error
    except RuntimeError as error:
        raise FileRefused("The workbook has a password. Save it without one.") from error


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    too_much = FileRefused(
        "Unpacked, this workbook is far larger than its data can be. Save only the sheet with the"
        " products, as a new file."
    )
    if len(entries) > MOST_ZIP_ENTRIES:
        raise too_much
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise too_much
    for entry in entries:
        if entry.file_size > _LARGE and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise too_much


def _refuse_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """No spreadsheet program writes a document type; it is the way of entity bombs."""
    with archive.open(entry) as part:
        if b"<!DOCTYPE" in part.read(2048).replace(b"\x00", b""):
            raise FileRefused(_DAMAGED)


def _line(number: int, cells: tuple[Any, ...]) -> Line:
    texts, broken = [], {}
    for place, cell in enumerate(cells):
        try:
            texts.append(_text(cell))
        except CellRefused as refusal:
            texts.append("")
            broken[place] = str(refusal)
    return Line(number, texts, broken)


def _text(cell: Any) -> str:
    kind = getattr(cell, "data_type", "n")
    if kind == "f":
        raise CellRefused("This is a formula. Put its value here.")
    if kind == "e":
        raise CellRefused(f"This cell shows an error of the spreadsheet, {cell.value}.")
    return to_text(cell.value)
