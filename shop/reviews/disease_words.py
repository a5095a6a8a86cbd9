"""Does a text name a disease or a treatment? A list finds the words, people judge them."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "data" / "disease_words.json"


def names_disease(text: str) -> list[str]:
    """The listed words that stand in the text, in order, each once; whole words, any case."""
    found = (match[0] for match in _pattern().finditer(_plain(text)))
    return list(dict.fromkeys(found))


@cache
def _pattern() -> re.Pattern[str]:
    words = {_plain(word) for word in json.loads(WORDS.read_text())["words"]}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _plain(text: str) -> str:
    """Small letters without accents; hyphens, line ends and several spaces are one space."""
    letters = unicodedata.normalize("NFKD", text.replace("\u2019", "'")).casefold()
    bare = "".join(
        sign
        for sign in letters
        if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf"
    )
    return re.sub(r"[\s\u2010-\u2015_-]+", " ", bare)
