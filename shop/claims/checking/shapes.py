"""Diseases and drugs that no list holds, known by how their names end: “balanitis”, “enalapril”."""

import re
from functools import cache, lru_cache

from .marks import marks

_FEWEST_LETTERS = 7
_MOST_LETTERS = 40
_ENDINGS = {
    "disease": "endings of diseases",
    "drug": "endings of drugs",
    "therapy": "endings of operations",
}
# Everyday words, plants and ingredients that only end alike.
_PLAIN = marks("no diseases by ending")


@lru_cache(maxsize=50_000)
def kind_by_ending(word: str) -> str:
    """The list that `word`, in small letters, would stand in; empty for other words."""
    if not _FEWEST_LETTERS <= len(word) <= _MOST_LETTERS or word in _PLAIN:
        return ""
    match = _pattern().search(word)
    return match.lastgroup or "" if match else ""


@cache
def _pattern() -> re.Pattern[str]:
    groups = (f"(?P<{kind}>{'|'.join(sorted(marks(name)))})" for kind, name in _ENDINGS.items())
    return re.compile(rf"(?:{'|'.join(groups)})(?:s|es)?$")
