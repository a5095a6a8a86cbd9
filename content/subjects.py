"""Which ingredients a text is about, by their names and other names in it."""

import re
from collections import Counter
from collections.abc import Iterable

from django.db.models import F

from catalogue.models import Ingredient
from content.models import Revision
from shop.search.plain import plain_text

# Named this often in the text, or once in its title or summary, an ingredient is its subject.
OFTEN = 3
# Shorter ones ("GLA" apart) are words of their own too often.
SHORTEST = 3
_NO_SUBJECT = {Ingredient.Kind.EXCIPIENT, Ingredient.Kind.MACRO}


class NameFinder:
    """Knows the names that ingredients have now: one query when it is made, none afterwards."""

    def __init__(self) -> None:
        self._keys = _names()
        longest_first = sorted(self._keys, key=len, reverse=True)
        # Without a name it matches nothing.
        words = "|".join(map(re.escape, longest_first)) or r"(?!)"
        self._pattern = re.compile(rf"(?<!\w)({words})(?!\w)")

    def find_ingredients(self, revision: Revision) -> set[int]:
        """Keys of those that the text is about."""
        ahead = f"{revision.title}. {revision.summary}"
        whole = " ".join([ahead, *revision.key_points, plain_text(revision.body)])
        counted = Counter(self._named_in(whole))
        often = {key for key, times in counted.items() if times >= OFTEN}
        return often | set(self._named_in(ahead))

    def _named_in(self, words: str) -> list[int]:
        return [self._keys[found] for found in self._pattern.findall(words.casefold())]


def remember_subjects(revision: Revision, finder: NameFinder | None = None) -> None:
    finder = finder or NameFinder()
    revision.ingredients.set(finder.find_ingredients(revision))


def refresh_subjects(revisions: Iterable[Revision] | None = None) -> int:
    """For texts that readers see or that wait, after ingredients got new names; how many texts."""
    if revisions is None:
        shown = Revision.objects.filter(article__live=F("pk")) | Revision.objects.filter(
            article__draft=F("pk")
        )
        revisions = shown.distinct().iterator(chunk_size=100)
    finder = NameFinder()
    count = 0
    for revision in revisions:
        remember_subjects(revision, finder)
        count += 1
    return count


def _names() -> dict[str, int]:
    """Each name, in one case, to its ingredient; a name of two ingredients means neither."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    rows = Ingredient.objects.exclude(kind__in=_NO_SUBJECT).only("pk", "name", "synonyms")
    for ingredient in rows:
        names = {name.casefold() for name in (ingredient.name, *ingredient.synonym_list)}
        for name in names:
            if len(name) < SHORTEST:
                continue
            if found.setdefault(name, ingredient.pk) != ingredient.pk:
                twice.add(name)
    return {name: key for name, key in found.items() if name not in twice}
