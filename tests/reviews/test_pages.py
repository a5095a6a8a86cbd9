"""What everybody sees: the product's page, its reviews, cards, structured data."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shop.reviews.models import ProductReview
from shop.reviews.totals import refresh_totals

from .conftest import make_review

pytestmark = pytest.mark.django_db


def read(path):
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def plain(text):
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def publish_many(product, count):
    for number in range(count):
        make_review(product, score=number % 5 + 1, title=f"Title {number:02}")
    refresh_totals(product.pk)


def test_product_page_shows_sums_and_the_newest_five(product):
    publish_many(product, 7)

    text = read("/products/magnesium/")

    assert re.findall(r"Title (\d\d)", text) == ["06", "05", "04", "03", "02"]
    assert "2.6 out of 5" in plain(text)
    assert "5 stars : 1" in plain(text)
    assert "2 stars : 2" in plain(text)
    assert 'href="/products/magnesium/reviews/"' in text


def test_waiting_and_refused_reviews_are_nowhere(product):
    make_review(product, title="Secret one", status=ProductReview.AWAITING)
    make_review(product, title="Secret two", status=ProductReview.REFUSED, reason="spam")
    refresh_totals(product.pk)

    for path in ("/products/magnesium/", "/products/magnesium/reviews/"):
        text = read(path)
        assert "Secret" not in text
        assert "There are no reviews yet." in text


def test_list_is_paged_with_an_address_of_its_own(product):
    publish_many(product, 12)

    first, second = (read(f"/products/magnesium/reviews/{query}") for query in ("", "?page=2"))

    assert len(re.findall(r"Title \d\d", first)) == 10
    assert re.findall(r"Title (\d\d)", second) == ["01", "00"]
    assert 'rel="canonical" href="http://localhost:8000/products/magnesium/reviews/?page=2"' in (
        re.sub(r"http://[^/]+/", "http://localhost:8000/", second)
    )


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=3", "?page=" + "9" * 30])
def test_page_that_is_not_there_is_not_found(product, query):
    publish_many(product, 12)

    assert Client().get(f"/products/magnesium/reviews/{query}").status_code == 404


def test_reviews_of_a_hidden_product_are_not_found(product):
    product.is_public = False
    product.save()

    assert Client().get("/products/magnesium/reviews/").status_code == 404
    assert Client().get("/products/none/reviews/").status_code == 404


def test_pages_are_the_same_for_everybody_and_set_no_cookie(buyer, product):
    publish_many(product, 1)

    for path in ("/products/magnesium/", "/products/magnesium/reviews/"):
        answer = Client().get(path)
        assert not answer.cookies
        assert answer.content == buyer.get(path).content


def test_names_are_those_the_authors_chose(buyer, product):
    user = buyer.session["_auth_user_id"]
    make_review(product, name="A.", user_id=user)
    refresh_totals(product.pk)

    text = read("/products/magnesium/")

    assert "ada@example.com" not in text
    assert '<span dir="auto">A.</span>' in text


def test_only_a_buyers_review_is_called_verified(buyer, product):
    make_review(product, name="Bought", order=product.line_set.get().order)
    refresh_totals(product.pk)
    assert read("/products/magnesium/").count("Verified buyer") == 1

    ProductReview.objects.update(order=None, is_demo=True)

    text = read("/products/magnesium/")
    assert "Verified buyer" not in text
    assert "Demo content, not a customer" in text


def test_json_ld_says_what_the_page_shows(product):
    publish_many(product, 7)

    text = read("/products/magnesium/")

    data = json.loads(re.search(r'ld\+json">(.*?)</script>', text)[1])
    rating = data[0]["aggregateRating"]
    assert (rating["ratingValue"], rating["reviewCount"]) == ("2.6", 7)
    shown = plain(text)
    assert f"{rating['ratingValue']} out of {rating['bestRating']}" in shown
    assert f"{rating['reviewCount']} reviews" in shown


def test_without_reviews_there_is_no_rating_in_json_ld(product):
    make_review(product, status=ProductReview.AWAITING)
    refresh_totals(product.pk)

    assert "aggregateRating" not in read("/products/magnesium/")


def test_card_shows_average_and_count(product):
    publish_many(product, 7)

    assert "2.6 of 5 stars (7 reviews)" in plain(read("/products/"))


def test_reviews_cost_the_product_page_one_query(product):
    def queries(path):
        Client().get(path)
        with CaptureQueriesContext(connection) as captured:
            Client().get(path)
        return len(captured)

    paths = ("/products/magnesium/", "/products/")
    before = [queries(path) for path in paths]
    publish_many(product, 30)
    after = [queries(path) for path in paths]

    assert [new - old for new, old in zip(after, before, strict=True)] == [1, 0]


def test_list_costs_two_queries_however_many(product, django_assert_max_num_queries):
    publish_many(product, 30)
    client = Client()
    client.get("/products/magnesium/reviews/")

    with django_assert_max_num_queries(6):
        client.get("/products/magnesium/reviews/?page=2")


@pytest.mark.parametrize(
    "path",
    [
        "/products/magnesium_1/reviews/",
        "/products/magnesium_1/reviews/add/",
        "/products/magnesium/reviews/1/",
        "/products/magnesium/reviews/1/vote/",
        "/products/magnesium/reviews/add/",
    ],
)
def test_oscars_own_review_pages_are_not_there(buyer, product, path):
    assert buyer.get(path).status_code == 404
    assert buyer.post(path, {"delta": "1"}).status_code in (404, 405)
