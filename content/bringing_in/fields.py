"""Title, summary and key points: from the fields at the top, or found in the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shop.html_tree import Element

from .files import CannotBringIn
from .headings import LEVELS, level_headings, take_title
from .markup import NOTE_MARK, plain
from .report import Report

MAX_TITLE = 150
MAX_SUMMARY = 400
KEY_POINTS = {"in short", "key points", "key takeaways", "at a glance", "in brief"}
# Fields of a text, by their names in the head of a Markdown file, and how long they may be.
OTHERS = {"meta_description": 170, "limits": 1500, "conflict_of_interest": 600}
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass
class Fields:
    """`others` are those that the file names, of the same names as in content.revisions.Text."""

    title: str = ""
    summary: str = ""
    key_points: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)
    topic: str = ""
    author: str = ""
    slug: str = ""


def find_fields(tree: Element, head: Mapping[str, Any], report: Report) -> Fields:
    """Takes what it finds out of the tree. Raises CannotBringIn."""
    written = _words(head, "title")
    heading = take_title(tree, written)
    points = _points_of(head.get("key_points")) or _take_points(tree)
    fields = Fields(
        title=written or heading or _words(head, "document_title"),
        summary=_words(head, "summary") or _words(head, "description"),
        key_points=points,
        sources=[str(key).strip() for key in _list_of(head.get("sources"))],
        others={name: words for name in OTHERS if (words := _lines(head, name))},
        **{name: _words(head, name) for name in ("topic", "author", "slug")},
    )
    if not fields.summary:
        fields.summary = _find_summary(tree, report)
    level_headings(tree)
    _check_lengths(fields)
    return fields


def _words(head: Mapping[str, Any], name: str) -> str:
    value = head.get(name)
    if value is None or isinstance(value, (dict, list)):
        return ""
    return " ".join(str(value).replace("\0", "").split())


def _lines(head: Mapping[str, Any], name: str) -> str:
    """With its paragraphs."""
    value = head.get(name)
    return value.replace("\0", "").strip() if isinstance(value, str) else ""


def _list_of(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [item for item in value if not isinstance(item, (dict, list))]
    return list(str(value).split(",")) if value else []


def _points_of(value: Any) -> list[str]:
    if isinstance(value, str):
        return value.splitlines()
    return [" ".join(str(point).split()) for point in _list_of(value)]


def _take_points(tree: Element) -> list[str]:
    """The items of the list right under a heading of such a name; both leave the text."""
    for at, node in enumerate(tree.children[:-1]):
        after = tree.children[at + 1]
        if not (isinstance(node, Element) and isinstance(after, Element)):
            continue
        is_head = node.tag in LEVELS or (
            node.tag == "p" and len(node.children) == 1 and node.first("strong") is not None
        )
        if is_head and plain(node).rstrip(":").lower() in KEY_POINTS and after.tag in ("ul", "ol"):
            if after.first("cite") is not None:
                return []
            points = [plain(item) for item in after.children]
            tree.children[at : at + 2] = []
            return points
    return []


def _find_summary(tree: Element, report: Report) -> str:
    """The paragraph before all headings, when it fits and is plain; else its first sentences."""
    first = next((n for n in tree.children if isinstance(n, Element) and n.tag == "p"), None)
    if first is None:
        raise CannotBringIn("There is no paragraph in this file that could be the summary.", "file")
    words = plain(first)
    has_more = sum(isinstance(node, Element) for node in tree.children) > 1
    is_plain = first.first("a", "cite") is None and not NOTE_MARK.search(first.text())
    if tree.children[0] is first and len(words) <= MAX_SUMMARY and has_more and is_plain:
        tree.children.remove(first)
        return words
    report.note("The summary repeats the beginning of the text: shorten one of them.")
    summary = ""
    for sentence in _SENTENCE.split(words):
        if len(summary) + 1 + len(sentence) > MAX_SUMMARY:
            break
        summary = f"{summary} {sentence}".strip()
    return summary or f"{words[: MAX_SUMMARY - 1].rstrip()}…"


def _check_lengths(fields: Fields) -> None:
    if not fields.title:
        raise CannotBringIn(
            "There is no title in this file. Give it a heading of the first level,"
            " or write a title here.",
            "title",
        )
    for name, words, most in [
        ("title", fields.title, MAX_TITLE),
        ("summary", fields.summary, MAX_SUMMARY),
        *((name.replace("_", " "), words, OTHERS[name]) for name, words in fields.others.items()),
    ]:
        if len(words) > most:
            raise CannotBringIn(
                f"The {name} has {len(words)} characters; {most} are the limit: “{words[:60]}…”"
            )
