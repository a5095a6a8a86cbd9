"""Our Products and its shelves."""

import pytest

from catalogue.models import Category, Product, ProductCategory
from catalogue.selectors import list_cards
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db


def titles(response):
    return [card.title for card in response.context["page"].items]


@pytest.fixture
def three():
    make_product("Zinc", price="5.00", priority=3)
    make_product("Apple fibre", price="9.00", priority=1)
    make_product("Magnesium", price="7.00", priority=2)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "sort, order",
    [
        ("", ["Zinc", "Magnesium", "Apple fibre"]),
        ("our-order", ["Zinc", "Magnesium", "Apple fibre"]),
        ("name", ["Apple fibre", "Magnesium", "Zinc"]),
        ("price-up", ["Zinc", "Magnesium", "Apple fibre"]),
        ("price-down", ["Apple fibre", "Magnesium", "Zinc"]),
        ("newest", ["Magnesium", "Apple fibre", "Zinc"]),
        ("nonsense", ["Zinc", "Magnesium", "Apple fibre"]),
    ],
)
def test_orders(client, sort, order):
    assert titles(client.get("/products/", {"sort": sort})) == order


def test_parent_is_sorted_by_its_cheapest_variant(client):
    make_product("Zinc", price="13.00")
    make_variants("Omega-3", prices=("24.95", "12.95"))

    assert titles(client.get("/products/?sort=price-up")) == ["Omega-3", "Zinc"]


def test_parent_shows_its_lowest_price():
    make_variants(prices=("24.95", "12.95"))

    card = list_cards(Product.objects.browsable())[0]
    assert (str(card.price), card.price_varies, card.can_add) == ("12.95", True, False)


def test_unpublished_products_and_variants_are_not_listed(client):
    make_product("Hidden", is_public=False)
    make_variants("Omega-3")

    assert titles(client.get("/products/")) == ["Omega-3"]


def test_price_per_serving_is_rounded_half_up():
    product = make_product(price="19.95")
    make_facts([("magnesium", "200", "mg")], product=product, servings_per_container=60)

    assert str(list_cards(Product.objects.browsable())[0].price_per_serving) == "0.33"


@pytest.mark.parametrize(
    "stock, code, message",
    [
        (0, "sold-out", "Sold out"),
        (3, "low-stock", "Only 3 left"),
        (10, "low-stock", "Only 10 left"),
        (11, "in-stock", "In stock"),
    ],
)
def test_stock_in_words(stock, code, message):
    make_product(stock=stock)

    card = list_cards(Product.objects.browsable())[0]
    assert (card.stock_code, card.stock_message, card.can_add) == (code, message, stock > 0)


class TestPages:
    @pytest.fixture(autouse=True)
    def fifty(self):
        for number in range(50):
            make_product(f"Product {number:02}", priority=50 - number)

    def test_24_on_a_page(self, client):
        assert len(titles(client.get("/products/"))) == 24
        assert len(titles(client.get("/products/?page=3"))) == 2

    def test_links_keep_the_order_and_leave_out_defaults(self, client):
        page = client.get("/products/?sort=name&page=2").context["page"]

        assert page.previous_url == "/products/?sort=name"
        assert page.next_url == "/products/?sort=name&page=3"
        assert (page.first, page.last, page.total) == (25, 48, 50)

    def test_canonical_address_names_the_page_but_not_the_order(self, client, settings):
        settings.SITE_URL = "https://shop.example"

        meta = client.get("/products/?sort=name&page=2&utm_source=x").context["meta"]
        assert meta.canonical == "https://shop.example/products/?page=2"


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "query, status",
    [
        ("page=0", 404),
        ("page=2", 404),
        ("page=-1", 404),
        ("page=x", 404),
        ("page=1.0", 404),
        ("page=", 404),
        ("page=" + "9" * 400, 404),
        ("page=%D9%A3", 404),
        ("page[]=1", 200),
        ("sort[]=name", 200),
        ("sort=name&sort=price-up", 200),
        ("sort=%00", 400),
        ("sort=%ff%fe", 200),
        ("q=1&variant=2&kind=3", 200),
    ],
)
def test_odd_addresses(client, query, status):
    assert client.get(f"/products/?{query}").status_code == status


@pytest.mark.usefixtures("three")
def test_posting_to_a_list_is_refused(client):
    assert client.post("/products/").status_code == 405


class TestShelves:
    @pytest.fixture(autouse=True)
    def shelves(self):
        minerals = Category.add_root(name="Minerals", slug="minerals", description="<p>Salts</p>")
        deep = minerals.add_child(name="Magnesium", slug="magnesium")
        Category.add_root(name="Empty", slug="empty")
        self.hidden = Category.add_root(name="Hidden", slug="hidden", is_public=False)
        for title, shelf in (("Zinc", minerals), ("Magnesium citrate", deep)):
            ProductCategory.objects.create(product=make_product(title), category=shelf)
        make_product("Vitamin C")

    def test_shelf_holds_what_is_below_it(self, client):
        assert sorted(titles(client.get("/products/c/minerals/"))) == ["Magnesium citrate", "Zinc"]

    def test_shelf_below_has_its_own_page_and_path(self, client):
        response = client.get("/products/c/minerals/magnesium/")

        assert titles(response) == ["Magnesium citrate"]
        assert [crumb.name for crumb in response.context["crumbs"]] == [
            "Home",
            "Our Products",
            "Minerals",
            "Magnesium",
        ]

    def test_empty_shelves_are_not_offered(self, client):
        shelves = client.get("/products/").context["categories"]

        assert [(shelf.name, shelf.product_count) for shelf in shelves] == [("Minerals", 2)]

    @pytest.mark.parametrize(
        "path",
        ["hidden", "nope", "magnesium", "minerals/nope", "minerals//magnesium", "../admin", "%00"],
    )
    def test_no_such_shelf(self, client, path):
        assert client.get(f"/products/c/{path}/").status_code in (400, 404)

    def test_renamed_shelf_leaves_a_redirect(self, client):
        shelf = Category.objects.get(slug="minerals")
        shelf.slug = "salts"
        shelf.save()

        response = client.get("/products/c/minerals/magnesium/")
        assert response.status_code == 301
        assert response["Location"] == "/products/c/salts/magnesium/"


@pytest.mark.parametrize("number", [1, 6])
def test_cards_take_five_queries_whatever_their_number(django_assert_num_queries, number):
    for each in range(number):
        make_facts([("zinc", "5", "mg")], product=make_product(f"Zinc {each}"))
        make_variants(f"Omega {each}")

    with django_assert_num_queries(5):
        assert len(list_cards(Product.objects.browsable())) == 2 * number
