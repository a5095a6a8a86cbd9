"""Files that are no files, or more than one can take: a clear error, and never a 500."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalogue.models import Product
from shop.exchange import runs
from shop.exchange.exceptions import FileRefused
from shop.exchange.limits import MOST_COLUMNS, MOST_ROWS
from shop.exchange.models import ImportRun

from .files import checked, csv_bytes, errors_of, of_rows, xlsx_bytes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds")]
HEADER = ["sku", "title", "price"]
ROW = ["S-1", "Zinc – für Männer", "9.95"]


def refused_at_once(content: bytes, name: str) -> str:
    with pytest.raises(FileRefused) as refusal:
        runs.upload(SimpleUploadedFile(name, content), by=None)
    assert ImportRun.objects.count() == 0
    return str(refusal.value)


def message_of(content: bytes, name: str = "products.csv") -> str:
    ((_, _, message),) = errors_of(content, name)
    return message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_way_of_writing_csv_is_read(encoding: str, delimiter: str) -> None:
    run = checked(csv_bytes(HEADER, ROW, delimiter=delimiter, encoding=encoding))

    assert run.errors == []
    assert run.changes[0]["title"] == "Zinc – für Männer"


def test_line_that_names_the_delimiter_is_understood() -> None:
    run = checked(b"sep=;\r\n" + csv_bytes(HEADER, ROW, delimiter=";"))

    assert (run.errors, run.new) == ([], 1)


def test_workbook_named_csv() -> None:
    assert "is a workbook" in refused_at_once(xlsx_bytes(HEADER, ROW), "products.csv")


def test_csv_named_xlsx() -> None:
    assert "is no workbook" in refused_at_once(csv_bytes(HEADER, ROW), "products.xlsx")


def test_old_excel() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100

    assert "old Excel" in refused_at_once(content, "products.xls")


def test_another_kind_of_file() -> None:
    assert "must be XLSX or CSV" in refused_at_once(b"%PDF-1.7", "products.pdf")


def test_empty_file() -> None:
    assert refused_at_once(b"", "products.csv") == "The file is empty."


def test_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shop.exchange.reading.MOST_BYTES", 10)

    assert "Split it" in refused_at_once(csv_bytes(HEADER, ROW), "products.csv")


def test_header_and_nothing_below() -> None:
    assert "no products below" in message_of(csv_bytes(HEADER))


def test_nothing_but_line_breaks() -> None:
    assert message_of(b"\n\n\n") == "The file has no rows."


def test_truncated_workbook() -> None:
    content = xlsx_bytes(HEADER, *[[f"S-{n}", "Zinc", 9.95] for n in range(500)])

    assert "damaged" in message_of(content[: len(content) // 2], "products.xlsx")


def test_zip_that_is_no_workbook() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("notes.txt", "hello")

    assert "no Excel workbook" in message_of(file.getvalue(), "products.xlsx")


def test_zip_bomb() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)

    assert "far larger" in message_of(file.getvalue(), "products.xlsx")


def test_entity_bomb() -> None:
    book = io.BytesIO(xlsx_bytes(HEADER, ROW))
    bombed = io.BytesIO()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(bombed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + content
            target.writestr(name, content)

    assert "damaged" in message_of(bombed.getvalue(), "products.xlsx")


def test_formula_in_a_workbook() -> None:
    found = errors_of(xlsx_bytes(HEADER, ["S-1", "Zinc", "=9+0.95"]), "products.xlsx")

    assert found[0] == (2, "price", "This is a formula. Put its value here.")


def test_formula_in_csv() -> None:
    found = errors_of(csv_bytes(HEADER, ["S-1", '=HYPERLINK("http://x")', "9.95"]))

    assert found[0][:2] == (2, "title")
    assert "formula" in found[0][2]


def test_error_value_in_a_workbook() -> None:
    found = errors_of(xlsx_bytes(HEADER, ["S-1", "#REF!", 9.95]), "products.xlsx")

    assert "#REF!" in found[0][2]


def test_cell_of_a_megabyte_in_csv() -> None:
    found = errors_of(csv_bytes(HEADER, ["S-1", "x" * 1_000_000, "9.95"]))

    assert found == [(2, "", "A cell of this row has more than 100,000 characters.")]


def test_cell_that_is_too_long_in_csv() -> None:
    found = errors_of(csv_bytes(HEADER, ["S-1", "x" * 100_001, "9.95"]))

    assert found[0] == (2, "title", "This cell has more than 100,000 characters.")


def test_nul_and_control_characters() -> None:
    found = errors_of(csv_bytes(HEADER, ["S-1", "Zinc\x07", "9.95"]))

    assert "cannot be shown" in found[0][2]


def test_quotation_mark_that_is_never_closed() -> None:
    assert "quotation marks" in message_of(b'sku,title\nS-1,"Zinc\nS-2,Iron\n')


def test_unknown_column() -> None:
    message = message_of(csv_bytes(["sku", "titel", "price"], ROW))

    assert message == "There is no column “titel”. Did you mean “title”?"


def test_column_twice() -> None:
    assert "is there twice" in message_of(csv_bytes(["sku", "price", "price"], ROW))


def test_file_without_a_column_for_the_sku() -> None:
    assert "“sku” is missing" in message_of(csv_bytes(["title", "price"], ["Zinc", "9.95"]))


def test_column_without_a_name() -> None:
    assert "Column 2 has no name" in message_of(csv_bytes(["sku", "", "price"], ROW))


def test_cell_beside_the_table() -> None:
    found = errors_of(csv_bytes(HEADER, [*ROW, "", "note to myself"]))

    assert found == [(2, "", "There is a cell to the right of the last named column.")]


def test_too_many_columns() -> None:
    assert "more than 100 columns" in message_of(csv_bytes(["x"] * (MOST_COLUMNS + 1), ROW))


def test_too_many_rows() -> None:
    content = b"sku\n" + b"S\n" * (MOST_ROWS + 1)

    assert message_of(content) == "There are more than 20,000 rows. Split the file."


def test_row_far_down_in_a_sheet() -> None:
    """A sheet that names its last row only: the million before it are not walked."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(HEADER)
    book.active.cell(1_048_576, 1, "S-1")
    file = io.BytesIO()
    book.save(file)

    assert "Split the file" in message_of(file.getvalue(), "products.xlsx")


def test_bytes_at_random() -> None:
    assert checked(bytes(range(1, 256)) * 50).state == ImportRun.State.REFUSED


def test_nothing_is_saved_of_a_bad_file() -> None:
    checked(of_rows({"sku": "S-1", "titel": "Zinc"}))

    assert Product.objects.count() == 0
