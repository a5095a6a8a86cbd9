"""Texts whose wording is law: the disclaimer, the iron warning, authorized health claims."""

import re

_SPACE = r"[\s\u00a0]+"


def _words(text: str) -> str:
    return _SPACE.join(re.escape(word) for word in text.split())


# 21 CFR 101.93(c), 21 CFR 101.17(e): quoted, they claim nothing.
_QUOTED = [
    _words("not been evaluated by the Food and Drug Administration"),
    _words("is not intended to diagnose, treat, cure, or prevent any disease"),
    r"(?:WARNING:\s*)?"
    + _words("Accidental overdose of iron-containing products is a leading cause of fatal")
    + r".{0,260}?poison control center immediately",
]
QUOTED = re.compile("|".join(_QUOTED), re.I | re.S)

# Core of the model claims in 21 CFR 101.72, 101.79, 101.81 and 101.77 to 101.83.
_AUTHORIZED = [
    r"adequate calcium\b.{0,160}\b(?:reduce|lower) the risk of osteoporosis",
    r"(?:healthful|healthy) diets? with adequate (?:folate|folic acid)\b.{0,120}"
    r"\bmay reduce\b.{0,60}\b(?:brain or spinal cord|neural tube) (?:birth )?defects?",
    r"soluble fiber from\b.{0,120}\bdiet low in saturated fat and cholesterol\b.{0,60}"
    r"\bmay reduce the risk of (?:coronary )?heart disease",
    r"diets? low in saturated fat and cholesterol\b.{0,160}\b(?:soluble fiber|psyllium|oats?|plant"
    r" sterols?)\b.{0,80}\bmay reduce the risk of (?:coronary )?heart disease",
]
AUTHORIZED = re.compile("|".join(_AUTHORIZED), re.I | re.S)

# An entry of a list of references: an author first, and a year;volume, DOI or PMID behind.
_AUTHOR = re.compile(r"\W*[A-Z][\w'-]+,? (?:[A-Z]{1,3}\b|et al\b|[A-Z]\.)")
_PLACE = re.compile(
    r"\bdoi\b|\bpmid\b|\b(?:19|20)\d\d;\s?\d+(?:\(\d+\))?:|\bCochrane\b.{0,30}\b20\d\d", re.I
)


def is_reference(text: str, start: int, end: int) -> bool:
    """Whether the line round the sentence is an entry of a list of references."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last > 0 else len(text)]
    return bool(_AUTHOR.match(line)) and bool(_PLACE.search(line))


def masked(text: str) -> str:
    """The text with quoted legal wording blanked out, at the same length."""
    return QUOTED.sub(lambda match: " " * len(match[0]), text)
