"""Words of a plain text, and sentences of words; disguised words are put together again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from .inflection import canonical
from .lexicon import lexicon
from .marks import marks
from .spelling import corrected

_TOKEN = re.compile(
    r"[A-Za-z0-9]+(?:[@$!*|+'][A-Za-z0-9]+)*"  # with what stands for a letter, or an apostrophe
    r"|[.!?]+|[\n\r]+|[,;:()\[\]|\u2014\u2013\u2022/\"\u201c\u201d-]|#"
)
_SPACED = re.compile(r"(?<![A-Za-z0-9'])(?:[A-Za-z][ .\-_*\u00b7]){3,}[A-Za-z](?![A-Za-z0-9'])")
_LEET = str.maketrans("013457@$!|+", "oleastasilt")
_LEET_I = str.maketrans("013457@$!|+", "oieastasiit")
# A word in capitals of so many letters may be a coupon's code.
_CODE = 8
_NOT = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}
_SHORT = marks("short forms")
_TITLES = marks("titles")
_TAGGED = marks("words of tags")
_INTRODUCES = marks("introduces what it is for")
_CLAUSE = frozenset(";:()|\u2014\u2013\u2022[]")
# No word has more; what is longer is not searched for words in disguise.
_LONGEST = 60
# A sentence is cut here, so that no text without full stops costs more than its length.
MAX_WORDS = 120


@dataclass(slots=True)
class Word:
    text: str  # canonical, small letters
    start: int
    end: int
    clause: int
    is_tag: bool  # stands after a number sign
    shouted: bool  # written in capitals only


@dataclass(slots=True)
class Sentence:
    words: list[Word]
    is_question: bool
    is_cry: bool
    start: int
    end: int


def sentences(text: str) -> Iterator[Sentence]:
    words: list[Word] = []
    clause = 0
    tagged = False
    previous = None
    for start, end, token in _tokens(text):
        first = token[0]
        if first.isalnum():
            _append(words, token, start, end, clause, tagged)
            tagged = False
            if len(words) >= MAX_WORDS:
                yield _sentence(words, "")
                words, clause = [], 0
        elif first in ".!?\n\r":
            if first == "." and _goes_on(text, end, words):
                continue
            if words:
                yield _sentence(words, token)
            words, clause = [], 0
        elif token == "#":
            tagged = True
        elif token == ":" and words and words[-1].text in _INTRODUCES:
            pass
        elif token in _CLAUSE or (token == "-" and _is_dash(text, start)):
            clause += 1
        elif token == "," and words:
            clause += _starts_clause(text, end)
        previous = token
    if words:
        yield _sentence(words, previous or "")


def _sentence(words: list[Word], mark: str) -> Sentence:
    joined = _rejoined(words)
    return Sentence(joined, "?" in mark, "!" in mark, words[0].start, words[-1].end)


def _tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Tokens with their places; letters set apart by signs come as one word."""
    spaced = [(match.start(), match.end()) for match in _SPACED.finditer(text)]
    spaced.reverse()
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while spaced and start >= spaced[-1][1]:
            spaced.pop()
        if spaced and start >= spaced[-1][0]:
            first, last = spaced[-1]
            if start == first:
                yield first, last, re.sub(r"[^A-Za-z]", "", text[first:last])
            continue
        yield start, end, match[0]


def _append(words: list[Word], token: str, start: int, end: int, clause: int, tagged: bool) -> None:
    small = token.lower()
    shouted = token.isupper() and len(token) > 1
    if len(token) > _LONGEST:
        words.append(Word(small, start, end, clause, tagged, shouted))
        return
    if small.endswith("n't") or small == "cannot":
        verb = _NOT.get(small, small[:-3])
        words.append(Word(verb, start, end, clause, tagged, False))
        words.append(Word("not", start, end, clause, tagged, False))
        return
    joined = (tagged and not shouted) or (shouted and len(token) >= _CODE)
    for piece in _humps(token) if joined else (small,):
        words.append(Word(_readable(piece), start, end, clause, tagged, shouted))


def _readable(small: str) -> str:
    """The word that is meant when digits or signs stand for letters."""
    if small.isalpha():
        return corrected(canonical(small))
    for digits in (_LEET, _LEET_I):
        plain = small.translate(digits)
        if plain.isalpha() and not small.isdigit() and canonical(plain) in lexicon().disguised:
            return canonical(plain)
    if "*" in small:
        pattern = re.compile(re.escape(small).replace(r"\*", "[a-z]{1,2}"))
        for word in lexicon().disguised:
            if pattern.fullmatch(word):
                return word
    return canonical(small)


def _humps(token: str) -> list[str]:
    """#ArthritisRelief -> arthritis, relief; #insomniacure -> insomnia, cure; STOPGOUT10."""
    if token.isupper():
        return _split_compound(token.lower().rstrip("0123456789"))
    parts = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", token)
    if len(parts) > 1:
        return [part.lower() for part in parts]
    return _split_compound(token.lower())


def _split_compound(word: str) -> list[str]:
    if canonical(word) in lexicon().disguised:
        return [word]
    for stem in lexicon().stems:
        if word.startswith(stem) and len(stem) > 5:
            return [stem, word[len(stem) :]]
        if word.endswith(stem) and len(word) > len(stem) + 2:
            return [word[: -len(stem)], stem]
    return _known_parts(word) or [word]


def _known_parts(word: str) -> list[str]:
    """#pcoscommunity: words of the lists, end to end; none when something is left over."""
    ways: dict[int, list[str]] = {0: []}
    for end in range(2, len(word) + 1):
        for start in range(end - 1):
            part = word[start:end]
            is_known = part in lexicon().tree.children or part in _TAGGED
            if start in ways and is_known and len(ways[start]) + 1 < len(ways.get(end, word)):
                ways[end] = [*ways[start], part]
    return ways.get(len(word), [])


def _rejoined(words: list[Word]) -> list[Word]:
    """`in-som-nia` and `arth ritis` become one word when the parts are none."""
    texts = [word.text for word in words]
    pairs = map("".join, pairwise(texts))
    triples = map("".join, zip(texts, texts[1:], texts[2:], strict=False))
    if lexicon().disguised.isdisjoint([*pairs, *triples]):
        return words
    result: list[Word] = []
    index = 0
    while index < len(words):
        length = 3 if _is_split(words, index, 3) else 2 if _is_split(words, index, 2) else 1
        first, last = words[index], words[index + length - 1]
        if length > 1:
            joined = "".join(word.text for word in words[index : index + length])
            first = replace(first, text=joined, end=last.end)
        result.append(first)
        index += length
    return result


def _is_split(words: list[Word], index: int, length: int) -> bool:
    if index + length > len(words):
        return False
    first, last = words[index], words[index + length - 1]
    middle = words[index + 1].text if length > 2 else ""
    joined = first.text + middle + last.text
    if len(joined) < 6 or joined not in lexicon().disguised:
        return False
    parts_are_words = all(
        part.text in lexicon().tree.children for part in words[index : index + length]
    )
    return not parts_are_words and first.start < last.start <= first.start + len(joined) + 4


def _goes_on(text: str, end: int, words: list[Word]) -> bool:
    """A full stop that ends no sentence: in a number, an address, or after a short form."""
    following = text[end : end + 1]
    if following.isalnum():
        return True
    if words and words[-1].text in _TITLES:
        return True
    is_short = bool(words) and (words[-1].text in _SHORT or len(words[-1].text) == 1)
    return is_short and text[end : end + 2].strip().islower()


def _is_dash(text: str, start: int) -> bool:
    return text[start - 1 : start].isspace() or text[start + 1 : start + 2] in "- "


_NEW_CLAUSE = re.compile(r"\s*(?:but|yet|however|although|though|while|whereas|so|because)\b", re.I)


def _starts_clause(text: str, end: int) -> bool:
    return bool(_NEW_CLAUSE.match(text, end))
