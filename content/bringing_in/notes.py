"""Footnotes: those that are a known source become citations, the others numbered notes."""

import re

from shop.html_tree import Element

from .markup import plain
from .report import Report

# The id of what Markdown says about a source that the library knows better.
OF_A_SOURCE = "footnote-source"
_NOTE = re.compile(r"(?:foot|end)note-[\w-]+$")
_KEY = re.compile(r"[\w-]{1,40}")


def settle_notes(tree: Element, known: set[str], report: Report) -> None:
    """Marks and notes are tied by the id `footnote-N`, as Word's converter and Markdown's write."""
    marks = _marks(tree)
    notes = [(parent, item) for parent, item in tree.walk("li") if _NOTE.match(_id(item))]
    if not notes:
        return
    numbers: dict[str, int] = {}
    kept = []
    for _, item in notes:
        if _id(item) == OF_A_SOURCE:
            continue
        key = _source_of(item, known)
        for parent, mark in marks.get(_id(item), []):
            if key:
                parent.replace(mark, Element("cite", {"data-source": key}))
            else:
                numbers.setdefault(_id(item), len(numbers) + 1)
                mark.children = [f"[{numbers[_id(item)]}]"]
        if not key:
            kept.append(item)
    for parent, item in notes:
        parent.children = [child for child in parent.children if child is not item]
    if kept:
        report.change("footnote", len(kept))
        kept.sort(key=lambda item: numbers.get(_id(item), len(notes) + 1))
        tree.children += [Element("h2", {}, ["Notes"]), Element("ol", {}, list(kept))]


def settle_citations(tree: Element, known: set[str], report: Report) -> None:
    """A citation without its source would be a number that leads nowhere."""
    for parent, cite in tree.walk("cite"):
        key = cite.attributes.get("data-source", "")
        if key and key not in known:
            report.drop("citation")
            report.note(f"The library of sources has no “{key[:40]}”.")
            parent.replace(cite)


def _marks(tree: Element) -> dict[str, list[tuple[Element, Element]]]:
    """By the note's id: the sup elements that hold nothing but the link to it."""
    found: dict[str, list[tuple[Element, Element]]] = {}
    for parent, sup in tree.walk("sup"):
        link = sup.first("a")
        target = link.attributes.get("href", "").removeprefix("#") if link else ""
        if link and _NOTE.match(target):
            found.setdefault(target, []).append((parent, sup))
    return found


def _source_of(item: Element, known: set[str]) -> str:
    """The key at the beginning of the note, as in "TROTTI-2019. Restless legs …"."""
    found = _KEY.match(plain(item).lstrip("[^"))
    return found[0] if found and found[0] in known else ""


def _id(element: Element) -> str:
    return element.attributes.get("id", "")
