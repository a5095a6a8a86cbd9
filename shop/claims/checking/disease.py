"""Claims about a disease: a condition and what is said to happen to it."""

from . import evidence
from .findings import Context
from .marks import marks
from .reading import Hit, Reading
from .scope import (
    acts_otherwise,
    finds_nothing,
    is_education,
    is_harmed,
    is_warning,
    warns_at,
)

_REMEDIES = marks("remedies")
GRAVE = ("disease", "symptom", "generic", "vector")
RULES = {"disease": "G1", "generic": "G1", "symptom": "G2", "vector": "G8", "measure": "G2"}


def disease_claim(reading: Reading, context: Context) -> tuple[str, Hit] | None:
    """The rule and the condition of the first claim in the sentence, or None."""
    if not reading.conditions or finds_nothing(reading):
        return None
    education = is_education(reading) or acts_otherwise(reading)
    warning = is_warning(reading) or context == Context.WARNING
    for condition in reading.conditions:
        if condition.tag == "measure":
            claimed = evidence.moves_measure(reading, condition)
        elif condition.tag in GRAVE:
            claimed = _is_claimed(reading, condition, education=education)
        else:
            continue
        if claimed is None or (warning and not _stands_apart(reading, claimed, condition)):
            continue
        promises = claimed.last < condition.first and _comes_first(reading, claimed)
        if education and not (promises or _offers(reading, condition)):
            continue
        return RULES[condition.tag], condition
    return None


def _is_claimed(reading: Reading, condition: Hit, *, education: bool) -> Hit | None:
    """The words that make it a claim; the condition itself when the mention is enough."""
    if idiom := evidence.idiom(reading, condition):
        return idiom
    if is_harmed(reading, condition):
        return None
    return (
        evidence.acted_on(reading, condition)
        or evidence.offered(reading, condition)
        or evidence.outcome(reading, condition)
        or (None if education else evidence.addressed(reading, condition))
        or (None if education else evidence.in_people(reading, condition))
        or (None if education else evidence.mentioned(reading, condition))
        or (None if education else evidence.marketed(reading, condition))
    )


def _stands_apart(reading: Reading, claimed: Hit, condition: Hit) -> bool:
    """In a sentence that warns: a plain assertion in a clause of its own is still a claim."""
    return claimed.tag in ("treat", "help", "outcome") and not (
        warns_at(reading, claimed) or warns_at(reading, condition)
    )


def _comes_first(reading: Reading, claimed: Hit) -> bool:
    """“Improves symptoms of …” promises; “Statins are prescribed to lower …” teaches."""
    marks = [*reading["education"], *reading["other agent"], *reading["drug"]]
    return claimed.tag in ("treat", "reduce", "help") and all(
        claimed.first < mark.first for mark in marks
    )


def _offers(reading: Reading, condition: Hit) -> bool:
    """A sentence that teaches, and all the same holds out a remedy."""
    return any(
        reading.text(noun) in _REMEDIES
        for noun in [
            *reading.after(condition, "benefit noun", 2),
            *reading.before(condition, "benefit noun", 5),
        ]
    )
