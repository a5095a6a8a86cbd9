"""Pages through Django's test client: queries, bytes, milliseconds."""

import gzip
import time
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.benchmarks.visitors import Visitor, make_visitor, some_products
from tests.figures.sql import is_write
from tests.figures.weight import weigh

WARM_UP = 3


def open_pages() -> dict[str, tuple[Visitor, str]]:
    """A visitor for each page; the one at the cart has five lines in it."""
    pages = {}
    for page, address in make_visitor().addresses().items():
        visitor = make_visitor()
        if page.startswith("cart"):
            for product in some_products(5):
                visitor.add(product)
        pages[page] = (visitor, address)
    return pages


def describe_pages(pages: dict[str, tuple[Visitor, str]]) -> dict[str, dict[str, Any]]:
    """By page: status, queries, writes among them, bytes of HTML raw and compressed."""
    return {page: _describe(*opened) for page, opened in pages.items()}


def time_pages(
    pages: dict[str, tuple[Visitor, str]], runs: int
) -> dict[str, list[tuple[float, float]]]:
    """By page, for each run: milliseconds on the clock, and of the processor's time."""
    return {
        page: [_time_one(visitor, address) for _ in range(runs)]
        for page, (visitor, address) in pages.items()
    }


def _describe(visitor: Visitor, address: str) -> dict[str, Any]:
    for _ in range(WARM_UP):
        visitor.client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = visitor.client.get(address)
    # At once: the next request empties the log.
    statements = [query["sql"] for query in queries.captured_queries]
    weight = weigh(visitor.client, address)
    return {
        "address": address,
        "status": response.status_code,
        "queries": len(statements),
        "writes": sum(map(is_write, statements)),
        "raw": len(response.content),
        "compressed": len(gzip.compress(response.content, 6)),
        "css_and_javascript": weight.css + weight.javascript,
    }


def _time_one(visitor: Visitor, address: str) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.thread_time()
    visitor.client.get(address)
    return (time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000
