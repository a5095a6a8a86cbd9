"""What advertising law asks proof for, and what names FDA in vain; no disease is needed."""

import re
from collections.abc import Iterator

from .findings import Finding, finding
from .marks import marks
from .reading import Reading

# Without one of these words no pattern can match.
_WORDS = marks("advertising")

_NOT = r"(?<!not )(?<!n't )(?<!never )"
_FDA = re.compile(
    rf"{_NOT}\b(?:FDA|(?:U\.?S\.? )?Food and Drug Administration)[ -]"
    r"(?:(?:registered|inspected|licensed) and )?"
    r"(?:approved|certified|cleared|endorsed|recommended|authorized|licensed|evaluated|tested)\b"
    rf"|{_NOT}\b(?:approved|certified|endorsed|recommended|cleared) by (?:the )?"
    r"(?:FDA|(?:U\.?S\.? )?Food and Drug Administration)\b"
    r"|\bFDA[ -](?:seal|approval) of\b|\bhas FDA[ -]approval\b"
    r"|\bFDA[ -]registered (?:facility|product|supplement) (?:that )?approve[sd]?\b",
    re.I,
)
_WHO = (
    r"(?:doctors?|physicians?|dermatologists?|pharmacists?|cardiologists?|gynecologists?"
    r"|pediatricians?|dentists?|experts?|nutritionists?|dietitians?|scientists?|clinicians?"
    r"|hospitals?|medically)"
)
_FTC = re.compile(
    r"\b(?:clinically|scientifically|medically|laboratory|lab)[ -]"
    r"(?:proven|tested and proven|validated|backed|shown|studied|established|verified|dosed)\b"
    rf"|\b{_WHO}[ -](?:recommended|approved|trusted|endorsed|formulated|developed|designed"
    r"|preferred|backed|tested)\b"
    rf"|\b(?:recommended|trusted|endorsed|approved|loved|preferred) by\b.{{0,30}}?\b{_WHO}\b"
    rf"|\b{_WHO} (?:recommend|trust|choose|love|swear by|agree)\b(?! (?:that|against|seeing|you))"
    r"|(?<![\w&])#\s?1\b|\bnumber one\b|\bno\. ?1\b(?! ingredient)"
    r"|\bguarantee[sd]?\b(?! of origin)|\b100 ?% (?:effective|safe|success|proven)"
    r"|\bproven (?:to work|results|formula|effective)\b|\bproven by science\b"
    r"|\bscience[ -](?:proven|confirms)\b|\b(?:completely|totally|perfectly) safe\b"
    r"|\bno side effects\b|\brisk[ -]free\b(?! (?:trial|returns?))|\bmiracle\b"
    r"|\bbreakthrough\b|\binstant(?:ly)? (?:results|effect)|\bworks? (?:for everyone|every time)\b"
    r"|\blose \d+ (?:pounds|lbs?|kilos?|kg)\b|\bsecret (?:doctors|big pharma)\b",
    re.I,
)
_DENIES = re.compile(
    r"\b(?:not|no|never|neither|cannot|n't|nobody|none|without)\b[^.!?]{0,40}$", re.I
)


def advertising(text: str, reading: Reading) -> Iterator[Finding]:
    """Findings of one sentence of the plain `text`."""
    if reading.set_of_words.isdisjoint(_WORDS):
        return
    first, last = reading.words[0].start, reading.words[-1].end
    first -= text[max(0, first - 1) : first] == "#"
    for rule, pattern in (("FDA", _FDA), ("FTC", _FTC)):
        for match in pattern.finditer(text, first, last):
            start = match.start()
            if not _DENIES.search(text, max(first, start - 60), start):
                yield finding(rule, text, start, match.end())
