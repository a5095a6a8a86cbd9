"""Tables in stored texts: headed for screen readers, scrolling on their own on a phone."""

from shop.html_tree import Element


def mark_table_headers(tree: Element) -> None:
    """Says which cells head a column or a row; the editor keeps th but neither thead nor scope."""
    for _, table in tree.walk("table"):
        for _, row in table.walk("tr"):
            cells = [c for c in row.children if isinstance(c, Element)]
            heads = [cell for cell in cells if cell.tag == "th"]
            scope = "col" if cells and len(heads) == len(cells) else "row"
            for cell in heads:
                cell.attributes.setdefault("scope", scope)


def wrap_tables(tree: Element) -> None:
    """Wide tables scroll on their own: a region that the keyboard reaches, named by its caption."""
    for parent, table in tree.walk("table"):
        caption = table.first("caption")
        if caption is None and parent.tag == "figure":
            caption = parent.first("figcaption")
        label = " ".join(caption.text().split()) if caption else "Table"
        attributes = {
            "class": "table-scroll",
            "role": "region",
            "tabindex": "0",
            "aria-label": label,
        }
        parent.replace(table, Element("div", attributes, [table]))
