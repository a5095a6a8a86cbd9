"""A text as a reader sees it: without tags, entities, invisible signs and look-alike letters.

Each character keeps the place it came from, so that findings point into the original.
"""

import html
import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .marks import marks

# Letters of other alphabets that are drawn like Latin ones.
_LOOK_ALIKE = str.maketrans(
    "авсԁеһіјӏкмнорԛѕтухѡѵԝАВСЕНІЈКМОРЅТУХԌΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβγεικνορτυχωɡıⅼ",
    "abcdehijlkmhopqstyxwvwABCEHIJKMOPSTYXGABEZHIKMNOPTYXabyeiknoptyxwgil",
)
# Tags that may stand inside a word; every other one ends a sentence.
_INLINE = marks("inline tags")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MARKUP = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>|&#?\w{1,31};")
_SPOKEN = re.compile(r"""\b(?:alt|title|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
# What stands as it is shown, and single letters that may not.
_RUNS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]")


@dataclass(frozen=True)
class Plain:
    text: str
    places: "array[int] | None"  # None: each character stands where it stood

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original that became [start:end] here; `end` is above `start`."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    if text.isascii() and "<" not in text and "&" not in text:
        return Plain(text, None)
    letters: list[str] = []
    places = array("q")
    for piece, place, step in _pieces(text):
        for match in _RUNS.finditer(piece):
            run = match[0] if match[0].isascii() else _shown(match[0])
            letters.append(run)
            first = place + match.start() * step
            goes_on = step and match[0].isascii()
            places.extend(range(first, first + len(run)) if goes_on else [first] * len(run))
    return Plain("".join(letters), places)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Pieces of text with their place; step 0: all characters of the piece share the place."""
    is_html = bool(re.search(r"<(p|br|div|li|ul|ol|h\d|table|section)\b", text, re.I))
    position = 0
    comments_end = text.rfind("-->")
    while match := _MARKUP.search(text, position):
        if match.start() > position:
            yield _folded(text[position : match.start()], is_html), position, 1
        position = match.end()
        if match[0] == "<!--":
            if match.end() <= comments_end:
                position = text.index("-->", match.end()) + 3
        elif match[0].startswith("&"):
            yield html.unescape(match[0]), match.start(), 0
        elif match[2] and match[2].lower() not in _INLINE:
            opens_heading = not match[1] and match[2].lower() in _HEADINGS
            yield "\n\n" if opens_heading else "\n", match.start(), 0
        for spoken in _SPOKEN.finditer(match[3] or ""):
            group = 1 if spoken[1] is not None else 2
            yield "\n", match.start(), 0
            yield spoken[group], match.start(3) + spoken.start(group), 1
            yield "\n", match.end() - 1, 0
    if position < len(text):
        yield _folded(text[position:], is_html), position, 1


def _folded(text: str, is_html: bool) -> str:
    """In HTML the end of a line is a space."""
    return text.replace("\n", " ").replace("\r", " ") if is_html else text


@lru_cache(maxsize=4096)
def _shown(letter: str) -> str:
    """Nothing for invisible signs and accents, the Latin letter for look-alikes."""
    if unicodedata.category(letter) in ("Cf", "Mn", "Me") or letter in "\u034f\u115f\u3164":
        return ""
    if letter in "\u2018\u2019\u02bc\u2032\u00b4":
        return "'"
    if letter in "\u2010\u2011\u2212":
        return "-"
    if letter in "\u00ae\u2122\u2120\u00a9":
        return ""
    spread = unicodedata.normalize("NFKD", letter.translate(_LOOK_ALIKE))
    return "".join(
        sign.translate(_LOOK_ALIKE) for sign in spread if not unicodedata.combining(sign)
    )
