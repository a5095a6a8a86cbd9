"""From any HTML to the few blocks that articles are made of; what has no place there is counted."""

import re

from shop.html_tree import Element

from .marks import tidy_marks, trim
from .markup import is_inline, plain
from .notes import settle_citations, settle_notes
from .report import Report
from .tables import tidy_table

HEADINGS = {f"h{level}": level for level in range(1, 7)}
DEEPEST_LIST = 6
CALLOUTS = {
    **dict.fromkeys(("note", "tip", "important", "info"), "note"),
    **dict.fromkeys(("caution", "warning", "danger"), "caution"),
}
_ALERT = re.compile(rf"\s*\[!({'|'.join(CALLOUTS)})\]\s*", re.IGNORECASE)
_CAPTION = re.compile(r"(?:Table|Figure)(?: \d{1,3})?\s*[:.]\s+", re.IGNORECASE)


def tidy(tree: Element, known: set[str], report: Report) -> Element:
    """A new tree: h1 to h6 as they were, p, ul, ol, table, figure, blockquote, aside, hr."""
    settle_notes(tree, known, report)
    settle_citations(tree, known, report)
    tidied = Element("", {}, list(_Tidying(report).flow(tree.children)))
    join_captions(tidied)
    return tidied


class _Tidying:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.list_depth = 0

    def flow(self, nodes: list[Element | str]) -> list[Element]:
        """Blocks as they are, what stands between them as paragraphs."""
        blocks: list[Element] = []
        run: list[Element | str] = []
        for node in nodes:
            if is_inline(node):
                run.append(node)
                continue
            assert isinstance(node, Element)
            blocks += self._paragraphs(run)
            run = []
            blocks += self._block(node)
        return blocks + self._paragraphs(run)

    def _paragraphs(self, nodes: list[Element | str]) -> list[Element]:
        """One paragraph; two line breaks in a row begin another."""
        tidied = tidy_marks(nodes, self.report)
        parts: list[list[Element | str]] = [[]]
        for node in tidied:
            last = parts[-1][-1] if parts[-1] else None
            is_break = isinstance(node, Element) and node.tag == "br"
            if is_break and isinstance(last, Element) and last.tag == "br":
                parts[-1].pop()
                parts.append([])
            elif not (is_break and not parts[-1] and len(parts) > 1):
                parts[-1].append(node)
        return [Element("p", {}, words) for part in parts if (words := trim(part))]

    def _block(self, node: Element) -> list[Element]:
        tag = node.tag
        if tag in HEADINGS:
            return self._heading(node)
        if tag in ("ul", "ol"):
            return self._list(node)
        if tag == "table":
            return tidy_table(node, self.report, self.flow, None)
        if tag == "figure":
            return self._figure(node)
        if tag == "img":
            return [_figure_of(node)]
        if tag == "hr":
            return [Element("hr")]
        if tag in ("blockquote", "aside"):
            return self._quote(node)
        if tag == "pre":
            return self._code(node)
        if tag == "p" and "caption" in node.attributes.get("class", "").split():
            return [
                Element("p", {"class": "caption"}, list(p.children)) for p in self._inside(node)
            ]
        return self._inside(node)

    def _inside(self, node: Element) -> list[Element]:
        return self.flow(node.children)

    def _heading(self, node: Element) -> list[Element]:
        """Its words; bold in a heading says nothing. Pictures in it follow it."""
        pictures = [_figure_of(image) for _, image in node.walk("img")]
        for parent, image in node.walk("img"):
            parent.replace(image)
        outer = frozenset({"strong", "em"})
        blockless = Element("span", {}, _inline_only(node.children))
        words = [
            part
            for part in tidy_marks(blockless.children, self.report, outer)
            if not (isinstance(part, Element) and part.tag == "br")
        ]
        words = trim(words)
        return ([Element(node.tag, {}, words)] if words else []) + pictures

    def _list(self, node: Element) -> list[Element]:
        if self.list_depth >= DEEPEST_LIST:
            self.report.change("deep_list")
            return self.flow(
                [Element("p", {}, _inline_only(item.children)) for _, item in node.walk("li")]
            )
        self.list_depth += 1
        items: list[Element] = []
        for child in node.children:
            if isinstance(child, Element) and child.tag in ("ul", "ol") and items:
                # Word and Google Docs put the inner list beside the item, not into it.
                items[-1].children += self._list(child)
            elif isinstance(child, Element) and child.tag == "li":
                items += self._item(child)
            elif plain(child) or (isinstance(child, Element) and child.first("img")):
                items += self._item(Element("li", {}, [child]))
        self.list_depth -= 1
        if not items:
            return []
        start = node.attributes.get("start", "")
        is_later = node.tag == "ol" and start.isdecimal() and len(start) < 5 and start != "1"
        return [Element(node.tag, {"start": start} if is_later else {}, list(items))]

    def _item(self, item: Element) -> list[Element]:
        blocks = self.flow(item.children)
        if not blocks:
            return []
        for at, block in enumerate(blocks):
            if block.tag in HEADINGS:
                blocks[at] = Element("p", {}, [Element("strong", {}, block.children)])
        if blocks[0].tag == "p" and all(b.tag in ("ul", "ol") for b in blocks[1:]):
            return [Element("li", {}, [*blocks[0].children, *blocks[1:]])]
        return [Element("li", {}, list(blocks))]

    def _figure(self, node: Element) -> list[Element]:
        caption = node.first("figcaption")
        table = node.first("table")
        if table is not None:
            return tidy_table(table, self.report, self.flow, caption)
        rest = Element("div", {}, [child for child in node.children if child is not caption])
        blocks = self.flow(rest.children)
        pictures = [block for block in blocks if block.tag == "figure"]
        if caption is not None and pictures:
            words = trim(tidy_marks(_inline_only(caption.children), self.report))
            if words:
                pictures[-1].children[1:] = []
                pictures[-1].children.append(Element("figcaption", {}, words))
        elif caption is not None:
            blocks += self.flow(caption.children)
        return blocks

    def _quote(self, node: Element) -> list[Element]:
        kind = self._callout_kind(node)
        blocks = self._inside(node)
        for at, block in enumerate(blocks):
            if block.tag in HEADINGS:
                blocks[at] = Element("p", {}, [Element("strong", {}, block.children)])
        if not blocks:
            return []
        if kind:
            return [Element("aside", {"class": f"callout callout--{kind}"}, list(blocks))]
        return [Element("blockquote", {}, list(blocks))] if node.tag == "blockquote" else blocks

    def _callout_kind(self, node: Element) -> str:
        """From our own class, or from the first line as in > [!NOTE], which is taken out."""
        classes = node.attributes.get("class", "").split()
        if node.tag == "aside":
            return next((k for k in ("caution", "note") if f"callout--{k}" in classes), "")
        paragraph = node.first("p")
        first = paragraph.children[0] if paragraph and paragraph.children else None
        found = _ALERT.match(first) if isinstance(first, str) else None
        if paragraph is None or found is None:
            return ""
        assert isinstance(first, str)
        paragraph.children[0] = first[found.end() :]
        return CALLOUTS[found[1].lower()]

    def _code(self, node: Element) -> list[Element]:
        self.report.change("code")
        lines = node.text().strip("\n").split("\n")
        words: list[Element | str] = []
        for line in lines:
            words += [*([Element("br")] if words else []), line.rstrip()]
        return [Element("p", {}, words)] if any(line.strip() for line in lines) else []


def join_captions(tree: Element) -> None:
    """A paragraph set as a caption beside a table or picture becomes its caption."""
    for at, node in enumerate(tree.children):
        if not isinstance(node, Element) or node.tag != "p":
            continue
        is_styled = node.attributes.pop("class", "") == "caption"
        before = tree.children[at - 1] if at else None
        after = tree.children[at + 1] if at + 1 < len(tree.children) else None
        if is_styled or (_CAPTION.match(node.text()) and _lacks_caption(after, "table")):
            owner = _owner(before, after, node.text())
            if owner is not None:
                _give_caption(owner, node, keep_number=is_styled)
                tree.children[at] = ""
    tree.children = [node for node in tree.children if node != ""]


def _owner(before: Element | str | None, after: Element | str | None, words: str) -> Element | None:
    wants_table = words.lower().startswith("table")
    order = [(after, "table"), (before, "figure"), (after, "figure"), (before, "table")]
    for node, kind in order:
        if _lacks_caption(node, kind) and not (wants_table and kind == "figure"):
            assert isinstance(node, Element)
            return node
    return None


def _lacks_caption(node: Element | str | None, tag: str) -> bool:
    return isinstance(node, Element) and node.tag == tag and node.first("figcaption") is None


def _give_caption(owner: Element, words: Element, *, keep_number: bool) -> None:
    children = list(words.children)
    if isinstance(children[0], str) and (found := _CAPTION.match(children[0])):
        children[0] = children[0][found.end() :]
    caption = Element("figcaption", {}, children)
    if owner.tag == "figure":
        owner.children.append(caption)
        return
    table = Element("table", owner.attributes, owner.children)
    owner.tag, owner.attributes, owner.children = "figure", {"class": "figure"}, [caption, table]


def _figure_of(image: Element) -> Element:
    """The caption, when there is none of its own, is the title that Markdown gives a picture."""
    attributes = dict(image.attributes)
    title = re.sub(r"[ \t\n]+", " ", attributes.pop("title", "")).strip()
    children: list[Element | str] = [Element("img", attributes)]
    if title:
        children.append(Element("figcaption", {}, [title]))
    return Element("figure", {"class": "figure"}, children)


def _inline_only(nodes: list[Element | str]) -> list[Element | str]:
    """The words of blocks without the blocks."""
    flat: list[Element | str] = []
    for node in nodes:
        if is_inline(node):
            flat.append(node)
        elif isinstance(node, Element) and node.tag not in ("img", "ul", "ol"):
            flat += [" ", *_inline_only(node.children), " "]
    return flat
