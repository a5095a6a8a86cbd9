"""What differs between two texts, block by block and word by word, for people to read."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from content.models import Revision
from shop.html_tree import Element, parse

SAME, ADDED, REMOVED = "same", "added", "removed"
# What stands on its own line; anything within belongs to it.
BLOCKS = {
    *("p", "h2", "h3", "h4", "li", "blockquote", "th", "td", "caption", "figcaption"),
    *("img", "hr"),
}
NAMES = {
    "title": "Title",
    "summary": "Summary",
    "key_points": "In short",
    "topic": "Topic",
    "series": "Series",
    "series_order": "Part",
    "author": "Author",
    "reviewer": "Reviewer",
    "reviewed_on": "Reviewed on",
    "hero": "Picture",
    "limits": "Limits of the evidence",
    "conflict_of_interest": "Conflict of interest",
    "meta_description": "Description for search engines",
}
# Unchanged blocks shown around a change.
CONTEXT = 1


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """One block of the text. `tag` says what it is; a gap stands for unchanged ones left out."""

    pieces: list[Piece] = field(default_factory=list)
    tag: str = "p"
    is_gap: bool = False

    @property
    def is_same(self) -> bool:
        return all(piece.kind == SAME for piece in self.pieces)


@dataclass(frozen=True)
class FieldChange:
    name: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Differences:
    fields: list[FieldChange]
    lines: list[Line]
    added: int
    removed: int

    def __bool__(self) -> bool:
        return bool(self.fields or self.lines)


def compare(old: Revision | None, new: Revision) -> Differences:
    """From `old` to `new`; without an old one everything is added."""
    fields = [
        FieldChange(label, compare_words(before, after))
        for name, label in NAMES.items()
        if (before := _say(old, name)) != (after := _say(new, name))
    ]
    sources = _sources(old), _sources(new)
    if sources[0] != sources[1]:
        fields.append(FieldChange("Sources", compare_words(*sources)))
    lines = list(_compare_blocks(_blocks(old.body if old else ""), _blocks(new.body)))
    pieces = [
        *(piece for change in fields for piece in change.pieces),
        *(piece for line in lines for piece in line.pieces),
    ]
    return Differences(
        fields,
        list(_shorten(lines)) if any(not line.is_same for line in lines) else [],
        added=_count(pieces, ADDED),
        removed=_count(pieces, REMOVED),
    )


def compare_words(before: str, after: str) -> list[Piece]:
    """Runs of words that stayed, came and went."""
    old, new = _words(before), _words(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    pieces = []
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            pieces.append(Piece(SAME, "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(Piece(REMOVED, "".join(old[a:b])))
        if c < d:
            pieces.append(Piece(ADDED, "".join(new[c:d])))
    return pieces


def _compare_blocks(
    old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> Iterator[Line]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            yield from (Line([Piece(SAME, text)], tag) for tag, text in old[a:b])
            continue
        # A block that was rewritten is shown once, with its words marked.
        paired = min(b - a, d - c)
        for (_, before), (tag, after) in zip(old[a : a + paired], new[c : c + paired], strict=True):
            yield Line(compare_words(before, after), tag)
        yield from (Line([Piece(REMOVED, text)], tag) for tag, text in old[a + paired : b])
        yield from (Line([Piece(ADDED, text)], tag) for tag, text in new[c + paired : d])


def _shorten(lines: list[Line]) -> Iterator[Line]:
    """Only what changed, with a block before and after it."""
    changed = [place for place, line in enumerate(lines) if not line.is_same]
    near = {place + step for place in changed for step in range(-CONTEXT, CONTEXT + 1)} & set(
        range(len(lines))
    )
    skipped = False
    for place, line in enumerate(lines):
        if place in near:
            if skipped:
                yield Line(is_gap=True)
            yield line
        skipped = place not in near


def _blocks(html: str) -> list[tuple[str, str]]:
    """(tag, words) of each block; a picture's words are its description."""
    found: list[tuple[str, str]] = []
    _collect(parse(html), "p", found)
    return found


def _collect(element: Element, tag: str, found: list[tuple[str, str]]) -> None:
    loose = ""
    for child in element.children:
        if isinstance(child, str):
            loose += child
        elif child.tag == "img":
            found.append(("img", child.attributes.get("alt", "")))
        elif child.tag in BLOCKS or _holds_blocks(child):
            _add(found, tag, loose)
            loose = ""
            _collect(child, child.tag if child.tag in BLOCKS else tag, found)
        else:
            loose += _inline(child)
    _add(found, tag, loose)


def _holds_blocks(element: Element) -> bool:
    return any(
        not isinstance(child, str) and (child.tag in BLOCKS or _holds_blocks(child))
        for child in element.children
    )


def _inline(element: Element) -> str:
    """A link's address counts as words: changing only that is a change."""
    words = element.text()
    address = element.attributes.get("href", "") if element.tag == "a" else ""
    return f"{words} ({address})" if address else words


def _add(found: list[tuple[str, str]], tag: str, text: str) -> None:
    text = " ".join(text.split())
    if text:
        found.append((tag, text))


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\S+", text)


def _say(revision: Revision | None, name: str) -> str:
    value = getattr(revision, name) if revision else None
    if isinstance(value, list):
        return " · ".join(value)
    return "" if value is None else str(value)


def _sources(revision: Revision | None) -> str:
    if revision is None:
        return ""
    return ", ".join(revision.sources.order_by("key").values_list("key", flat=True))


def _count(pieces: list[Piece], kind: str) -> int:
    return sum(len(piece.text.split()) for piece in pieces if piece.kind == kind)
