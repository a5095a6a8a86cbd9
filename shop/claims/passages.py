"""The passages of an object that hold claims."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Model

from .checking import Finding, Severity, check, worst
from .checking.plain import plain
from .subjects import Text, subject_of


@dataclass(frozen=True)
class FoundPassage:
    """A paragraph in which something was found; `text` as readers see it."""

    field: str
    text: str
    findings: tuple[Finding, ...]

    @property
    def digest(self) -> str:
        return digest(self.text)

    @property
    def severity(self) -> Severity:
        return worst(list(self.findings)) or Severity.NOTE

    @property
    def key(self) -> tuple[str, str]:
        return self.field, self.digest

    def as_data(self) -> list[dict[str, Any]]:
        return [
            {"rule": one.rule, "text": one.text, "reason": one.reason, "severity": one.severity}
            for one in self.findings
        ]


def digest(text: str) -> str:
    """Of the words; how they are spaced makes no difference."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def find_claims(obj: Model) -> list[FoundPassage]:
    """All passages of `obj` with findings. Raises UnknownSubject."""
    return find_passages(subject_of(obj).texts(obj))


def find_passages(texts: Iterable[Text]) -> list[FoundPassage]:
    found: dict[tuple[str, str], FoundPassage] = {}
    for text in texts:
        for passage in _passages(text):
            found.setdefault(passage.key, passage)
    return list(found.values())


def only_new(found: list[FoundPassage], before: Iterable[Text]) -> list[FoundPassage]:
    """Without what stands in `before`: it is no reason to refuse the mending of something else."""
    if not found:
        return []
    known = {one.key for one in find_passages(before)}
    return [one for one in found if one.key not in known]


@lru_cache(maxsize=65_536)
def _passages(text: Text) -> tuple[FoundPassage, ...]:
    """Checked as a whole, since a sentence may answer the one before; then told by paragraph.

    Kept, because a worker that applies a file has read its texts when it checked it: three or
    four that no other product has, for each of 10,000 products.
    """
    shown = plain(text.text or "").text.replace("\r\n", "\n")
    by_place: dict[tuple[int, int], list[Finding]] = {}
    for one in check(shown, text.context):
        first = shown.rfind("\n", 0, one.span[0]) + 1
        last = shown.find("\n", one.span[1])
        by_place.setdefault((first, last if last >= 0 else len(shown)), []).append(one)
    return tuple(
        FoundPassage(text.field, shown[first:last].strip(), tuple(findings))
        for (first, last), findings in by_place.items()
    )
