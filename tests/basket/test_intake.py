"""What a cart adds up to: on the cart, at review, as a sheet, and for a product's page."""

from decimal import Decimal

import pytest

from catalogue.models import Ingredient
from shop.order.models import Order
from tests.catalogue.facts import make_facts
from tests.checkout.conftest import add_to_cart, fill_details, place
from tests.factories import make_product

pytestmark = pytest.mark.django_db(transaction=True)
OVER = "Magnesium: more than the upper limit"


@pytest.fixture
def calm():
    facts = make_facts(
        [("magnesium", "125", "mg")], product=make_product("Calm", slug="calm"), directions="One."
    )
    Ingredient.objects.filter(key="magnesium").update(
        upper_limit=Decimal(350), upper_limit_unit="mg", upper_limit_scope="supplemental"
    )
    return facts.product


@pytest.fixture
def most(calm):
    return make_facts(
        [("magnesium", "400", "mg")], product=make_product("Max", slug="max", price="9.95")
    ).product


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_the_cart_says_what_passes_a_limit(client, calm, most):
    add_to_cart(client, calm)
    add_to_cart(client, most)

    page = text_of(client.get("/cart/"))

    assert OVER in page
    assert "525 mg a day from supplements" in page
    assert "Calm, Max." in page


def test_the_cart_says_that_nothing_passes_a_limit(client, calm):
    add_to_cart(client, calm)

    page = text_of(client.get("/cart/"))

    assert OVER not in page
    assert "nothing in your cart passes an upper limit" in page


def test_many_packages_of_one_product_are_no_larger_dose(client, calm):
    add_to_cart(client, calm, quantity=5)

    assert OVER not in text_of(client.get("/cart/"))


def test_a_cart_without_facts_speaks_of_no_limits(client):
    add_to_cart(client, make_product("Pill box"))

    assert "upper limit" not in text_of(client.get("/cart/"))


def test_review_says_what_passes_a_limit_and_still_sells(client, standin, calm, most):
    add_to_cart(client, calm)
    add_to_cart(client, most)
    fill_details(client)

    assert OVER in text_of(client.get("/checkout/review/"))
    place(client)
    assert Order.objects.count() == 1


def test_the_sheet_shows_sums_without_prices(client, calm, most):
    add_to_cart(client, calm)
    add_to_cart(client, most)

    page = text_of(client.get("/cart/intake/"))
    main = page[page.index("<main") : page.index("</main>")]

    assert "525 mg" in main
    assert "350 mg" in main
    assert "$" not in main


def test_the_sheet_of_an_empty_cart_leads_to_the_products(client, db):
    assert "/products/" in text_of(client.get("/cart/intake/"))


def test_a_product_is_counted_in_before_it_is_bought(client, calm, most):
    add_to_cart(client, calm)

    assert OVER in text_of(client.get("/cart/intake/?with=max"))


def test_a_products_page_gets_the_notices_alone(client, calm, most):
    add_to_cart(client, calm)

    part = text_of(client.get("/cart/intake/?with=max&part=notices"))

    assert OVER in part
    assert "<html" not in part


def test_a_products_page_gets_nothing_without_a_cart(client, calm, most):
    assert OVER not in text_of(client.get("/cart/intake/?with=max&part=notices"))


@pytest.mark.parametrize("odd", ["nothing", "a" * 400, "é", "../../etc"])
def test_an_odd_product_is_ignored(client, calm, odd):
    assert client.get(f"/cart/intake/?with={odd}").status_code == 200


def test_the_sheet_is_kept_by_no_cache(client, calm):
    assert "no-store" in client.get("/cart/intake/")["Cache-Control"]


def test_an_order_has_its_sheet(client, standin, calm, most):
    add_to_cart(client, calm)
    add_to_cart(client, most)
    fill_details(client)
    place(client)
    Ingredient.objects.filter(key="magnesium").update(upper_limit=None)

    page = text_of(client.get(Order.objects.get().get_intake_url()))

    assert "525 mg" in page
    assert OVER in page


def test_an_orders_sheet_needs_its_link(client, standin, calm):
    add_to_cart(client, calm)
    fill_details(client)
    place(client)

    number = Order.objects.get().number
    assert client.get(f"/orders/{number}/wrong/intake/").status_code == 404


def test_a_large_cart_takes_three_more_queries_than_its_lines(
    client, calm, django_assert_max_num_queries
):
    for number in range(12):
        add_to_cart(
            client, make_facts([("iron", "1", "mg")], product=make_product(f"P{number}")).product
        )

    with django_assert_max_num_queries(15):
        client.get("/cart/")
