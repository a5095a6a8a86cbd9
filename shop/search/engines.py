"""The two full-text engines: which documents match some words, and how well."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone


@dataclass(frozen=True)
class Match:
    kind: str
    object_id: int
    title: str
    summary: str
    url: str


@dataclass(frozen=True)
class Query:
    """Words from words.split(), which are letters and digits only; each may begin a longer word.

    `every`: all of them must be found, or any. `kinds`: none means all.
    """

    words: list[str]
    every: bool = True
    kinds: Collection[str] = ()


def count_by_kind(query: Query) -> dict[str, int]:
    """How many match, whatever `query.kinds` says: the page offers the kinds as filters."""
    engine = _engine()
    sql = f"SELECT d.kind, COUNT(*) FROM {engine.source} WHERE {engine.where} GROUP BY d.kind"
    return dict(_rows(sql, [engine.phrase(query), _now()]))


def find(query: Query, start: int, stop: int) -> list[Match]:
    """Best first: the title counts most, then keywords, summary, body."""
    engine = _engine()
    kinds = list(query.kinds)
    only = f"AND d.kind IN ({', '.join(['%s'] * len(kinds))})" if kinds else ""
    sql = (
        f"SELECT d.kind, d.object_id, d.title, d.summary, d.url FROM {engine.source} "
        f"WHERE {engine.where} {only} ORDER BY {engine.order}, d.weight DESC, d.id "
        "LIMIT %s OFFSET %s"
    )
    parameters = [engine.phrase(query), _now(), *kinds, stop - start, start]
    return [Match(*row) for row in _rows(sql, parameters)]


@dataclass(frozen=True)
class _Engine:
    source: str
    where: str
    order: str
    all_of: str
    any_of: str
    word: str

    def phrase(self, query: Query) -> str:
        joint = self.all_of if query.every else self.any_of
        return joint.join(self.word.format(word) for word in query.words)


# The figures weigh title, keywords, summary, body; PostgreSQL names the last one first.
_SQLITE = _Engine(
    source="search_fts JOIN search_searchdocument d ON d.id = search_fts.rowid",
    where="search_fts MATCH %s AND d.public_from <= %s",
    order="bm25(search_fts, 10.0, 6.0, 4.0, 1.0)",
    all_of=" AND ",
    any_of=" OR ",
    word='"{}"*',
)
_POSTGRESQL = _Engine(
    source="search_searchdocument d, to_tsquery('simple', %s) wanted",
    where="d.fulltext @@ wanted AND d.public_from <= %s",
    order="ts_rank('{0.1, 0.4, 0.6, 1.0}', d.fulltext, wanted) DESC",
    all_of=" & ",
    any_of=" | ",
    word="'{}':*",
)


def _engine() -> _Engine:
    return _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE


def _rows(sql: str, parameters: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _now() -> Any:
    return connection.ops.adapt_datetimefield_value(timezone.now())
