"""Words with one letter wrong: “fibromylagia”, “cholestrol”, “anxeity”."""

from collections.abc import Iterator
from functools import cache, lru_cache

from .lexicon import lexicon
from .marks import marks

# Shorter words have too many neighbours.
_FEWEST_LETTERS = 7
# Words of everyday language that are one letter from a disease.
_WORDS = marks("no misspellings")


@lru_cache(maxsize=50_000)
def corrected(word: str) -> str:
    """The listed word that is meant, or `word`: one letter more, less, other, or two swapped."""
    if not _FEWEST_LETTERS <= len(word) <= _most_letters():
        return word
    if word in _WORDS or word in lexicon().tree.children:
        return word
    for less in (word, *_without_one(word)):
        for meant in _shortened().get(less, ()):
            if meant[0] == word[0] and _is_near(word, meant):
                return meant
    return word


@cache
def _most_letters() -> int:
    return max(map(len, lexicon().correctable)) + 1


@cache
def _shortened() -> dict[str, tuple[str, ...]]:
    """Each correctable word by itself and by all that is left when a letter is missing."""
    found: dict[str, tuple[str, ...]] = {}
    for word in lexicon().correctable:
        if len(word) >= _FEWEST_LETTERS:
            for less in {word, *_without_one(word)}:
                found[less] = (*found.get(less, ()), word)
    return found


def _without_one(word: str) -> Iterator[str]:
    return (word[:index] + word[index + 1 :] for index in range(1, len(word)))


def _is_near(word: str, meant: str) -> bool:
    if len(word) != len(meant):
        return True  # one is the other with a letter left out
    differing = [index for index, letter in enumerate(word) if letter != meant[index]]
    if len(differing) == 1:
        return True
    first, last = differing[0], differing[-1]
    return last - first == 1 and word[first] == meant[last] and word[last] == meant[first]
