"""check(): a text in, its claims out, in the order of the text."""

from collections.abc import Iterator
from itertools import zip_longest

from .advertising import advertising
from .disease import disease_claim
from .drugs import drug_claim
from .findings import Context, Finding, Severity, finding
from .functions import function_claim
from .implied import affirmed, answered, implied_claim, is_withdrawn
from .leads import leads
from .legal import AUTHORIZED, is_reference, masked
from .lexicon import lexicon
from .names import is_cure_name
from .plain import plain
from .reading import Lead, Reading
from .words import Sentence, Word, sentences

# A text of so many words is a headline, a name or a line: it has no room to explain itself.
ALONE = 14
# A longer text has sentences around that say what a mere mention is for.
SHORT = 30


def check(text: str, context: Context | str = Context.TEXT) -> list[Finding]:
    """Findings of one text, plain or HTML; at most one claim about a disease a sentence."""
    shown = plain(text)
    where = Context(context)
    found: list[Finding] = []
    before: Reading | None = None
    lead = Lead.NONE
    size = len(shown.text.split())
    is_alone = where == Context.NAME or size <= ALONE
    for sentence in sentences(masked(shown.text)):
        if before is not None and "\n\n" in shown.text[before.words[-1].end : sentence.start]:
            lead = Lead.NONE
        reading = Reading(
            sentence,
            is_alone=is_alone,
            is_short=is_alone or size <= SHORT,
            is_article=where == Context.ARTICLE,
            lead=lead,
        )
        of_sentence = list(_of_sentence(shown.text, sentence, reading, where))
        if before is not None and not of_sentence and (hit := answered(before, reading)):
            of_sentence = [finding("G1", shown.text, *_place(before.words, hit.first, hit.last))]
        if before is not None and not of_sentence and (hit := affirmed(before, reading)):
            of_sentence = [finding("G6", shown.text, *_place(before.words, hit.first, hit.last))]
        if before is not None and not of_sentence and is_withdrawn(before, reading):
            found = [one for one in found if one.span[0] < before.words[0].start]
        lead = leads(reading, shown.text) or lead
        before = reading
        found += of_sentence
        found += advertising(shown.text, reading)
    return sorted(
        (_in_original(text, shown.original(*one.span), one) for one in found),
        key=lambda one: one.span,
    )


def worst(findings: list[Finding]) -> Severity | None:
    order = list(Severity)
    return min((one.severity for one in findings), key=order.index, default=None)


def _of_sentence(
    text: str, sentence: Sentence, reading: Reading, context: Context
) -> Iterator[Finding]:
    for word, following in zip_longest(sentence.words, sentence.words[1:]):
        if is_cure_name(word.text):
            yield finding("G4A", text, word.start, word.end)
            return
        if following and text[word.end : following.start] == "-" and _joins(word, following):
            yield finding("G4A", text, word.start, following.end)
            return
    claim = (
        disease_claim(reading, context) or drug_claim(reading, context) or implied_claim(reading)
    )
    if claim is None:
        claim = function_claim(reading)
        if claim is None:
            return
    rule, hit = claim
    if rule.startswith("G"):
        rule = _softened(rule, text, sentence, context)
    if rule == "SF":
        yield finding(rule, text, sentence.start, sentence.end)
    else:
        yield finding(rule, text, *_place(reading.words, hit.first, hit.last))


def _joins(word: Word, following: Word) -> bool:
    """“Migra-Free”: a cure's name in two parts, of which the first is no word."""
    is_part = word.text not in lexicon().tree.children
    return is_part and is_cure_name(word.text + following.text)


def _softened(rule: str, text: str, sentence: Sentence, context: Context) -> str:
    """A reference's title and an authorized claim have rules of their own."""
    if AUTHORIZED.search(text, sentence.start, sentence.end):
        return "HC"
    if is_reference(text, sentence.start, sentence.end):
        return "G4C" if context == Context.PRODUCT else "CITATION"
    return rule


def _in_original(text: str, span: tuple[int, int], one: Finding) -> Finding:
    return Finding(one.rule, span, text[slice(*span)], one.reason, one.severity)


def _place(words: list[Word], first: int, last: int) -> tuple[int, int]:
    return words[first].start, words[last].end
