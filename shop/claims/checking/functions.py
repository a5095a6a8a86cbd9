"""Structure/function claims, and what is near a disease claim without being one."""

from .disease import GRAVE
from .evidence import is_fragment
from .marks import marks
from .reading import Hit, Reading
from .scope import finds_nothing, is_denied, is_warning

_HEALTHY = marks("healthy")
_QUALITIES = marks("qualities")
# “For occasional sleeplessness, take …” says first what it is for.
_OPENING = 3
_FOR = {"for", "toward", "towards"}


def function_claim(reading: Reading) -> tuple[str, Hit] | None:
    """The rule (SF, BORDER, RANGE, DEFICIENCY) and where; None for plain facts."""
    if not (reading.conditions or reading.has("function")):
        return None
    if finds_nothing(reading) or is_warning(reading) or _starts_otherwise(reading):
        return None
    if _is_taught(reading) or any(hit.tag in GRAVE for hit in reading.conditions):
        return None
    verbs = [verb for verb in reading["function verb"] if not is_denied(reading, verb)]
    for condition in reading.conditions:
        if is_denied(reading, condition):
            continue
        if condition.tag in ("natural", "borderline", "deficiency", "measure") and (
            verbs or (reading.is_alone and is_fragment(reading)) or _beside(reading, condition)
        ):
            return _RULES[condition.tag], condition
    if not reading.has("function"):
        return None
    for verb in verbs:
        for function in reading.after(verb, "function", 8 if reading.is_alone else 4):
            if reading.is_alone or reading.same_clause(verb, function):
                return "SF", Hit("SF", verb.first, function.last)
        if not reading.is_alone:
            continue
        for function in reading.before(verb, "function", 5):
            return "SF", Hit("SF", function.first, verb.last)
    offered = reading.set_of_words & _HEALTHY or reading.has("benefit noun")
    for function in reading["function"]:
        near = {reading.word(index) for index in range(function.first - 4, function.first)}
        if near & _QUALITIES and near & _FOR and reading.is_alone:
            return "SF", function
    if is_fragment(reading) and offered and len(reading) > 1:
        return "SF", reading["function"][0]
    return None


def _starts_otherwise(reading: Reading) -> bool:
    """“Exercise …”, “Antibiotics …” as the subject."""
    return any(agent.first <= 1 for agent in reading["other agent"])


def _is_taught(reading: Reading) -> bool:
    return any(mark.first <= 3 for mark in reading["education"])


_RULES = {"natural": "SF", "borderline": "BORDER", "deficiency": "DEFICIENCY", "measure": "RANGE"}


def _beside(reading: Reading, condition: Hit) -> bool:
    return bool(
        reading.before(condition, "treat", 8)
        or reading.before(condition, "help", 8)
        or reading.after(condition, "benefit noun", 2)
        or (reading.word(0) == "for" and condition.first <= _OPENING)
    )
