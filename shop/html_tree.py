"""A tiny tree for HTML that nh3 has cleaned: parse, change, write out again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils.html import escape

VOID = {"br", "hr", "img", "source"}
# Elements deeper than any text needs stand beside one another: walking the tree is recursive.
DEEPEST = 100


@dataclass
class Element:
    """A tag with its attributes and children; a string among the children is text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def walk(self, *tags: str) -> "Iterator[tuple[Element, Element]]":
        """(parent, element) of each descendant with one of the tags, in the order of the text."""
        for child in list(self.children):
            if isinstance(child, Element):
                if child.tag in tags:
                    yield self, child
                yield from child.walk(*tags)

    def first(self, *tags: str) -> "Element | None":
        return next((element for _, element in self.walk(*tags)), None)

    def text(self) -> str:
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def replace(self, old: "Element", *new: "Element | str") -> None:
        at = next(i for i, child in enumerate(self.children) if child is old)
        self.children[at : at + 1] = new

    def html(self) -> str:
        inner = "".join(escape(c) if isinstance(c, str) else c.html() for c in self.children)
        if not self.tag:
            return inner
        attributes = "".join(f' {k}="{escape(v)}"' for k, v in self.attributes.items())
        return f"<{self.tag}{attributes}>" + ("" if self.tag in VOID else f"{inner}</{self.tag}>")


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID and len(self.open) <= DEEPEST:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        depths = [depth for depth, element in enumerate(self.open) if element.tag == tag]
        if depths:
            del self.open[depths[-1] :]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """The nameless root of the text. Only for sanitised HTML: comments and the like are lost."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
