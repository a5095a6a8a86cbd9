"""/compare/ and /products/recent/"""

from decimal import Decimal
from urllib.parse import urlencode

import pytest

from catalogue.compare import compare
from catalogue.models import Blend
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def make_zinc(title: str, amount: str, *, price: str = "9.00", **fields):
    product = make_product(title, price=price)
    make_facts([("zinc", amount, fields.pop("unit", "mg"))], product=product, **fields)
    return product


def cells(*names: str) -> dict[str, list]:
    return {row.name: row.cells for row in compare(list(names)).rows}


def get(client, *names: str, to: str = "/compare/"):
    return client.get(f"{to}?{urlencode([('p', name) for name in names])}")


def test_amounts_of_a_serving_and_of_a_day_and_the_daily_value():
    make_zinc("Zinc", "15", servings_per_day=2)

    cell = cells("zinc")["Zinc"][0]

    assert (cell.amount, cell.daily, cell.percent) == ("15 mg", "30 mg", "136%")


def test_price_of_100_mg_of_what_two_products_share():
    make_zinc("Small", "15", price="9.00", servings_per_container=60)
    make_zinc("Large", "0.05", unit="g", price="12.00", servings_per_container=30)

    prices = [(cell.price, cell.per) for cell in cells("small", "large")["Zinc"]]

    assert prices == [(Decimal("1.00"), "100 mg"), (Decimal("0.80"), "100 mg")]


def test_what_only_one_has_has_no_price_and_an_empty_cell():
    make_zinc("Zinc", "15")
    iron = make_product("Iron")
    make_facts([("iron", "18", "mg")], product=iron)

    found = cells("zinc", "iron")

    assert [cell and cell.price for cell in found["Zinc"]] == [None, None]
    assert found["Zinc"][1] is None


def test_small_amounts_are_priced_by_the_microgram():
    for title in ("One", "Two"):
        make_facts([("vitamin_b12", "500", "mcg")], product=make_product(title, price="15.00"))

    assert [(cell.price, cell.per) for cell in cells("one", "two")["Vitamin B12"]] == [
        (Decimal("0.10"), "100 mcg")
    ] * 2


def test_a_blend_tells_no_amount():
    product = make_zinc("Zinc", "15")
    blend = Blend.objects.create(facts=product.facts, name="Blend", amount=500, unit="mg")
    product.facts.amounts.update(blend=blend)
    make_zinc("Other", "15")

    cell = cells("zinc", "other")["Zinc"][0]

    assert (cell.amount, cell.price) == ("In a blend, amount not stated", None)


def test_a_product_is_added_by_its_name_in_any_case(client):
    make_zinc("Zinc Picolinate", "15")

    response = get(client, "zinc picolinate")

    assert [column.card.title for column, _without in response.context["columns"]] == [
        "Zinc Picolinate"
    ]


def test_five_are_cut_to_four_and_an_unknown_one_is_named(client):
    for number in range(5):
        make_zinc(f"Zinc {number}", "15")

    response = get(client, *(f"zinc-{number}" for number in range(5)), "<b>nothing</b>")

    html = response.content.decode()
    assert response.status_code == 200
    assert len(response.context["columns"]) == 4
    assert "Four products fit side by side" in html
    assert "We have no product named “&lt;b&gt;nothing&lt;/b&gt;”." in html


def test_hidden_products_and_variants_are_unknown(client):
    make_product("Hidden", is_public=False)
    _parent, small, _large = make_variants()

    assert len(get(client, "hidden", small.slug).context["comparison"].problems) == 2


def test_a_parent_is_compared_by_a_variant_that_can_be_bought(client):
    parent, small, large = make_variants()
    small.stockrecords.update(num_in_stock=0)

    column, _without = get(client, parent.slug).context["columns"][0]

    assert column.offer.product == large


def test_removing_one_keeps_the_others(client):
    make_zinc("One", "15")
    make_zinc("Two", "15")

    columns = get(client, "one", "two").context["columns"]

    assert [without for _column, without in columns] == ["?p=two", "?p=one"]


def test_page_is_left_out_of_search_engines_and_writes_no_cookie(client):
    response = get(client, "zinc")

    assert b'name="robots" content="noindex"' in response.content
    assert not response.cookies


@pytest.mark.parametrize("p", ["", " ", "x" * 5000, "é", "' OR 1=1", "../..", "\u202e"])
def test_nonsense_is_a_page(client, p):
    assert get(client, p).status_code == 200
    assert get(client, p, to="/products/recent/").status_code == 200


def test_hundreds_of_names_are_a_page(client):
    assert get(client, *map(str, range(500))).status_code == 200


def test_four_products_with_variants_keep_the_budget(client, django_assert_max_num_queries):
    parents = [make_variants(f"Omega {number}") for number in range(4)]
    for _parent, small, large in parents:
        for product in (small, large):
            make_facts([("zinc", "15", "mg"), ("iron", "5", "mg")], product=product)

    with django_assert_max_num_queries(MOST_QUERIES):
        response = get(client, *(parent.slug for parent, _small, _large in parents))

    assert len(response.context["columns"]) == 4


def test_recent_products_in_their_order_without_hidden_ones(client):
    for title in ("Zinc", "Iron"):
        make_product(title)
    make_product("Hidden", is_public=False)

    response = get(client, "iron", "hidden", "gone", "zinc", to="/products/recent/")

    assert [card.title for card in response.context["cards"]] == ["Iron", "Zinc"]
    assert response["X-Robots-Tag"] == "noindex" and not response.cookies


def test_recent_without_any_is_empty_and_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/products/recent/")

    assert response.content.strip() == b""
