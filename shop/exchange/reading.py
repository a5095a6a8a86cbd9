"""An uploaded file as a header and rows of text, whichever of the two kinds it is.

What it is is told from its first bytes. Nothing is taken on trust: size, columns, rows and cells
have limits (limits.py), and a file that goes beyond one is refused with words for people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .cells import has_control
from .exceptions import FileRefused
from .limits import MOST_BYTES, MOST_COLUMNS, MOST_IN_A_CELL, MOST_ROWS

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SUFFIXES = (".csv", ".xlsx")


@dataclass(frozen=True)
class Line:
    """One row of the file. `broken` has the words for cells that could not be read, by place."""

    number: int
    cells: list[str]
    broken: dict[int, str]


@dataclass(frozen=True)
class Table:
    """`header` as it stands in the file; `lines` can be walked once, and raises FileRefused."""

    header: list[str]
    lines: Iterator[Line]


def check_upload(name: str, size: int, first_bytes: bytes) -> str:
    """ "csv" or "xlsx"; what a form can say before anything is stored. Raises FileRefused."""
    if size == 0:
        raise FileRefused("The file is empty.")
    if size > MOST_BYTES:
        raise FileRefused(f"The file has more than {MOST_BYTES // 1024 // 1024} MB. Split it.")
    suffix = next((each for each in SUFFIXES if name.lower().endswith(each)), "")
    if first_bytes.startswith(_OLE):
        raise FileRefused(
            "This is a workbook of an old Excel, or one with a password. Save it as XLSX without"
            " a password."
        )
    if not suffix:
        raise FileRefused("The file must be XLSX or CSV, and be named .xlsx or .csv.")
    if first_bytes.startswith(_ZIP) and suffix == ".csv":
        raise FileRefused(
            "The file is named .csv, but is a workbook. Save it as CSV, or name it .xlsx."
        )
    if not first_bytes.startswith(_ZIP) and suffix == ".xlsx":
        raise FileRefused(
            "The file is named .xlsx, but is no workbook, or a damaged one. Save it again as XLSX,"
            " or name it .csv if it is one."
        )
    return suffix[1:]


def read_table(file: BinaryIO, name: str, size: int) -> Table:
    """Raises FileRefused, then or while `lines` are walked."""
    kind = check_upload(name, size, file.read(8))
    file.seek(0)
    from .csv_files import read_csv
    from .xlsx_files import read_xlsx

    lines = _checked(read_csv(file) if kind == "csv" else read_xlsx(file))
    first = next(lines, None)
    if first is None:
        raise FileRefused("The file has no rows.")
    if first.broken:
        raise FileRefused("The first row must hold the names of the columns.", first.number)
    return Table(first.cells, _limited(lines))


def _checked(lines: Iterator[Line]) -> Iterator[Line]:
    """Without empty lines, and without empty cells at the end."""
    for line in lines:
        cells = list(line.cells)
        while cells and not cells[-1] and len(cells) - 1 not in line.broken:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise FileRefused(f"There are more than {MOST_COLUMNS} columns.", line.number)
        broken = dict(line.broken)
        for place, text in enumerate(cells):
            if len(text) > MOST_IN_A_CELL:
                broken[place] = f"This cell has more than {MOST_IN_A_CELL:,} characters."
                cells[place] = ""
            elif has_control(text):
                broken[place] = "This cell holds a character that cannot be shown."
                cells[place] = ""
        yield Line(line.number, cells, broken)


def _limited(lines: Iterator[Line]) -> Iterator[Line]:
    for count, line in enumerate(lines, start=1):
        if count > MOST_ROWS:
            raise FileRefused(
                f"There are more than {MOST_ROWS:,} rows. Split the file.", line.number
            )
        yield line
