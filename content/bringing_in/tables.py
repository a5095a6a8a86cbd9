"""Tables: rectangular, with a row of headings where there was one, and a caption as a figure."""

from collections.abc import Callable

from shop.html_tree import Element

from .marks import tidy_marks, trim
from .markup import is_inline, plain
from .report import Report

MOST_COLUMNS = 40
Flow = Callable[[list[Element | str]], list[Element]]


def tidy_table(
    table: Element, report: Report, flow: Flow, caption: Element | None
) -> list[Element]:
    """`flow` tidies the blocks inside a cell. A table of one cell is its content."""
    rows = [_cells(row, report, flow) for row in _rows(table)]
    rows = [row for row in rows if row]
    if not rows:
        return []
    if len(rows) == 1 and len(rows[0]) == 1:
        return flow(rows[0][0].children)
    _mark_header(table, rows)
    _fill_up(rows, report)
    body = Element("tbody", {}, [Element("tr", {}, list(row)) for row in rows])
    tidied = Element("table", {}, [body])
    own = next((c for c in table.children if isinstance(c, Element) and c.tag == "caption"), None)
    words = _caption_words(caption or own, report)
    if not words:
        return [tidied]
    return [Element("figure", {"class": "figure"}, [Element("figcaption", {}, words), tidied])]


def _caption_words(caption: Element | None, report: Report) -> list[Element | str]:
    if caption is None:
        return []
    if all(is_inline(child) for child in caption.children):
        return trim(tidy_marks(caption.children, report))
    return [plain(caption)] if plain(caption) else []


def _rows(table: Element) -> list[Element]:
    """Its own rows, not those of tables inside."""
    rows = []
    for child in table.children:
        if not isinstance(child, Element):
            continue
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows += [c for c in child.children if isinstance(c, Element) and c.tag == "tr"]
    return rows


def _cells(row: Element, report: Report, flow: Flow) -> list[Element]:
    cells = []
    for child in row.children:
        if not (isinstance(child, Element) and child.tag in ("td", "th")):
            continue
        _flatten_tables(child, report)
        blocks = flow(child.children)
        only = blocks[0] if len(blocks) == 1 and blocks[0].tag == "p" else None
        content: list[Element | str] = only.children if only else list(blocks)
        cells.append(Element(child.tag, _spans(child), content))
    return cells[:MOST_COLUMNS]


def _spans(cell: Element) -> dict[str, str]:
    """Those that merge; never more columns than a table may have."""
    spans = {}
    for name in ("colspan", "rowspan"):
        value = cell.attributes.get(name, "")
        if value.isdecimal() and len(value) < 5 and int(value) > 1:
            spans[name] = str(min(int(value), MOST_COLUMNS))
    return spans


def _flatten_tables(cell: Element, report: Report) -> None:
    for parent, inner in cell.walk("table"):
        if not any(child is inner for child in parent.children):
            continue
        report.change("nested_table")
        lines = [" ".join(plain(c) for _, c in row.walk("td", "th")) for row in _rows(inner)]
        parent.replace(inner, *(Element("p", {}, [line]) for line in lines if line.strip()))


def _mark_header(table: Element, rows: list[list[Element]]) -> None:
    """A first row from thead, or all in bold, is the row of headings; its bold says no more."""
    first = rows[0]
    filled = [cell for cell in first if plain(cell)]
    is_bold = bool(filled) and all(
        len(cell.children) == 1
        and isinstance(cell.children[0], Element)
        and cell.children[0].tag == "strong"
        for cell in filled
    )
    if len(rows) > 1 and (table.first("thead") is not None or is_bold):
        for cell in first:
            cell.tag = "th"
    for row in rows:
        for cell in row:
            if cell.tag == "th":
                cell.children = [
                    part
                    for child in cell.children
                    for part in (
                        child.children
                        if isinstance(child, Element) and child.tag == "strong"
                        else [child]
                    )
                ]


def _fill_up(rows: list[list[Element]], report: Report) -> None:
    """Cells that reach down count in the rows below."""
    widths = [0] * len(rows)
    for at, row in enumerate(rows):
        for cell in row:
            wide = int(cell.attributes.get("colspan", 1))
            tall = int(cell.attributes.get("rowspan", 1))
            if at + tall > len(rows):
                tall = len(rows) - at
                cell.attributes.pop("rowspan", None)
                if tall > 1:
                    cell.attributes["rowspan"] = str(tall)
            for below in range(at, at + tall):
                widths[below] += wide
    width = min(max(widths), 2 * MOST_COLUMNS)
    if min(widths) < width:
        report.change("ragged_table")
    for row, have in zip(rows, widths, strict=True):
        tag = "th" if row and all(cell.tag == "th" for cell in row) else "td"
        row += [Element(tag) for _ in range(width - have)]
