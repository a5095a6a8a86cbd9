"""Claims without the name of a disease in their sentence."""

from .evidence import FRAGMENT, YOU
from .marks import marks
from .reading import Hit, Reading
from .scope import finds_nothing, is_denied, is_education, is_warning

_OWNERS = ("my", "your", "his", "her", "their")
_QUALITIES = marks("healthy")
_IMPLIES = ("implied disease", "doctor", "organ", "organ that heals", "medical test", "treat")
_SHORT_ANSWER = 4
_YES = {"yes", "yep", "absolutely", "certainly", "definitely", "sure"}
_CORE = ("trea", "cure", "prev", "heal")


def implied_claim(reading: Reading) -> tuple[str, Hit] | None:
    """No disease is named: an organ repaired, a scan that is clear, “treats, cures, prevents”."""
    if not reading.has(*_IMPLIES):
        return None
    if finds_nothing(reading) or is_warning(reading) or is_education(reading):
        return None
    for hit in reading["implied disease"]:
        return "G1", hit
    for doctor in reading["doctor"]:
        for amazed in reading.after(doctor, "amazement", 3):
            return "G1", Hit("amazement", doctor.first, amazed.last)
    for organ in reading["organ"]:
        for verb in reading.before(organ, "repair", 3):
            if not is_denied(reading, verb):
                return "G1", Hit("repair", verb.first, organ.last)
    for organ in reading["organ that heals"]:
        for verb in reading.before(organ, "heals", 3):
            if not (is_denied(reading, verb) or _is_quality(reading, organ)):
                return "G1", Hit("repair", verb.first, organ.last)
    for test in reading["medical test"]:
        for result in reading.after(test, "good result", 5):
            if _is_somebodys(reading, test) and not is_denied(reading, result):
                return "G1", Hit("test", test.first, result.last)
    core = [verb for verb in reading["treat"] if reading.word(verb.first)[:4] in _CORE]
    if len(core) > 1 and len(reading) <= FRAGMENT and not is_denied(reading, core[0]):
        return "G1", Hit("treat", core[0].first, core[-1].last)
    return None


def _is_quality(reading: Reading, organ: Hit) -> bool:
    """“restores joint flexibility” speaks of what a joint does, not of a damaged one."""
    return reading.word(organ.last + 1) in _QUALITIES or any(
        organ.first <= function.first <= organ.last + 1 and organ.last < function.last
        for function in reading["function"]
    )


def _is_somebodys(reading: Reading, test: Hit) -> bool:
    """“my next scan”, not the tests of a batch."""
    near = range(test.first - 3, test.first)
    return any(person.first in near for person in reading["person"]) or any(
        reading.word(index) in _OWNERS for index in near
    )


def answered(before: Reading, reading: Reading) -> Hit | None:
    """“I had vertigo for years. After one bottle it disappeared.”: the condition, or None."""
    grave = [hit for hit in before.conditions if hit.tag in ("disease", "symptom")]
    spoken = before.has("person") or before.set_of_words & YOU
    if not grave or not spoken or is_warning(before) or is_warning(reading):
        return None
    if finds_nothing(before) or finds_nothing(reading) or reading.conditions:
        return None
    acts = [*reading["outcome"], *reading["treat"]]
    done = any(not is_denied(reading, act) for act in acts)
    is_short = len(reading) <= _SHORT_ANSWER
    return grave[0] if done and (is_short or reading.has("product")) else None


def affirmed(before: Reading, reading: Reading) -> Hit | None:
    """“Can I take it instead of my statin? Yes, many do.”: the drug, or None."""
    drugs = [hit for tag in ("drug", "class", "therapy") for hit in before[tag]]
    replaced = before.has("substitute", "strong substitute")
    said_yes = bool(reading.set_of_words & _YES)
    if not (before.is_question and drugs and replaced and said_yes):
        return None
    return None if is_warning(reading) or reading.has("denial", "doctor") else drugs[0]


def is_withdrawn(before: Reading, reading: Reading) -> bool:
    """“Kidney disease? Ask your doctor first.”: a question that is answered by a warning."""
    return before.is_question and (is_warning(reading) or finds_nothing(reading))
