"""Product names that promise a cure in one word, 21 CFR 101.93(g)(2)(iv)(A)."""

import re
from functools import cache, lru_cache

from .marks import marks

_STEMS = marks("stems of cure names")
_PROMISES = marks("promises of cure names")
_MOST_LETTERS = 60
# Words that only look like it.
_PLAIN = marks("no cure names")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_STEMS)})[a-z]{{0,5}}?(?:{'|'.join(_PROMISES)})s?")


@lru_cache(maxsize=50_000)
def is_cure_name(word: str) -> bool:
    """`word` in small letters: arthricure, cholestaway, painfree."""
    if not 6 <= len(word) <= _MOST_LETTERS or word in _PLAIN:
        return False
    if word.endswith("cure"):
        return True
    return bool(_pattern().fullmatch(word))
