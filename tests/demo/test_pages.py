"""Every page of the demo shop: it answers, within its budget, for a visitor who only reads."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product
from tests.budgets import BUDGETS, CART_PAGE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_shop")]
WRITES = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT")


def fetch(path, client=None):
    """The answer, and its queries after everything that is kept in memory is there."""
    client = client or Client()
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    return response, [query["sql"] for query in queries]


def test_no_page_needs_more_queries_than_its_budget():
    over = {
        path: len(queries)
        for path, budget in BUDGETS.items()
        if len(queries := fetch(path)[1]) > budget
    }

    assert over == {}


def test_every_page_answers():
    odd = {
        path: status
        for path in BUDGETS
        if (status := fetch(path)[0].status_code) != (404 if "no-such" in path else 200)
    }

    assert odd == {}


def test_reading_sets_no_cookie_and_writes_nothing():
    pages = [path for path in BUDGETS if not path.startswith("/account/")]
    kept = {path: list(response.cookies) for path in pages if (response := fetch(path)[0]).cookies}
    written = {
        path: found
        for path in pages
        if (found := [sql for sql in fetch(path)[1] if sql.lstrip().startswith(WRITES)])
    }

    assert (kept, written) == ({}, {})


def test_cart_with_five_lines_keeps_within_its_budget():
    cache.clear()
    client = Client()
    for product in Product.objects.browsable().order_by("-priority")[:5]:
        client.post(f"/cart/add/{product.pk}/", {"quantity": 1})

    response, queries = fetch("/cart/", client)

    assert len(response.context["cart"].lines) == 5
    assert len(queries) <= CART_PAGE


def test_policies_hold_no_token():
    texts = [
        Client().get(f"/policies/{slug}/").content.decode() for slug in ("shipping", "returns")
    ]

    assert "$45.00" in texts[0]
    assert not any("{{" in text for text in texts)
