"""/search/: one page for products, articles and pages."""

import pytest

from catalogue.models import Product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def test_products_come_with_their_card(client):
    hit = client.get("/search/?q=zinc").context["page"].items[0]

    assert (hit.label, hit.title, str(hit.card.price)) == ("Product", "Zinc Picolinate", "19.95")


def test_search_pages_are_not_for_search_engines(client):
    assert client.get("/search/?q=zinc").context["meta"].index is False


def test_product_hidden_behind_the_indexs_back_is_left_out(client):
    Product.objects.filter(title="Zinc Picolinate").update(is_public=False)

    assert client.get("/search/?q=picolinate").context["page"].items == []


def test_asterisk_of_a_tagline_asks_for_the_disclaimer(client):
    assert client.get("/search/?q=valerian").context["makes_claims"]
    assert not client.get("/search/?q=zinc").context["makes_claims"]


@pytest.mark.parametrize(
    "query, status",
    [
        ("q=zinc&page=2", 404),
        ("q=zinc&page=x", 404),
        ("q=zinc&page=0", 404),
        ("q=zinc&page=99999999999999999999", 404),
        ("q=zinc&kind=nonsense", 200),
        ("q=zinc&kind=product&page=1", 200),
        ("q[]=zinc", 200),
        ("q=zinc&q=balm", 200),
        ("q=%ff%fe", 200),
    ],
)
def test_odd_addresses(client, query, status):
    assert client.get(f"/search/?{query}").status_code == status


def test_browsing_sets_no_cookie_and_writes_nothing(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(15) as queries:
        response = client.get("/search/?q=magnesium")

    assert not response.cookies
    assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries)


def test_post_is_refused(client):
    assert client.post("/search/", {"q": "zinc"}).status_code == 405
