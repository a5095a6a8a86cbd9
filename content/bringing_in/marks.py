"""Marks inside a paragraph: which ones stay, by tag or by style, and what links become."""

import re
from urllib.parse import parse_qs, urlsplit

from shop.html_tree import Element

from .markup import plain, style_of
from .report import Report

# Of tags that mean the same to a reader, the one that is kept.
_SAME = {"b": "strong", "i": "em", "strong": "strong", "em": "em", "sub": "sub", "sup": "sup"}
_PLAIN = {
    **{"u": "underline", "ins": "underline", "s": "strike", "strike": "strike", "del": "strike"},
    **{"code": "code", "kbd": "code", "samp": "code", "tt": "code", "var": "code"},
}
_BLACK = {
    *("black", "inherit", "initial", "auto", "currentcolor", "windowtext", "#000", "#000000"),
    *("rgb(0, 0, 0)", "rgb(0,0,0)"),
}
_SPACE = re.compile(r"[ \t\n\f]+")
BACK = {"↑", "↩", "↩︎", "^"}


def tidy_marks(
    nodes: list[Element | str], report: Report, outer: frozenset[str] = frozenset()
) -> list[Element | str]:
    """The same words with no other marks than articles have; equal neighbours joined."""
    result: list[Element | str] = []
    for node in nodes:
        result += [_SPACE.sub(" ", node)] if isinstance(node, str) else _tidy(node, report, outer)
    return _join(result)


def trim(nodes: list[Element | str]) -> list[Element | str]:
    """Without spaces and line breaks at both ends."""
    nodes = list(nodes)
    while nodes and _is_space(nodes[0]):
        nodes.pop(0)
    while nodes and _is_space(nodes[-1]):
        nodes.pop()
    if nodes and isinstance(nodes[0], str):
        nodes[0] = nodes[0].lstrip(" ")
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] = nodes[-1].rstrip(" ")
    return nodes


def _tidy(node: Element, report: Report, outer: frozenset[str]) -> list[Element | str]:
    if node.tag == "br":
        return [Element("br")]
    if node.tag == "cite" and "data-source" in node.attributes:
        key = node.attributes["data-source"]
        return [Element("cite", {"data-source": key}, [f"[{key}]"])]
    if node.tag in _PLAIN and plain(node):
        report.change(_PLAIN[node.tag])
    _count_style(node, report)
    wrappers = [tag for tag in _marks(node) if tag not in outer]
    address = ""
    if node.tag == "a" and "a" not in outer:
        if plain(node) in BACK and node.attributes.get("href", "").startswith("#"):
            return []
        address = link_address(node, report, "sup" in outer)
    inner = outer | set(wrappers) | ({"a"} if address else set())
    children = tidy_marks(node.children, report, inner)
    if not any(isinstance(child, Element) or child for child in children):
        return []
    if address:
        children = [Element("a", {"href": address}, children)]
    for tag in wrappers:
        children = _wrap(tag, children)
    if node.tag == "q":
        children = ["“", *children, "”"]
    return children


def _marks(node: Element) -> list[str]:
    style = style_of(node)
    found = []
    weight, slant, align = (
        style.get("font-weight", ""),
        style.get("font-style", ""),
        style.get("vertical-align", ""),
    )
    own = _SAME.get(node.tag)
    is_heavy = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600)
    if is_heavy or (own == "strong" and not weight):
        found.append("strong")
    if slant in ("italic", "oblique") or (own == "em" and not slant):
        found.append("em")
    if align in ("sub", "super") and own not in ("sub", "sup"):
        found.append("sup" if align == "super" else "sub")
    elif own in ("sub", "sup"):
        found.append(own)
    return found


def _count_style(node: Element, report: Report) -> None:
    if not plain(node):
        return
    style = style_of(node)
    colour = style.get("color") or node.attributes.get("color", "").lower()
    ground = style.get("background-color") or style.get("background") or ""
    if node.tag != "a" and (
        (colour and colour not in _BLACK)
        or node.tag == "mark"
        or ground not in ("", "transparent", "white", "#ffffff", "#fff", "rgb(255, 255, 255)")
    ):
        report.change("colour")
    decoration = style.get("text-decoration") or style.get("text-decoration-line") or ""
    if "line-through" in decoration:
        report.change("strike")
    elif "underline" in decoration and node.tag not in ("a", "u", "ins"):
        report.change("underline")


def link_address(link: Element, report: Report, in_note: bool = False) -> str:
    """Where it leads, or nothing when readers cannot go there."""
    href = link.attributes.get("href", "").strip()
    if href.startswith("#"):
        if not in_note:
            report.drop("anchor")
        return ""
    href = _unwrapped(href)
    try:
        parts = urlsplit(href)
    except ValueError:
        parts = None
    if parts and (
        (parts.scheme in ("http", "https") and parts.hostname)
        or (parts.scheme == "mailto" and "@" in parts.path)
        or (not parts.scheme and not parts.netloc and href.startswith("/"))
    ):
        return href
    if plain(link) and not ("id" in link.attributes and "href" not in link.attributes):
        report.drop("link")
    return ""


def _unwrapped(href: str) -> str:
    """Google Docs leads every link through itself."""
    if href.startswith(("https://www.google.com/url?", "http://www.google.com/url?")):
        found = parse_qs(urlsplit(href).query).get("q", [""])[0]
        return found or href
    return href


def _wrap(tag: str, nodes: list[Element | str]) -> list[Element | str]:
    """Spaces stay outside of the mark: a bold space is none."""
    before, after = "", ""
    nodes = list(nodes)
    if nodes and isinstance(nodes[0], str):
        stripped = nodes[0].lstrip(" ")
        before, nodes[0] = nodes[0][: len(nodes[0]) - len(stripped)], stripped
    if nodes and isinstance(nodes[-1], str):
        stripped = nodes[-1].rstrip(" ")
        after, nodes[-1] = nodes[-1][len(stripped) :], stripped
    nodes = [node for node in nodes if node != ""]
    if not nodes:
        return [before + after]
    if all(isinstance(node, Element) and node.tag == "br" for node in nodes):
        return [before, *nodes, after]
    return [part for part in (before, Element(tag, {}, nodes), after) if part != ""]


def _join(nodes: list[Element | str]) -> list[Element | str]:
    joined: list[Element | str] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if isinstance(node, str) and isinstance(last, str):
            joined[-1] = _SPACE.sub(" ", last + node)
        elif (
            isinstance(node, Element)
            and isinstance(last, Element)
            and node.tag == last.tag
            and node.tag in ("strong", "em", "sub", "sup")
        ):
            last.children = _join([*last.children, *node.children])
        elif node != "":
            joined.append(node)
    return joined


def _is_space(node: Element | str) -> bool:
    if isinstance(node, str):
        return not node.strip()
    return node.tag == "br"
