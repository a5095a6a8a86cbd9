"""Blocks as Markdown. Tables and figures that it has no words for stay HTML, which it allows."""

from shop.html_tree import Element

from .inline import address, guard_lines, quoted, write_inline

BLOCKS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "table", "figure", "blockquote", "aside", "hr", "img"),
}


def write_blocks(nodes: list[Element | str]) -> str:
    """Blocks with an empty line between them; loose words are a paragraph."""
    written: list[str] = []
    last = ""
    for tag, block in _grouped(nodes):
        words = _write(tag, block)
        if not words:
            continue
        if tag in ("ul", "ol") and last == tag:
            # Keeps two lists from becoming one.
            written.append("<!-- -->")
        written.append(words)
        last = tag
    return "\n\n".join(written)


def _grouped(nodes: list[Element | str]) -> list[tuple[str, Element]]:
    grouped: list[tuple[str, Element]] = []
    run: list[Element | str] = []
    for node in [*nodes, Element("")]:
        if isinstance(node, str) or (node.tag and node.tag not in BLOCKS):
            run.append(node)
            continue
        if any(not isinstance(part, str) or part.strip() for part in run):
            grouped.append(("p", Element("p", {}, run)))
        run = []
        if node.tag:
            grouped.append((node.tag, node))
    return grouped


def _write(tag: str, node: Element) -> str:
    if tag == "p":
        return guard_lines(write_inline(node.children).strip())
    if tag in ("h2", "h3", "h4"):
        words = write_inline(node.children, one_line=True).strip()
        return f"{'#' * int(tag[1])} {guard_lines(words)}" if words else ""
    if tag in ("ul", "ol"):
        return _list(node)
    if tag == "hr":
        return "---"
    if tag in ("blockquote", "aside"):
        return _quote(node)
    if tag == "img":
        return _picture(node, "")
    return _table(node, None) if tag == "table" else _figure(node)


def _list(node: Element) -> str:
    items = [item for item in node.children if isinstance(item, Element)]
    number = int(node.attributes.get("start", "1")) if node.tag == "ol" else 0
    written = []
    is_loose = any(sum(tag == "p" for tag, _ in _grouped(item.children)) > 1 for item in items)
    for item in items:
        marker = f"{number}. " if node.tag == "ol" else "- "
        number += 1
        groups = _grouped(item.children)
        is_tight = not is_loose and all(tag in ("p", "ul", "ol") for tag, _ in groups)
        if is_tight:
            words = "\n".join(_write(tag, block) for tag, block in groups)
        else:
            words = write_blocks(item.children)
        indented = words.replace("\n", "\n" + " " * len(marker))
        written.append((marker + indented).rstrip(" "))
    text = ("\n\n" if is_loose else "\n").join(written)
    return "\n".join(line.rstrip(" ") for line in text.split("\n"))


def _quote(node: Element) -> str:
    words = write_blocks(node.children)
    if node.tag == "aside":
        kind = "CAUTION" if "callout--caution" in node.attributes.get("class", "") else "NOTE"
        first = next((tag for tag, _ in _grouped(node.children)), "p")
        words = f"[!{kind}]\n{'' if first == 'p' else chr(10)}{words}"
    return "\n".join(f"> {line}".rstrip() for line in words.split("\n"))


def _figure(node: Element) -> str:
    caption = node.first("figcaption")
    table = node.first("table")
    if table is not None:
        return _table(table, caption)
    image = node.first("img")
    if image is None:
        return write_blocks(node.children)
    if caption is not None and any(not isinstance(part, str) for part in caption.children):
        return node.html().replace("\n", " ")
    return _picture(image, caption.text().strip() if caption else "")


def _picture(image: Element, caption: str) -> str:
    alt = write_inline([image.attributes.get("alt", "")])
    title = f" {quoted(caption)}" if caption else ""
    return f"![{alt}]({address(image.attributes.get('src', ''))}{title})"


def _table(table: Element, caption: Element | None) -> str:
    rows = [[c for c in row.children if isinstance(c, Element)] for _, row in table.walk("tr")]
    if not _is_simple(rows):
        figure = Element("figure", {}, [caption, table]) if caption else table
        return figure.html().replace("\n", " ")
    lines = [_row(rows[0]), "|" + " --- |" * len(rows[0]), *(_row(row) for row in rows[1:])]
    grid = "\n".join(lines)
    if caption is None:
        return grid
    return f"Table: {write_inline(caption.children, one_line=True).strip()}\n\n{grid}"


def _is_simple(rows: list[list[Element]]) -> bool:
    """One row of headings, then cells of words only."""
    if len(rows) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return False
    cells = [cell for row in rows for cell in row]
    return (
        all(cell.tag == "th" for cell in rows[0])
        and all(cell.tag == "td" for row in rows[1:] for cell in row)
        and not any({"colspan", "rowspan"} & set(cell.attributes) for cell in cells)
        and not any(cell.first(*BLOCKS) for cell in cells if not _is_paragraph(cell))
    )


def _is_paragraph(cell: Element) -> bool:
    """The editor puts a paragraph into every cell."""
    only = cell.children[0] if len(cell.children) == 1 else None
    return isinstance(only, Element) and only.tag == "p"


def _row(cells: list[Element]) -> str:
    contents = [
        cell.children[0].children  # type: ignore[union-attr]
        if _is_paragraph(cell)
        else cell.children
        for cell in cells
    ]
    words = (write_inline(content, one_line=True).strip() for content in contents)
    return "| " + " | ".join(words) + " |"
