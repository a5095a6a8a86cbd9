"""The symbol that ties a structure/function claim to the disclaimer, 21 CFR 101.93(d)."""

from functools import lru_cache

from .checking import Severity, check

SYMBOLS = "*\u2020"


@lru_cache(maxsize=4096)
def marked(text: str) -> str:
    """`text`, plain, with `*` behind each structure/function claim.

    Left as it is where its author has set a symbol, and where a claim about a disease stands in
    it: no disclaimer makes that one lawful.
    """
    if any(symbol in text for symbol in SYMBOLS):
        return text
    found = check(text)
    if any(one.severity == Severity.DISEASE for one in found):
        return text
    ends = {_end(text, one.span[1]) for one in found if one.severity == Severity.NOTE}
    for end in sorted(ends, reverse=True):
        text = f"{text[:end]}*{text[end:]}"
    return text


def count_claims(*texts: str) -> int:
    """How many claims are marked in texts of ours; one is the disclaimer's singular."""
    return sum(marked(text).count(symbol) for text in texts for symbol in SYMBOLS)


def _end(text: str, end: int) -> int:
    """Behind the full stop."""
    while end < len(text) and text[end] in ".!?":
        end += 1
    return end
