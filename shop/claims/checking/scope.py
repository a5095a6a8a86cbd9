"""What takes a claim away from a mention: denial, warning, education, another agent."""

from .marks import marks
from .reading import Hit, Lead, Reading

# How many words a "not" reaches.
_DENIAL_REACH = 7
# A sentence's subject stands among so many words.
_SUBJECT_REACH = 4
_IF = marks("conditional")
_TREATED = ("treated", "managed", "corrected", "cured", "relieved")
_HARM_NOUNS = marks("harm as a noun")


def is_denied(reading: Reading, verb: Hit) -> bool:
    """Whether a “not” before the verb, in its clause, denies it; “no more” and its kin do not."""
    idioms = reading["claim idiom"]
    return any(
        not any(idiom.first <= denial.first <= idiom.last for idiom in idioms)
        for denial in reading.before(verb, "denial", _DENIAL_REACH)
    )


def finds_nothing(reading: Reading) -> bool:
    """“no better than placebo”, “remains unclear”: the sentence asserts no effect."""
    if not reading.has("null result"):
        return _asks_whether(reading)
    idioms = reading["claim idiom"]
    return any(
        not any(idiom.first <= null.first and null.last <= idiom.last for idiom in idioms)
        for null in reading["null result"]
    )


def _asks_whether(reading: Reading) -> bool:
    return reading.word(0) == "whether" and reading.word(1) not in ("it", "you", "your")


def is_warning(reading: Reading) -> bool:
    """Advice to ask a doctor or to leave the product."""
    if reading.lead is Lead.WARNS or reading.has("warning") or _lists_side_effects(reading):
        return True
    if {"never", "tell"} <= reading.set_of_words:  # "what your doctor will never tell you"
        return False
    if any(reading.word(doctor.first - 1) in ("your", "a") for doctor in reading["doctor"]):
        return True
    return any(
        doctor
        for consult in reading["consult"]
        for doctor in reading.after(consult, "doctor", 5)
        if reading.word(doctor.first - 1) != "my"
    )


def _lists_side_effects(reading: Reading) -> bool:
    first, second, third = reading.word(0), reading.word(1), reading.word(2)
    return ("side", "effects") in ((first, second), (second, third))


def warns_at(reading: Reading, hit: Hit) -> bool:
    """Whether the clause of `hit` is the one that warns, or is conditional."""
    clause = reading.clause(hit)
    in_clause = {word.text for word in reading.words if word.clause == clause}
    marks = [*reading["warning"], *reading["consult"]]
    return bool(in_clause & _IF) or any(reading.clause(mark) == clause for mark in marks)


def is_harmed(reading: Reading, condition: Hit) -> bool:
    """“Smoking raises the risk of a stroke”."""
    if any(
        not any(_covers(treat, harm) for treat in reading["treat"])
        and not _is_undone(reading, harm)
        for harm in reading.before(condition, "harm", 8)
    ):
        return True
    if reading.word(condition.last + 1) == "risk" and reading.before(condition, "raises", 4):
        return True
    given = reading.before(condition, "given", 2) and not reading.after(
        condition, "benefit noun", 2
    )
    complaints = reading.after(condition, "complaint", 6)
    return bool(given) or any(
        one.first - condition.last <= 3 or reading.word(one.first) in ("from", "after")
        for one in complaints
    )


def _is_undone(reading: Reading, harm: Hit) -> bool:
    """“slows the spread of …”, “addresses the root cause of …”."""
    if reading.word(harm.first) not in _HARM_NOUNS:
        return False
    acts = [*reading.before(harm, "treat", 4), *reading.before(harm, "reduce", 4)]
    return any(not is_denied(reading, act) for act in acts)


def _covers(longer: Hit, hit: Hit) -> bool:
    return longer.first == hit.first and longer.last > hit.last


def is_education(reading: Reading) -> bool:
    """Says what a disease is, and names no product."""
    return reading.has("education") and not reading.has("product", "ingredient", "person")


def acts_otherwise(reading: Reading) -> bool:
    """Something else than a supplement has the effect: a therapy, exercise, a vaccine."""
    if _is_treated_by_others(reading):
        return True
    if reading.has("product", "ingredient", "substitute", "outcome", "measure outcome"):
        return False
    agents = [hit for hit in reading["other agent"] if hit.first <= _SUBJECT_REACH]
    return (
        bool(agents)
        or _is_by_other(reading)
        or bool(reading["drug"] and reading["drug"][0].first <= 1)
    )


def _is_treated_by_others(reading: Reading) -> bool:
    """“is treated with injections of vitamin B12”."""
    return any(
        reading.word(agent.first - 2) in _TREATED
        and reading.word(agent.first - 3) in ("is", "are", "be", "was", "were")
        and reading.word(agent.first - 1) in ("with", "by")
        for agent in [*reading["other agent"], *reading["doctor"]]
    )


def _is_by_other(reading: Reading) -> bool:
    """“is treated with surgery”, “by a vaccine”."""
    before = (reading.word(hit.first - 1) for hit in reading["other agent"])
    return any(word in ("by", "with", "through", "and", "or", "a") for word in before)
