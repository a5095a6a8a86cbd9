"""Putting something into the cart, with a script and without."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session

from shop.basket.models import Basket, Line
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}


def add(client, product, headers=None, **data):
    return client.post(f"/cart/add/{product.pk}/", data, headers=headers or {})


def texts(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_page_is_redirected_to_the_cart_with_a_message(client):
    response = add(client, make_product("Zinc"), quantity=2)

    assert (response.status_code, response["Location"]) == (303, "/cart/")
    assert texts(response) == ["Added to your cart: 2 × Zinc."]
    assert Line.objects.get().quantity == 2


def test_script_gets_the_count(client):
    response = add(client, make_product("Zinc"), JSON, quantity=2)

    assert response.json() == {"cart_count": 2, "message": "Added to your cart: 2 × Zinc."}


def test_quantity_may_be_left_out(client):
    assert add(client, make_product(), JSON).json()["cart_count"] == 1


def test_same_product_adds_up_in_one_line(client):
    product = make_product()
    add(client, product, quantity=2)
    add(client, product, quantity=3)

    assert Line.objects.get().quantity == 5


@pytest.mark.parametrize(
    "next_page, goes_to",
    [
        ("/products/", "/products/"),
        ("//evil.example/", "/cart/"),
        ("https://evil.example/", "/cart/"),
        ("javascript:alert(1)", "/cart/"),
        ("/\\evil.example", "/cart/"),
    ],
)
def test_next_leads_nowhere_else(client, next_page, goes_to):
    assert add(client, make_product(), next=next_page)["Location"] == goes_to


@pytest.mark.parametrize(
    "quantity", ["x", "0", "-1", "101", "1.5", "9" * 30, "\N{ARABIC-INDIC DIGIT ONE}x"]
)
def test_wrong_quantity_is_refused(client, quantity):
    response = add(client, make_product(), JSON, quantity=quantity)

    assert response.status_code == 400
    assert len(response.json()["errors"]) == 1
    assert not Line.objects.exists()


def test_more_than_in_stock_is_refused(client):
    response = add(client, make_product(stock=3), JSON, quantity=4)

    assert (response.status_code, response.json()) == (409, {"errors": ["Only 3 left in stock."]})
    assert not Line.objects.exists()


def test_what_is_in_the_cart_counts_towards_the_stock(client):
    product = make_product(stock=3)
    add(client, product, quantity=2)

    assert add(client, product, JSON, quantity=2).status_code == 409
    assert Line.objects.get().quantity == 2


def test_sold_out_product_is_refused(client):
    response = add(client, make_product(stock=0), JSON)

    assert response.json() == {"errors": ["This product is sold out."]}
    assert response.status_code == 409


def test_unpublished_product_is_refused(client):
    response = add(client, make_product(is_public=False), JSON)

    assert response.json() == {"errors": ["This product is no longer sold."]}
    assert not Basket.objects.filter(lines__isnull=False).exists()


def test_variant_of_an_unpublished_parent_is_refused(client):
    parent, small, _large = make_variants()
    parent.is_public = False
    parent.save()

    assert add(client, small, JSON).status_code == 409


def test_parent_asks_for_a_variant(client):
    parent, _small, _large = make_variants()

    assert add(client, parent, JSON).json() == {"errors": ["Please choose a variant first."]}


def test_cart_holds_a_hundred_pieces(client):
    add(client, make_product(stock=500), quantity=60)

    assert add(client, make_product(stock=500), JSON, quantity=41).status_code == 409
    assert add(client, make_product(stock=500), JSON, quantity=40).status_code == 200


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 40])
def test_unknown_product_is_not_found(client, pk):
    assert client.post(f"/cart/add/{pk}/").status_code == 404


def test_get_adds_nothing(client):
    assert client.get(f"/cart/add/{make_product().pk}/").status_code == 405
    assert not Basket.objects.exists()


def test_failed_add_leaves_nothing_behind(client):
    response = add(client, make_product(stock=0), quantity=1, junk="x" * 100_000)

    assert response.status_code == 303
    assert texts(response) == ["This product is sold out."]
    assert not Session.objects.exists()
    assert sum(len(cookie.value) for cookie in response.cookies.values()) < 1000


def test_cart_that_is_being_ordered_is_closed(client):
    product = make_product()
    add(client, product)
    Basket.objects.update(status=Basket.FROZEN)

    # The guest's cookie leads to an open cart only, so a new one is opened.
    assert add(client, product, JSON).json()["cart_count"] == 1
    assert Basket.objects.count() == 2
