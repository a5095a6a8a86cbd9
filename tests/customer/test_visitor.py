"""The marker that says whether /visitor/ has something to tell."""

import pytest
from django.test import Client

from tests.accounts import make_customer, sign_in
from tests.customer.test_cart_at_sign_in import add_to_cart
from tests.factories import make_product

pytestmark = pytest.mark.django_db

PAGE = "/account/login/"


def marker(client: Client) -> str:
    return client.cookies["visitor"].value if "visitor" in client.cookies else ""


def test_stranger_who_only_looks_gets_no_cookie(client):
    client.get("/robots.txt")

    assert not client.cookies


def test_stranger_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/visitor/")


def test_stranger_is_described_as_nobody(client):
    assert client.get("/visitor/").json() == {
        "cart_count": 0,
        "name": "",
        "signed_in": False,
        "staff": False,
    }


def test_description_is_never_stored(client):
    header = client.get("/visitor/")["Cache-Control"]

    assert "no-store" in header
    assert "private" in header


def test_cart_sets_the_marker(client):
    add_to_cart(client, make_product(), 3)

    assert marker(client) == "1"
    assert client.get("/visitor/").json()["cart_count"] == 3


def test_marker_is_set_once(client):
    add_to_cart(client, make_product())

    assert "visitor" not in client.get("/visitor/").cookies


def test_signing_in_sets_the_marker(client):
    make_customer(first_name="Ada")

    assert "visitor" in sign_in(client).cookies
    assert client.get("/visitor/").json()["name"] == "Ada"


def test_customer_without_a_name_is_greeted_by_the_address(client):
    make_customer("grace@example.com")
    sign_in(client, "grace@example.com")

    assert client.get("/visitor/").json()["name"] == "grace"


def test_signing_in_with_a_cart_keeps_the_marker(client):
    make_customer()
    add_to_cart(client, make_product())

    sign_in(client)

    assert marker(client) == "1"


def test_signing_out_takes_the_marker_away(client):
    make_customer()
    sign_in(client)

    client.post("/account/logout/")

    assert marker(client) == ""


def test_session_that_has_ended_takes_the_marker_away(client):
    make_customer()
    sign_in(client)
    client.session.flush()

    client.get("/visitor/")

    assert marker(client) == ""


def test_lost_marker_comes_back_on_a_page_that_knows_the_customer(client):
    make_customer()
    sign_in(client)
    del client.cookies["visitor"]

    client.get("/visitor/")

    assert marker(client) == "1"


def test_marker_without_cart_and_session_is_taken_away_without_a_query(
    client, django_assert_num_queries
):
    client.cookies["visitor"] = "1"

    with django_assert_num_queries(0):
        client.get("/robots.txt")

    assert marker(client) == ""
