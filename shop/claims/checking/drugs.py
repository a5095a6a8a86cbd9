"""Claims that set a supplement beside drugs: as one of them, in their place, or with them."""

from .evidence import REPORTS
from .findings import Context
from .marks import marks
from .reading import Hit, Reading
from .scope import finds_nothing, is_denied, is_education, is_harmed, is_warning, warns_at

_CALLED = marks("claims a class")
_GENERAL = marks("general drug words")
_BESIDE = marks("taken beside")
_USERS = marks("uses a drug")


def drug_claim(reading: Reading, context: Context) -> tuple[str, Hit] | None:
    """The rule and the drug, class or therapy; None without such a claim."""
    if not reading.has("class", "drug", "therapy") or finds_nothing(reading):
        return None
    warning = is_warning(reading) or context == Context.WARNING
    for drug in [*reading["drug"], *reading["therapy"]]:
        claimed = _replaced(reading, drug) or _augmented(reading, drug)
        if claimed and not (warning and warns_at(reading, drug)):
            return claimed[0], drug
    for group in reading["class"]:
        if not warning and _is_called(reading, group):
            return "G5", group
        if (claimed := _replaced(reading, group)) and not (warning and warns_at(reading, group)):
            return claimed[0], group
    return None


def _replaced(reading: Reading, drug: Hit) -> tuple[str, Hit] | None:
    for word in reading.before(drug, "substitute", 3):
        if not is_denied(reading, word) and not is_education(reading):
            return "G6", word
    if reading.word(drug.last + 1) in ("alternative", "substitute", "replacement", "equivalent"):
        return "G6", drug
    for word in reading.before(drug, "strong substitute", 8):
        if not is_denied(reading, word) and not is_education(reading):
            return "G6", word
    for word in [
        *reading.after(drug, "strong substitute", 3),
        *reading.after(drug, "gone drug", 3),
    ]:
        return "G6", word
    if reading.has("person"):
        for outcome in [*reading.before(drug, "outcome", 4), *reading.after(drug, "outcome", 6)]:
            return "G6", outcome
    return ("G6", drug) if _is_named(reading, drug) else None


def _is_named(reading: Reading, drug: Hit) -> bool:
    """“Half the price of Rogaine”: a brand that nobody warns of and nobody teaches about."""
    return (
        drug.tag == "drug"
        and reading.text(drug) not in _GENERAL
        and reading.is_short
        and not reading.is_article
        and not reading.has("denial", "education", "harm", "warning", "complaint", *REPORTS)
        and not is_warning(reading)
    )


def _augmented(reading: Reading, drug: Hit) -> tuple[str, Hit] | None:
    for noun in [*reading.before(drug, "benefit noun", 5), *reading.before(drug, "help", 5)]:
        if reading.word(drug.first - 1) in ("undergoing", "during", "through", "after", "on"):
            return "G7", noun
    near = [*reading.before(drug, "augment", 4), *reading.after(drug, "augment", 4)]
    if drug.tag != "therapy":
        near = [hit for hit in near if reading.text(hit) not in ("from", "after", "during")]
    if not near or is_education(reading) or is_harmed(reading, drug):
        return None
    acts = [hit for tag in ("treat", "reduce", "help") for hit in reading[tag]]
    if any(reading.text(hit) in _BESIDE for hit in near):
        acts += [hit for tag in ("keep", "function verb") for hit in reading[tag]]
    if any(not is_denied(reading, act) for act in acts):
        effect = any("side effect" in reading.text(hit) for hit in near) or any(
            reading.word(hit.first) in ("caused", "due", "induced", "nausea", "from", "counteracts")
            for hit in near
        )
        return ("G9" if effect else "G7"), near[0]
    return None


def _is_called(reading: Reading, group: Hit) -> bool:
    """“natural antibiotic”; “people using antibiotics” and “interacts with sedatives” are not."""
    if is_denied(reading, group) or is_education(reading) or reading.has("harm"):
        return False
    around = {reading.word(index) for index in range(group.first - 3, group.first)}
    last = reading.word(group.last)
    is_many = (
        last.endswith("s") and not last.endswith(("is", "us", "ss")) and not (around & _CALLED)
    )
    return not (around & _USERS) and not is_many
