"""Words that make the mention of a condition a claim: each function finds one kind of them."""

from itertools import pairwise

from .marks import marks
from .reading import Hit, Lead, Reading
from .scope import is_denied, is_harmed, is_warning

FRAGMENT = 7
_SHORT = 4
_FAR = 16
_PRONOUNS = ("it", "them", "that", "those", "things", "both")
_SINCE = marks("takes up again")
_FIGURES_OF = ("was", "were", "at", "of", "read", "hit", "from", "over", "above", "reading")
_FINITE = marks("finite verbs")
_LINKS = marks("linking words")
YOU = marks("addresses the reader")
# Whoever says these speaks of something else than what the product does.
REPORTS = ("null result", "other agent", "doctor", "organization", "shop talk")
_ASKED = marks("opens a question")
_IMPERATIVE = marks("opens an imperative")
_PEOPLE = marks("people named by a condition")
_OF_MEASURES = ("control", "reducer", "fix", "formula", "defense", "lowering", "tamer", "buster")
_PERIODS = marks("periods")
_FIGURES = 2
_NOW = marks("then and now")
_WHEN = ("before", "after", "start", "baseline", "now", "today")


def acted_on(reading: Reading, condition: Hit) -> Hit | None:
    """“treats …”, “helps with …”, and “… is relieved by”."""
    reaches = {"treat": 9, "reduce": 9}
    if condition.tag != "vector":
        reaches["help"] = 8
    for tag, reach in reaches.items():
        for verb in reversed(reading.before(condition, tag, reach)):
            if not is_denied(reading, verb):
                return verb
    for verb in reading.before(condition, "put", 5):
        if reading.after(condition, "kept how", 3) and not is_denied(reading, verb):
            return Hit("treat", verb.first, verb.last)
    if pulled := _pulled_back(reading, condition):
        return pulled
    for verb in reading.after(condition, "treat", 6):
        if reading.same_clause(condition, verb) and not is_denied(reading, verb):
            return verb
    return None


def _pulled_back(reading: Reading, condition: Hit) -> Hit | None:
    """“If … creeps up, two capsules bring it back down.”"""
    for verb in reading.after(condition, "put", _FAR):
        how = [one.first - verb.last for one in reading["kept how"]]
        is_it = reading.word(verb.last + 1) in _PRONOUNS
        if is_it and (2 in how or 3 in how) and not is_denied(reading, verb):
            return Hit("treat", verb.first, verb.last)
    return None


def offered(reading: Reading, condition: Hit) -> Hit | None:
    """“… relief”, “remedy for …”, “for …”, “… -free”."""
    for noun in reading.after(condition, "benefit noun", 2):
        if not is_denied(reading, condition):
            return noun
    for noun in reading.before(condition, "benefit noun", 6):
        between = {reading.word(index) for index in range(noun.last + 1, condition.first)}
        if between & _LINKS and not is_denied(reading, noun):
            return noun
    if reading.word(condition.last + 1) == "free" and reading.word(condition.last + 2) != "from":
        return condition
    return None


def outcome(reading: Reading, condition: Hit) -> Hit | None:
    """“… is gone”, and in the first person “off my pills”."""
    if _compares_figures(reading):
        return condition
    for outcome in reading.after(condition, "outcome", 12):
        if not is_denied(reading, outcome):
            return outcome
    if _takes_up_again(reading, condition):
        return condition
    if reading.has("person"):
        for outcome in reading["outcome"]:
            if outcome.first < condition.first and not is_denied(reading, outcome):
                return outcome
    return None


def _takes_up_again(reading: Reading, condition: Hit) -> bool:
    """“…; after a month she is knitting again”."""
    words = [word.text for word in reading.words[condition.last + 1 :]]
    if "again" not in words:
        return False
    end = words.index("again")
    doing = words[max(0, end - _SHORT) : end]
    return (
        any(word.endswith("ing") or word in ("can", "could", "able") for word in doing)
        and not _SINCE.isdisjoint(words)
        and not reading.has("denial", "education", "harm", "complaint", "given", *REPORTS)
    )


def idiom(reading: Reading, condition: Hit) -> Hit | None:
    """“no more …”, “why live with …”."""
    found = [
        hit
        for hit in reading.before(condition, "claim idiom", 9)
        if condition.first - hit.last <= 6 or reading.text(hit) == "no more"
    ]
    found += [hit for hit in reading["claim idiom"] if hit.first < condition.first <= hit.last]
    for verb in reading.before(condition, "treat", 3):
        if reading.word(verb.first) in ("at", "first", "say"):
            found.append(verb)
    if reading.word(condition.first - 1) == "no" and reading.is_alone and _has_no_verb(reading):
        return condition
    return found[-1] if found else None


def _has_no_verb(reading: Reading) -> bool:
    """“three of these and poof, no migraine”, not “it has no symptoms”."""
    return not (reading.set_of_words & _FINITE) and not reading.has("null result", "warning")


def addressed(reading: Reading, condition: Hit) -> Hit | None:
    """“Suffering from …?”, “for people with …”, “for …” in an offer."""
    if reading.has("shop talk"):
        return None
    suffering = reading.before(condition, "suffering", 4)
    offer = reading.is_question or reading.has("product", "ingredient", "benefit noun", "help")
    if suffering and (offer or is_fragment(reading)):
        return suffering[-1]
    for index in range(max(0, condition.first - 4), condition.first):
        link = Hit("for", index, index)
        if reading.word(index) not in ("for", "against") or is_denied(reading, link):
            continue
        if _is_offer(reading, index):
            return link
    return None


def _is_offer(reading: Reading, index: int) -> bool:
    strong = reading.has("product", "ingredient", "benefit noun") or index == 0
    return strong and not is_warning(reading)


def in_people(reading: Reading, condition: Hit) -> Hit | None:
    """“supports … in people with …”, “keeps … healthy in diabetics”."""
    verbs = [verb for verb in reading["function verb"] if verb.last < condition.first]
    people = reading.before(condition, "population", 3) or any(
        reading.word(index) in _PEOPLE for index in range(condition.first, condition.last + 1)
    )
    near = {reading.word(index) for index in range(condition.first - 4, condition.first)}
    if (
        people
        and near & {"in", "of", "undergoing", "for"}
        and verbs
        and not is_denied(reading, verbs[-1])
    ):
        return Hit("help", verbs[-1].first, verbs[-1].last)
    return None


def mentioned(reading: Reading, condition: Hit) -> Hit | None:
    """A headline, a name or a tag says nothing else: the mention is the claim."""
    if condition.tag in ("generic", "vector"):
        return None
    if reading.words[condition.first].is_tag:
        return condition
    if reading.has("education", "warning", "harm"):
        return None
    if reading.has("denial") and reading.word(condition.first - 1) != "no":
        return None
    if reading.lead is Lead.OFFERS or (reading.is_alone and is_fragment(reading)):
        return condition
    return None


def marketed(reading: Reading, condition: Hit) -> Hit | None:
    """A mention that speaks to a buyer, or of one's own case, and neither warns nor teaches."""
    if condition.tag in ("generic", "vector") or is_warning(reading) or reading.is_article:
        return None
    if reading.has("denial", "education", "harm", "null result", "shop talk"):
        return None
    words = reading.set_of_words
    if reading.is_question and (reading.word(0) in _ASKED or len(reading) <= _SHORT):
        return condition
    if reading.word(condition.first - 1) in ("fewer", "less"):
        return condition
    if words & YOU or reading.is_cry or reading.word(0) in _IMPERATIVE:
        return condition
    if reading.word(condition.first - 1) in ("my", "our", "his", "her"):
        return condition
    unexplained = reading.is_short and not _is_reported(reading)
    return condition if unexplained and condition.tag == "disease" else None


def _is_reported(reading: Reading) -> bool:
    """Nobody speaks to a buyer: a question of fact, an authority, one's own state."""
    if reading.word(0) == "i" and not reading.has("product", "ingredient", "outcome"):
        return True
    return reading.is_question or reading.has(*REPORTS)


def moves_measure(reading: Reading, condition: Hit) -> Hit | None:
    """“lowers …”, “… came down”; keeping a normal level is no claim."""
    if is_harmed(reading, condition):
        return None
    for verb in reversed(reading.before(condition, "reduce", 6)):
        if not is_denied(reading, verb):
            return verb
    for tag in ("outcome", "measure outcome"):
        for outcome in [*reading.after(condition, tag, 5), *reading.before(condition, tag, 7)]:
            if not is_denied(reading, outcome):
                return outcome
    for verb in reading.before(condition, "put", 5):
        if reading.after(condition, "kept how", 3) and not is_denied(reading, verb):
            return verb
    for noun in reading.after(condition, "benefit noun", 2):
        if reading.word(noun.first).removesuffix("s") in _OF_MEASURES:
            return noun
    if reading.is_question and (worried := reading.before(condition, "suffering", 4)):
        return worried[-1]
    if pulled := _pulled_back(reading, condition):
        return pulled
    told = (_compares_figures, _follows_figures, _had_figures)
    return condition if any(tells(reading) for tells in told) else None


def _compares_figures(reading: Reading) -> bool:
    """“before: 240, after: 170”: a figure set off from the word that says when."""
    return any(
        word.text in _WHEN and following.text[0].isdigit() and word.clause != following.clause
        for word, following in pairwise(reading.words)
    )


def _follows_figures(reading: Reading) -> bool:
    """“8.1 in January, 5.9 in June”: two figures and a time, and no sentence that teaches."""
    figures = sum(word.text[0].isdigit() for word in reading.words)
    if figures < 2 or reading.set_of_words.isdisjoint(_PERIODS) or not reading.is_short:
        return False
    taught = reading.has("education", "warning", "consult", "null result")
    return not (taught or reading.set_of_words & _FINITE)


def _had_figures(reading: Reading) -> bool:
    """“my … were 410, now they are 150”: somebody's own, then and now."""
    places = [index for index, word in enumerate(reading.words) if word.text[0].isdigit()]
    if len(places) < _FIGURES or not (reading.has("person") or reading.set_of_words & YOU):
        return False
    if reading.has("education", "warning", "consult", "null result", "raises"):
        return False
    then = any(reading.word(place - 1) in _FIGURES_OF for place in places[:-1])
    between = {reading.word(index) for index in range(places[0] + 1, places[-1])}
    return then and not between.isdisjoint(_NOW)


def is_fragment(reading: Reading) -> bool:
    """A few words without a verb."""
    if len(reading) > FRAGMENT or reading.set_of_words & _FINITE:
        return False
    return not any(
        condition.first <= 1 and _is_verb(reading, condition.last + 1)
        for condition in reading.conditions
    )


def _is_verb(reading: Reading, index: int) -> bool:
    """“insomnia runs …”: a third person behind the condition that opens the sentence."""
    word = reading.word(index)
    nouns = [*reading["benefit noun"], *reading.conditions]
    return word.endswith("s") and len(word) > 3 and not any(noun.first == index for noun in nouns)
