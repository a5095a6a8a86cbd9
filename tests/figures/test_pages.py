"""Every page of the demo shop, as a guest and signed in."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import budgets
from tests.checkout.conftest import fill_details
from tests.figures.conftest import Visit, fill_cart, visit
from tests.figures.sql import is_write

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("figures")]

ACCOUNT_ADDRESSES = [
    "/account/",
    "/account/orders/",
    "/account/addresses/",
    "/account/back-in-stock/",
    "/account/profile/",
    "/visitor/",
]


def too_many(visits: list[Visit]) -> dict[str, int]:
    counts = {visit.address: len(visit.statements) for visit in visits}
    return {address: count for address, count in counts.items() if count > budgets.PAGE}


def test_the_walk_reaches_the_whole_shop(guest_visits):
    assert {v.address: v.status for v in guest_visits if v.status != 200} == {}
    least = {"/products/c/": 8, "/products/": 38, "/articles/": 5, "/policies/": 3}
    found = {part: sum(v.address.startswith(part) for v in guest_visits) for part in least}
    assert {part: found[part] for part in least if found[part] < least[part]} == {}


def test_no_page_needs_more_queries_than_the_budget(guest_visits):
    assert too_many(guest_visits) == {}


def test_no_page_needs_more_queries_for_a_customer(customer_visits):
    assert {v.address: v.status for v in customer_visits if v.status != 200} == {}
    assert too_many(customer_visits) == {}


def test_who_only_browses_gets_no_cookie(guest_visits):
    """Pages to sign in carry a token, for browsers that do not say where a POST comes from."""
    browsed = [v for v in guest_visits if not v.address.startswith("/account/")]

    assert {v.address: v.cookies for v in browsed if v.cookies} == {}


def test_reading_writes_nothing(guest_visits, customer_visits):
    found = {v.address: v.writes for v in [*guest_visits, *customer_visits] if v.writes}

    assert found == {}


def test_control_a_write_is_seen(demo_shop):
    """Else the test above could not fail."""
    with CaptureQueriesContext(connection) as queries:
        fill_cart(Client())

    assert any(is_write(query["sql"]) for query in queries.captured_queries)


def test_account_pages_keep_the_budget_and_write_nothing(customer):
    visits = [visit(customer, address) for address in ACCOUNT_ADDRESSES]

    assert {v.address: v.status for v in visits if v.status != 200} == {}
    assert too_many(visits) == {}
    assert {v.address: v.writes for v in visits if v.writes} == {}


def test_a_guest_s_cart_and_checkout_keep_the_budget(demo_shop):
    client = fill_cart(Client())
    fill_details(client)

    visits = [visit(client, address) for address in ("/cart/", "/checkout/", "/checkout/review/")]

    assert {v.address: v.status for v in visits if v.status != 200} == {}
    assert too_many(visits) == {}
    assert {v.address: v.writes for v in visits if v.writes} == {}
