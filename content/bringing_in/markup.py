"""Any HTML as a tree whose every tag is closed, with what the tidying looks at and no more."""

import re

import nh3

from shop.html_tree import Element, parse
from shop.rich_text import TAGS

from .files import CannotBringIn
from .report import Report

DEEPEST = 300
MOST_ELEMENTS = 200_000
INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em"),
    *("font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike"),
    *("strong", "sub", "sup", "time", "tt", "u", "var"),
}
BLOCKS = {
    *("article", "aside", "address", "center", "dd", "details", "div", "dl", "dt", "footer"),
    *("h1", "h5", "h6", "header", "main", "nav", "pre", "section", "summary", "tfoot"),
}
# Gone with all that is in them.
_NEVER = {
    *("script", "style", "template", "noscript", "iframe", "noembed", "noframes", "svg", "math"),
    *("textarea", "select", "object", "audio", "video", "canvas", "title", "xmp", "plaintext"),
}
_SEEN = {
    "script": "script",
    "iframe": "frame",
    "frame": "frame",
    "object": "object",
    "embed": "object",
    "applet": "object",
    "video": "media",
    "audio": "media",
    "form": "form",
    "input": "form",
    "textarea": "form",
    "select": "form",
    "svg": "drawing",
    "math": "drawing",
    "canvas": "drawing",
}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)")
# Need no end, or have none.
_UNCLOSED = {
    *("p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "br", "hr"),
    *("img", "meta", "link", "input", "col", "colgroup", "area", "base", "wbr", "source", "embed"),
    *("param", "track", "frame", "o:p"),
}
_OPENING = re.compile(rf"<({'|'.join(_SEEN)})[\s/>]", re.IGNORECASE)
NOTE_MARK = re.compile(r"\[\d{1,4}\]")
_EVERYWHERE = {"style", "class", "id"}


def read_markup(html: str, report: Report) -> Element:
    """Raises CannotBringIn for what would take for ever."""
    _refuse_depth(html)
    for name in _OPENING.findall(html):
        report.drop(_SEEN[name.lower()])
    clean = nh3.clean(
        html.replace("\0", ""),
        tags=TAGS | INLINE | BLOCKS,
        clean_content_tags=_NEVER,
        attributes={
            "*": _EVERYWHERE,
            "a": {"href"},
            "img": {"src", "alt", "title", "data-file"},
            "cite": {"data-source"},
            "td": {"colspan", "rowspan"},
            "th": {"colspan", "rowspan"},
            "ol": {"start"},
            "font": {"color"},
        },
        # data: for pictures; links are looked at one by one.
        url_schemes={"http", "https", "mailto", "data"},
        link_rel=None,
    )
    if clean.count("<") > 2 * MOST_ELEMENTS:
        raise CannotBringIn("This file has more parts than an article can have. Split it.")
    return parse(clean)


def _refuse_depth(html: str) -> None:
    """Before the parser sees it, whose time grows with the square of the depth."""
    depth = 0
    for closing, name in _TAG.findall(html):
        if name.lower() in _UNCLOSED:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEEPEST:
            raise CannotBringIn("Parts of this file are nested too deeply to be an article.")


def style_of(element: Element) -> dict[str, str]:
    """The inline style's properties, in lower case."""
    pairs = (part.partition(":") for part in element.attributes.get("style", "").split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs if value}


def is_inline(node: Element | str) -> bool:
    """Text, or a mark around nothing but text and marks."""
    if isinstance(node, str):
        return True
    return node.tag in INLINE and all(is_inline(child) for child in node.children)


def plain(node: Element | str) -> str:
    """Its words in one line, without the marks of citations and notes."""
    return " ".join(_words(node).split())


def _words(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    if node.tag == "cite" and "data-source" in node.attributes:
        return ""
    if node.tag == "sup" and NOTE_MARK.fullmatch(node.text()):
        return ""
    return " " if node.tag == "br" else "".join(_words(child) for child in node.children)
