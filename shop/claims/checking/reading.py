"""A sentence with what the lexicon knows about its words."""

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from .lexicon import lexicon
from .marks import marks
from .shapes import kind_by_ending
from .words import Sentence, Word

CONDITIONS = (
    *("disease", "symptom", "generic", "vector", "occasional", "natural", "measure"),
    *("borderline", "deficiency"),
)


# What may hold a “not” of its own.
_TOLD = ("disease", "symptom", "occasional", "plight")
_AILING = marks("ailing")
_LINKING = marks("linking verbs")
_DEGREES = marks("degrees")
_REACH_OF_PART = 6


class Lead(Enum):
    NONE = "none"
    WARNS = "warns"
    OFFERS = "offers"


@dataclass(frozen=True, slots=True)
class Hit:
    """Words first..last (inclusive) stand in the list `tag`."""

    tag: str
    first: int
    last: int


class Reading:
    """`is_alone`: a name, a tag or a text of one short line; a mention is then a claim.

    `is_short`: a text of a few lines; a mention that nothing explains is then a claim.
    `lead`: what the line that introduces this one does: it warns, or it offers.
    """

    def __init__(
        self,
        sentence: Sentence,
        *,
        is_alone: bool = True,
        is_short: bool = True,
        is_article: bool = False,
        lead: Lead = Lead.NONE,
    ) -> None:
        self.words: list[Word] = sentence.words
        self.is_alone = is_alone
        self.is_short = is_short
        self.is_article = is_article
        self.lead = lead
        self.is_question = sentence.is_question
        self.is_cry = sentence.is_cry
        self._hits = _hits(self.words)
        self._drop_denials_within()

    def __getitem__(self, tag: str) -> list[Hit]:
        return self._hits.get(tag, [])

    def __len__(self) -> int:
        return len(self.words)

    def has(self, *tags: str) -> bool:
        return not self._hits.keys().isdisjoint(tags)

    def text(self, hit: Hit) -> str:
        return " ".join(word.text for word in self.words[hit.first : hit.last + 1])

    def word(self, index: int) -> str:
        """The word there, or nothing outside the sentence."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def clause(self, hit: Hit) -> int:
        return self.words[hit.first].clause

    def same_clause(self, one: Hit, other: Hit) -> bool:
        return self.clause(one) == self.clause(other)

    def before(self, hit: Hit, tag: str, reach: int) -> list[Hit]:
        """Hits of `tag` that end at most `reach` words before `hit`, in its clause."""
        return [
            other
            for other in self[tag]
            if 0 < hit.first - other.last <= reach and self.same_clause(other, hit)
        ]

    def after(self, hit: Hit, tag: str, reach: int) -> list[Hit]:
        """Hits of `tag` that begin at most `reach` words after `hit`."""
        return [other for other in self[tag] if 0 < other.first - hit.last <= reach]

    def _drop_denials_within(self) -> None:
        """“can't sit still”, “is no fun”: the “not” is part of what is told."""
        if denials := self["denial"]:
            whole = [hit for tag in _TOLD for hit in self[tag]]
            kept = [hit for hit in denials if not any(_is_inside(hit, other) for other in whole)]
            self._hits["denial"] = kept
            if not kept:
                del self._hits["denial"]

    @cached_property
    def set_of_words(self) -> set[str]:
        return {word.text for word in self.words}

    @cached_property
    def conditions(self) -> list[Hit]:
        """The longest mention at each place; severe and occasional ones moved to their kind."""
        found = [hit for tag in CONDITIONS for hit in self[tag]] + self._ailing_parts()
        whole = [
            hit
            for hit in found
            if not any(_contains(other, hit) for other in found)
            and not any(name.first - hit.last in (1, 2) for name in self["organization"])
            and not any(_is_inside(hit, other) for other in [*self["class"], *self["drug"]])
        ]
        return [self._kind(hit) for hit in sorted(whole, key=lambda hit: hit.first)]

    def _ailing_parts(self) -> list[Hit]:
        """“her knuckles were so swollen”; “sore after exercise” is permitted as occasional."""
        return [
            Hit("occasional", part.first, index)
            for part in self["body part"]
            if (index := self._told_of(part.last)) is not None
        ]

    def _told_of(self, last: int) -> int | None:
        """The place of what ails the part of the body that ends at `last`."""
        linked = False
        for index in range(last + 1, min(last + _REACH_OF_PART, len(self.words))):
            word = self.words[index].text
            if word in _AILING and (linked or index == last + 1):
                return index
            if word in _LINKING:
                linked = True
            elif word not in _DEGREES:
                return None
        return None

    def _kind(self, hit: Hit) -> Hit:
        severe = bool(self.before(hit, "severe state", 2))
        match hit.tag:
            case "occasional" if self._is_permitted(hit) and not severe:
                return replace(hit, tag="natural")
            case "occasional":
                return replace(hit, tag="symptom")
            case "natural" if severe:
                return replace(hit, tag="symptom")
            case "measure" if self.before(hit, "abnormal direction", 1):
                return replace(hit, tag="disease")
            case "measure" if self.has("normal range"):
                return replace(hit, tag="natural")
            case "borderline" if severe:
                return replace(hit, tag="disease")
        return hit

    def _is_permitted(self, hit: Hit) -> bool:
        """“occasional”, “mild” before it or “after meals” behind it."""
        return bool(self.before(hit, "permitted state", 3) or self.after(hit, "permitted state", 5))


def _is_inside(hit: Hit, other: Hit) -> bool:
    """“anti-nausea”, “blood pressure medicine”: part of the name of a drug."""
    longer = other.last - other.first > hit.last - hit.first
    return longer and other.first <= hit.first and hit.last <= other.last


_WEIGHT = {tag: place for place, tag in enumerate(CONDITIONS)}


def _contains(other: Hit, hit: Hit) -> bool:
    """Whether `other` is the longer mention, or the graver one of the same words."""
    if (other.first, other.last) == (hit.first, hit.last):
        return _WEIGHT[other.tag] < _WEIGHT[hit.tag]
    return other.first <= hit.first and hit.last <= other.last


def _hits(words: list[Word]) -> dict[str, list[Hit]]:
    """For each tag its hits, the longest at each place, none inside a longer one of its tag."""
    tree = lexicon().tree
    found: dict[str, list[Hit]] = defaultdict(list)
    for index, word in enumerate(words):
        node = tree.children.get(word.text)
        if node is None:
            if kind := kind_by_ending(word.text):
                found[kind].append(Hit(kind, index, index))
            continue
        ends: dict[str, int] = {}
        position = index
        while True:
            for tag in node.tags:
                ends[tag] = position
            position += 1
            if position >= len(words):
                break
            following = node.children.get(words[position].text)
            if following is None:
                break
            node = following
        for tag, last in ends.items():
            if not found[tag] or found[tag][-1].last < last:
                found[tag].append(Hit(tag, index, last))
    return _without_false_friends(found)


def _without_false_friends(found: dict[str, list[Hit]]) -> dict[str, list[Hit]]:
    """“cold-pressed” is no cold: what overlaps a false friend is dropped, unless it is longer."""
    friends = found.pop("false friend", [])
    if not friends:
        return found
    kept = {tag: [hit for hit in hits if not _masked(hit, friends)] for tag, hits in found.items()}
    return {tag: hits for tag, hits in kept.items() if hits}


def _masked(hit: Hit, friends: list[Hit]) -> bool:
    return any(
        friend.first <= hit.last
        and hit.first <= friend.last
        and hit.last - hit.first <= friend.last - friend.first
        for friend in friends
    )
