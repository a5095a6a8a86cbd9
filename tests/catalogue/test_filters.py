"""Lists narrowed down: what is shown, what is counted, what an address may hold."""

from decimal import Decimal

import pytest

from catalogue.models import Category, Need, Product, ProductCategory
from shop.reviews.models import ReviewTotals
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf():
    """Magnesium (capsule, vegan, 10), Zinc (tablet, vegan, 20, sold out), Iron (tablet, 30)."""
    bones = Need.objects.create(name="Bones", description="What bones are built from.*")
    for title, price, stock, form, flags in (
        ("Magnesium", "10", 5, "capsule", ["vegan"]),
        ("Zinc", "20", 0, "tablet", ["vegan"]),
        ("Iron", "30", 5, "tablet", []),
    ):
        product = make_product(title, price=price, stock=stock)
        make_facts(
            [(title.lower(), "5", "mg")], product=product, dosage_form=form, flags=flags,
            allergen_status="none",
        )  # fmt: skip
        if title != "Iron":
            product.needs.add(bones)


def titles(client, query: str, path: str = "/products/") -> list[str]:
    page = client.get(f"{path}?{query}").context["page"]
    return sorted(card.title for card in page.items)


def choices(client, query: str = "") -> dict[str, int]:
    panel = client.get(f"/products/?{query}").context["panel"]
    return {
        f"{group.kind}:{choice.label}": choice.count
        for group in panel.groups
        for choice in (*group.choices, *group.more)
    }


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "query, found",
    [
        ("ingredient=magnesium", ["Magnesium"]),
        ("ingredient=magnesium&ingredient=zinc", ["Magnesium", "Zinc"]),
        ("form=tablet&diet=vegan", ["Zinc"]),
        ("need=bones&form=capsule", ["Magnesium"]),
        ("free_from=milk", ["Iron", "Magnesium", "Zinc"]),
        ("price_from=20", ["Iron", "Zinc"]),
        ("price_to=20", ["Magnesium", "Zinc"]),
        ("price_from=30&price_to=10.5", ["Iron", "Zinc"]),
        ("price_from=10,01&price_to=20.00", ["Zinc"]),
        ("in_stock=1", ["Iron", "Magnesium"]),
        ("in_stock=1&diet=vegan&form=tablet", []),
    ],
)
def test_values_of_a_kind_widen_and_kinds_narrow(client, query, found):
    assert titles(client, query) == found


@pytest.mark.usefixtures("shelf")
def test_counts_say_what_each_value_would_give_with_the_other_kinds_applied(client):
    found = choices(client, "form=tablet")

    assert found["form:Tablet"] == 2
    assert found["form:Capsule"] == 1
    assert found["diet:Vegan"] == 1
    assert found["need:Bones"] == 1
    assert found["in_stock:In stock"] == 1
    assert "ingredient:Magnesium" not in found


@pytest.mark.usefixtures("shelf")
def test_a_value_without_products_is_not_linked(client):
    Need.objects.create(name="Rest").products.add(Product.objects.get(title="Iron"))

    html = client.get("/products/?ingredient=iron").content.decode()

    assert "ingredient=iron&amp;need=" not in html
    assert "need=rest&amp;ingredient=iron" in html
    assert "need=bones" not in html
    assert "Bones" in html


@pytest.mark.usefixtures("shelf")
def test_chosen_filters_can_be_taken_away_one_by_one_or_all_at_once(client):
    panel = client.get("/products/?diet=vegan&ingredient=zinc&sort=name&price_to=25").context[
        "panel"
    ]

    assert {chip.label: chip.url for chip in panel.chips} == {
        "Zinc": "/products/?diet=vegan&price_to=25&sort=name",
        "Vegan": "/products/?ingredient=zinc&price_to=25&sort=name",
        "Price up to 25": "/products/?ingredient=zinc&diet=vegan&sort=name",
    }
    assert panel.clear_url == "/products/?sort=name"
    assert panel.price.keep == [("ingredient", "zinc"), ("diet", "vegan"), ("sort", "name")]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "query, canonical, index",
    [
        ("", "/products/", True),
        ("sort=name", "/products/", True),
        ("ingredient=zinc", "/products/?ingredient=zinc", True),
        ("sort=name&ingredient=zinc&ingredient=nope&x=1", "/products/?ingredient=zinc", True),
        ("need=bones", "/products/?need=bones", True),
        ("need=bones&ingredient=zinc", "/products/", False),
        ("ingredient=zinc&ingredient=iron", "/products/", False),
        ("diet=vegan", "/products/", False),
        ("price_to=20", "/products/", False),
        ("ingredient=nope", "/products/", True),
    ],
)
def test_lists_of_one_ingredient_or_need_are_pages_others_are_views(
    client, settings, query, canonical, index
):
    settings.SITE_URL = "https://shop.example"

    response = client.get(f"/products/?{query}")
    meta = response.context["meta"]
    assert (meta.canonical, meta.index) == (f"https://shop.example{canonical}", index)
    assert ('content="noindex, follow"' in response.content.decode()) is not index


@pytest.mark.usefixtures("shelf")
def test_the_list_of_a_need_says_what_it_is_about(client):
    html = client.get("/products/?need=bones").content.decode()

    assert "<h1>Bones</h1>" in html
    assert "What bones are built from.*" in html
    assert "have not been evaluated by the Food and Drug Administration" in html


def test_in_a_category_filters_keep_to_it_and_are_views(client, settings, shelf):
    settings.SITE_URL = "https://shop.example"
    minerals = Category.objects.add_root(instance=Category(name="Minerals", slug="minerals"))
    for title in ("Zinc", "Iron"):
        ProductCategory.objects.create(product=Product.objects.get(title=title), category=minerals)

    response = client.get("/products/c/minerals/?need=bones")

    assert [card.title for card in response.context["page"].items] == ["Zinc"]
    assert response.context["meta"].canonical == "https://shop.example/products/c/minerals/"
    assert not response.context["meta"].index


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "query, status",
    [
        ("ingredient=nope", 200),
        ("ingredient=", 200),
        ("ingredient[]=zinc&form=%ff%fe", 200),
        ("ingredient=" + "x" * 5000, 200),
        ("&".join(f"ingredient=v{n}" for n in range(900)), 200),
        ("&".join(f"free_from={v}" for v in ("milk", "egg", "fish") * 100), 200),
        ("price_from=abc&price_to=-1", 200),
        ("price_from=1e9&price_to=NaN", 200),
        ("price_from=" + "9" * 400, 200),
        ("price_from=%D9%A3", 200),
        ("rating=9&rating=x", 200),
        ("in_stock=yes", 200),
        ("diet=vegan&page=2", 404),
        ("diet=%00", 400),
    ],
)
def test_odd_filters_are_answered(client, query, status):
    assert client.get(f"/products/?{query}").status_code == status


@pytest.mark.usefixtures("shelf")
def test_an_amount_that_is_none_is_said_beside_its_field_and_filters_nothing(client):
    response = client.get("/products/?price_from=cheap&price_to=20")
    html = response.content.decode()

    assert response.context["page"].total == 2
    assert 'value="cheap"' in html
    assert "Write an amount such as 12 or 12.50." in html
    assert 'aria-describedby="filter-price_from-error"' in html


def test_a_parent_s_price_and_stock_are_those_of_its_public_variants(client):
    parent, small, large = make_variants(prices=("12.95", "24.95"), stock=0)
    large.stockrecords.update(num_in_stock=4)

    assert titles(client, "price_to=13") == ["Omega-3"]
    assert titles(client, "price_from=20") == []
    assert titles(client, "in_stock=1") == ["Omega-3"]

    large.is_public = False
    large.save()
    assert titles(client, "in_stock=1") == []


def test_what_is_reserved_is_not_in_stock(client):
    product = make_product(stock=3)
    product.stockrecords.update(num_allocated=3)

    assert titles(client, "in_stock=1") == []


def test_ratings_are_offered_once_a_product_has_one(client):
    good, fair = make_product("Good"), make_product("Fair")
    page = client.get("/products/")
    assert "rating" not in [group.kind for group in page.context["panel"].groups]
    assert "rating" not in [option.key for option in page.context["sort_options"]]

    Product.objects.filter(pk=good.pk).update(rating=4.5)
    ReviewTotals.objects.create(product=good, stars_5=1, stars_4=1)
    Product.objects.filter(pk=fair.pk).update(rating=3.2)

    assert choices(client)["rating:4 and up"] == 1
    assert choices(client)["rating:3 and up"] == 2
    assert titles(client, "rating=4") == ["Good"]
    best_first = client.get("/products/?sort=rating")
    assert [card.title for card in best_first.context["page"].items] == ["Good", "Fair"]
    assert "4.5" in best_first.content.decode()


def test_order_by_price_a_serving(client):
    for title, price, servings in (("Dear", "10.00", 10), ("Cheap", "30", 60), ("Fair", "7", 10)):
        product = make_product(title, price=Decimal(price))
        make_facts([("zinc", "5", "mg")], product=product, servings_per_container=servings)
    make_product("Unknown")

    page = client.get("/products/?sort=serving-price").context["page"]

    assert [card.title for card in page.items] == ["Cheap", "Fair", "Dear", "Unknown"]


def test_pages_and_orders_keep_the_filters(client):
    for number in range(30):
        make_facts([("zinc", "5", "mg")], product=make_product(f"Zinc {number}"))

    response = client.get("/products/?ingredient=zinc&sort=name")

    assert response.context["page"].next_url == "/products/?ingredient=zinc&sort=name&page=2"
    newest = next(o for o in response.context["sort_options"] if o.key == "newest")
    assert newest.url == "/products/?ingredient=zinc&sort=newest"


def test_a_long_list_shows_the_most_frequent_and_folds_the_rest(client):
    names = ["zinc", "iron", "magnesium", "calcium", "selenium", "copper", "iodine", "chromium"]
    for name in [*names, "manganese", "potassium", "zinc"]:
        make_facts([(name, "5", "mg")], product=make_product())

    groups = client.get("/products/").context["panel"].groups
    ingredient = next(group for group in groups if group.kind == "ingredient")
    assert len(ingredient.choices) == 8
    assert ingredient.choices[0].label == "Zinc"
    assert len(ingredient.more) == 2
