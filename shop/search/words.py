"""From what somebody typed to words, and to the word that was probably meant."""

import difflib
import re
from collections.abc import Iterable

from .models import SearchWord

LONGEST_TEXT = 100
MOST_WORDS = 8
LONGEST_WORD = 40
# Frequent words that say nothing about a product or an article.
_EMPTY = {
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "has",
    "how", "i", "in", "is", "it", "my", "of", "on", "or", "that", "the", "this", "to", "what",
    "when", "which", "who", "why", "will", "with", "you", "your",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_LIKE_ENOUGH = 0.72
_MOST_CANDIDATES = 5000


def split(text: str) -> list[str]:
    """Words in lower case. Quotes, operators and other signs mean nothing, so they cannot harm."""
    found = [word[:LONGEST_WORD] for word in _WORD.findall(text[:LONGEST_TEXT].lower())]
    telling = [word for word in found if word not in _EMPTY]
    return list(dict.fromkeys(map(_singular, telling or found)))[:MOST_WORDS]


def _singular(word: str) -> str:
    """capsules finds capsule; the other way round the beginning of the word is enough."""
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


def vocabulary(texts: Iterable[str]) -> set[str]:
    """Words worth suggesting: no numbers, nothing of one or two letters."""
    words = {word for text in texts for word in _WORD.findall(text.lower())}
    return {
        word for word in words if 2 < len(word) <= LONGEST_WORD and not any(map(str.isdigit, word))
    }


def correct(words: list[str]) -> list[str] | None:
    """The words with unknown ones replaced by the most similar known one; None if none is."""
    corrected = [_nearest(word) for word in words]
    return corrected if corrected != words else None


def _nearest(word: str) -> str:
    if len(word) < 3 or SearchWord.objects.filter(word__startswith=word).exists():
        return word
    near = SearchWord.objects.filter(length__range=(len(word) - 2, len(word) + 2))
    candidates = near.order_by("word").values_list("word", flat=True)[:_MOST_CANDIDATES]
    return next(iter(difflib.get_close_matches(word, candidates, 1, _LIKE_ENOUGH)), word)
