"""Who has something to be found. Each app registers its own; search knows none of them by name."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.utils import timezone


@dataclass(frozen=True)
class Document:
    """What can be found of one row. Texts are plain, without HTML.

    `keywords` weigh nearly as much as the title; `public_from` hides it until then.
    """

    object_id: int
    title: str
    url: str
    keywords: str = ""
    summary: str = ""
    body: str = ""
    weight: int = 0
    public_from: datetime = field(default_factory=timezone.now)


@dataclass(frozen=True)
class Source:
    """`fetch` gives the documents of these rows (None: of all), leaving out what is not public.

    `position` orders the filters on the result page.
    """

    kind: str
    label: str
    fetch: Callable[[Collection[int] | None], Iterable[Document]]
    position: int = 0


sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Call it in the app's ready()."""
    sources[source.kind] = source


def sources_in_order() -> list[Source]:
    return sorted(sources.values(), key=lambda source: source.position)


def follow(
    model: type[Model], kind: str, key: Callable[[Any], int | None] = lambda row: row.pk
) -> None:
    """Refresh a document whenever a row of `model` is saved or deleted; `key` says which one."""

    def refresh(sender: Any, instance: Any, raw: bool = False, **_: Any) -> None:
        from .index import refresh_on_commit

        object_id = key(instance)
        if object_id is not None and not raw:
            refresh_on_commit(kind, object_id)

    uid = f"search.{kind}.{model._meta.label}"
    post_save.connect(refresh, sender=model, weak=False, dispatch_uid=f"{uid}.saved")
    post_delete.connect(refresh, sender=model, weak=False, dispatch_uid=f"{uid}.deleted")
