"""Whose texts are checked. An app says which in a module named `claim_texts`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.module_loading import autodiscover_modules

from .checking import Context


@dataclass(frozen=True)
class Text:
    """One text of an object, as people know it: "tagline", "picture 2"."""

    field: str
    text: str
    context: Context = Context.TEXT


@dataclass(frozen=True)
class Subject:
    """A kind of object with texts.

    `owner` is the object that sign-offs belong to, so that one holds for all its versions.
    """

    model: type[Model]
    texts: Callable[[Any], Iterable[Text]]
    rows: Callable[[], QuerySet[Any]]
    owner: Callable[[Any], Model]


class UnknownSubject(Exception):
    """Nobody has said which texts this kind of object has."""


_subjects: dict[type[Model], Subject] = {}


def register(
    model: type[Model],
    texts: Callable[[Any], Iterable[Text]],
    *,
    rows: Callable[[], QuerySet[Any]],
    owner: Callable[[Any], Model] | None = None,
) -> None:
    """`rows` are those that readers see, for the check of the whole shop."""
    _subjects[model] = Subject(model, texts, rows, owner or (lambda row: row))


@cache
def _load() -> None:
    autodiscover_modules("claim_texts")


def subject_of(obj: Model) -> Subject:
    """Raises UnknownSubject."""
    _load()
    for model in type(obj).__mro__:
        if model in _subjects:
            return _subjects[model]
    raise UnknownSubject(f"{type(obj).__name__} has no claim_texts.")


def is_subject(obj: Model) -> bool:
    _load()
    return any(model in _subjects for model in type(obj).__mro__)


def every_row() -> Iterator[Model]:
    """Everything that readers see, by kind."""
    _load()
    for subject in _subjects.values():
        yield from subject.rows().iterator(chunk_size=200)
