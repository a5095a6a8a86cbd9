"""Products as a file that can be taken in again, row by row, and the template of an empty one."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain
from tempfile import NamedTemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from catalogue.models import Product

from .cells import neutralise, without_control
from .columns import BY_NAME, COLUMNS, PARENT, PRICE, PRICE_BEFORE, SKU, STOCK, STOCK_BEFORE
from .known import Known, read_known
from .stored import Stored, read_products

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
# Excel cuts a text off behind this many characters.
MOST_IN_XLSX = 32_767
HEADER = [column.name for column in COLUMNS]
_WIDE = ("title", "description", "benefits", "supplement_facts", "blends", "other_ingredients")
_NUMBERS = (PRICE, PRICE_BEFORE, STOCK, STOCK_BEFORE)
_CHUNK = 64 * 1024


def export_keys(chosen: Iterable[int] | None = None) -> list[int]:
    """Keys of all products, or of the chosen and their variants; each parent before its own."""
    rows = Product.objects.order_by("title", "pk").values_list("pk", "parent_id")
    children: dict[int, list[int]] = {}
    top: list[int] = []
    for pk, parent_id in rows:
        if parent_id is None:
            top.append(pk)
        else:
            children.setdefault(parent_id, []).append(pk)
    if chosen is not None:
        wanted = set(chosen)
        top = [pk for pk in top if pk in wanted]
    return list(chain.from_iterable([pk, *children.get(pk, [])] for pk in top))


def file_name(kind: str, day: date) -> str:
    return f"products-{day.isoformat()}.{kind}"


def write_csv(keys: list[int]) -> Iterator[bytes]:
    """UTF-8 with the mark by which Excel knows it."""
    yield "\ufeff".encode()
    for cells in chain([HEADER], _rows(keys)):
        buffer = io.StringIO()
        csv.writer(buffer).writerow(cells)
        yield buffer.getvalue().encode()


def write_xlsx(keys: list[int]) -> Iterator[bytes]:
    """Built in a file on disk, for however many products."""
    with NamedTemporaryFile(suffix=".xlsx") as file:
        _fill_book(file, _rows(keys))
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def write_template(kind: str) -> Iterator[bytes]:
    """Names of the columns; in a workbook with a second sheet that explains them."""
    return write_csv([]) if kind == "csv" else write_xlsx([])


def _rows(keys: list[int]) -> Iterator[list[str]]:
    known = read_known()
    for product in read_products(keys, known):
        yield [neutralise(without_control(text)) for text in describe(product, known)]


def describe(product: Stored, known: Known) -> list[str]:
    """The cells of one product, as they would be typed."""
    values: dict[str, Any] = {
        **product.values,
        SKU: product.sku,
        PARENT: product.parent_sku,
        PRICE_BEFORE: product.values.get(PRICE),
        STOCK_BEFORE: product.values.get(STOCK),
    }
    if product.is_child:
        values["product_class"], values["categories"] = None, []
    return [BY_NAME[name].show(values[name], known) if name in values else "" for name in HEADER]


def _fill_book(file: IO[bytes], rows: Iterator[list[str]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Products")
    sheet.freeze_panes = "B2"
    for number, name in enumerate(HEADER, start=1):
        width = 40 if name in _WIDE else max(12, len(name) + 2)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_bold(sheet, name) for name in HEADER])
    for cells in rows:
        sheet.append([_value(name, text) for name, text in zip(HEADER, cells, strict=True)])
    _explain(book)
    book.save(file)


def _value(name: str, text: str) -> Decimal | str:
    """Numbers to reckon with; all else is text, because Excel makes dates of some numbers and
    shortens others. What is too long for Excel is left empty, which an import leaves as it is."""
    if name in _NUMBERS and text:
        return Decimal(text)
    return text if len(text) <= MOST_IN_XLSX else ""


def _explain(book: Workbook) -> None:
    sheet = book.create_sheet("Columns")
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 90
    sheet.column_dimensions["C"].width = 40
    sheet.append([_bold(sheet, text) for text in ("Column", "What it holds", "Example")])
    for column in COLUMNS:
        cell = WriteOnlyCell(sheet, column.help)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append([column.name, cell, neutralise(column.example)])


def _bold(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell
