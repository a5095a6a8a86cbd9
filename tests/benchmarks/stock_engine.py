"""A search engine that costs stock Oscar nothing: thirty products kept in memory.

Oscar's lists are searches, and Haystack's simple engine, its default, finds nothing for them. Solr
or Elasticsearch would; this stands in for them without their request over the network. What Oscar
then does with the hits is its own.
"""

from functools import cache
from typing import Any

from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery, SearchNode
from haystack.models import SearchResult


@cache
def _documents() -> list[tuple[int, str, set[int]]]:
    """Key, words and categories of every product."""
    from oscar.core.loading import get_model

    products = get_model("catalogue", "Product").objects.prefetch_related("categories")
    return [
        (row.pk, f"{row.title} {row.description}".lower(), {c.pk for c in row.categories.all()})
        for row in products.order_by("pk")
    ]


class MemoryBackend(BaseSearchBackend):
    def update(self, index: Any, iterable: Any, commit: bool = True) -> None:
        """Read from the database on the first search instead."""

    def remove(self, obj: Any, commit: bool = True) -> None:
        """Nothing is removed while the shop is measured."""

    def search(self, query_string: Any, **options: Any) -> dict[str, Any]:
        """`query_string` is what MemoryQuery builds: the words, and the categories or None."""
        words, categories = query_string
        keys = [
            key
            for key, text, placed in _documents()
            if all(word in text for word in words)
            and (categories is None or placed & set(categories))
        ]
        wanted = keys[options.get("start_offset") or 0 : options.get("end_offset")]
        results = [SearchResult("catalogue", "product", key, 0) for key in wanted]
        return {"results": results, "hits": len(keys)}


class MemoryQuery(BaseSearchQuery):
    def build_query(self) -> tuple[list[str], list[int] | None]:
        words: list[str] = []
        categories = None
        for expression, value in _leaves(self.query_filter):
            field = expression.partition("__")[0]
            if field == "category":
                categories = value
            elif field == "content":
                words += str(getattr(value, "query_string", value)).lower().split()
        return words, categories


class MemoryEngine(BaseEngine):
    backend = MemoryBackend
    query = MemoryQuery


def _leaves(node: SearchNode) -> list[tuple[str, Any]]:
    found = []
    for child in node.children:
        found += _leaves(child) if isinstance(child, SearchNode) else [child]
    return found
