"""Search, and keeping its index up to date."""

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from .documents import Document, Source, sources
from .engines import Match, Query, count_by_kind, find
from .models import SearchDocument, SearchWord
from .words import correct, split, vocabulary

logger = logging.getLogger(__name__)
COLUMNS = ["title", "keywords", "summary", "body", "url", "public_from", "weight"]
BATCH = 500


@dataclass(frozen=True)
class SearchResult:
    """One slice of what was found, best first.

    `corrected` is the text that was searched instead, when nothing had the words as typed;
    `is_partial` means that no document has all the words. `counts` are matches by kind, `total`
    those of the wanted kinds.
    """

    matches: list[Match]
    total: int
    counts: dict[str, int]
    corrected: str = ""
    is_partial: bool = False


def search(
    text: str, *, kinds: Collection[str] | None = None, start: int = 0, stop: int = 20
) -> SearchResult:
    """Two queries for words that are found; a few more when they have to be guessed."""
    words = split(text)
    if not words:
        return SearchResult([], 0, {})
    query, counts = _best(words)
    total = sum(count for kind, count in counts.items() if not kinds or kind in kinds)
    return SearchResult(
        matches=find(Query(query.words, query.every, kinds or ()), start, stop) if total else [],
        total=total,
        counts=counts,
        corrected=" ".join(query.words) if query.words != words and total else "",
        is_partial=not query.every,
    )


def _best(words: list[str]) -> tuple[Query, dict[str, int]]:
    """As typed; else with the spelling corrected; else with any of the words."""
    attempts = [Query(words)]
    counts = count_by_kind(attempts[0])
    if counts:
        return attempts[0], counts
    corrected = correct(words) or words
    if corrected != words:
        attempts.append(Query(corrected))
    if len(words) > 1:
        attempts.append(Query(corrected, every=False))
    for attempt in attempts[1:]:
        counts = count_by_kind(attempt)
        if counts:
            return attempt, counts
    return attempts[0], {}


def refresh_on_commit(kind: str, object_id: int) -> None:
    """Once the change is there for everybody. A failing index never undoes or hides the change."""
    transaction.on_commit(partial(_refresh_or_log, kind, object_id), robust=True)


def refresh(kind: str, object_ids: Collection[int]) -> None:
    """Bring these documents up to date; what is not public any more goes."""
    with transaction.atomic():
        written = _write(sources[kind], sources[kind].fetch(object_ids))
        gone = set(object_ids) - written
        SearchDocument.objects.filter(kind=kind, object_id__in=gone).delete()


def rebuild() -> dict[str, int]:
    """All documents anew, by kind how many. Searching goes on meanwhile."""
    counts = {}
    with transaction.atomic():
        SearchWord.objects.all().delete()
        SearchDocument.objects.exclude(kind__in=sources).delete()
        for source in sources.values():
            written = _write(source, source.fetch(None))
            kept = SearchDocument.objects.filter(kind=source.kind)
            kept.exclude(object_id__in=written).delete()
            counts[source.kind] = len(written)
    return counts


def _refresh_or_log(kind: str, object_id: int) -> None:
    try:
        refresh(kind, [object_id])
    except Exception:
        logger.exception("The search document %s %s is out of date", kind, object_id)


def _write(source: Source, documents: Iterable[Document]) -> set[int]:
    rows = [_row(source.kind, document) for document in documents]
    SearchDocument.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=COLUMNS,
    )
    words = vocabulary(text for row in rows for text in (row.title, row.keywords))
    SearchWord.objects.bulk_create(
        [SearchWord(word=word, length=len(word)) for word in sorted(words)],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    return {row.object_id for row in rows}


def _row(kind: str, document: Document) -> SearchDocument:
    return SearchDocument(
        kind=kind,
        object_id=document.object_id,
        title=document.title[:255],
        **{column: getattr(document, column) for column in COLUMNS if column != "title"},
    )
