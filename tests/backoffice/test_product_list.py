"""The list of products: its columns, filters, search, and what it costs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Ingredient, Need, Product, ProductClass
from catalogue.readiness import judge_all
from tests.budgets import PRODUCT_LIST
from tests.catalogue.facts import make_facts
from tests.catalogue.labels_to_show import make_complete
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db

LIST = "/admin/catalogue/product/"


def titles(boss: Client, **query: Any) -> set[str]:
    return {row.title for row in boss.get(LIST, query).context["cl"].queryset}


@pytest.fixture
def shelf(boss: Client) -> Callable[..., set[str]]:
    """A ready, public one with magnesium; one that lacks facts; a pill box; and variants."""
    ready = make_complete(product=make_product("Ready")).product
    make_product("Bare", is_public=False)
    ready.needs.add(Need.objects.create(name="Rest"))
    box = ProductClass.objects.create(name="Pill boxes", needs_facts=False)
    Product.objects.filter(pk=make_product("Box").pk).update(product_class=box)
    parent, first, _ = make_variants("Omega")
    make_facts([("iron", "14", "mg")], product=first)
    judge_all()
    return lambda **query: titles(boss, **query)


def test_filters(shelf: Callable[..., set[str]]) -> None:
    magnesium = Ingredient.objects.get(key="magnesium").pk
    iron = Ingredient.objects.get(key="iron").pk

    assert shelf() == {"Ready", "Bare", "Box", "Omega"}
    assert shelf(ready="yes") == {"Ready", "Box"}
    assert shelf(ready="no") == {"Bare", "Omega"}
    assert shelf(is_public__exact="0") == {"Bare"}
    assert shelf(type=ProductClass.objects.get(name="Pill boxes").pk) == {"Box"}
    assert shelf(need=Need.objects.get().pk) == {"Ready"}
    assert shelf(need="none") == {"Bare", "Box", "Omega"}
    assert shelf(ingredient=magnesium) == {"Ready"}
    assert shelf(ingredient=iron) == {"Omega"}


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("ready", {"Ready"}),
        ("magnesium", {"Ready"}),
        ("ferrous", {"Omega"}),
        ("omega large", {"Omega"}),
        ("box iron", set()),
        ("%", set()),
        ("", {"Ready", "Bare", "Box", "Omega"}),
    ],
)
def test_search(shelf: Callable[..., set[str]], term: str, found: set[str]) -> None:
    assert shelf(q=term) == found


def test_search_finds_the_sku_of_a_variant(shelf: Callable[..., set[str]]) -> None:
    sku = Product.objects.get(title="Omega large").stockrecords.get().partner_sku

    assert "Omega" in shelf(q=sku)


def test_columns(boss: Client, shelf: Any) -> None:
    page = boss.get(LIST, {"q": "omega"}).content.decode()

    assert "2 variants" in page
    assert Product.objects.get(title="Omega small").stockrecords.get().partner_sku in page
    assert "from $12.95" in page


@pytest.mark.parametrize("count", [1, 20])
def test_queries_do_not_grow(boss: Client, count: int) -> None:
    for number in range(count):
        make_complete(product=make_product(f"Product {number}"))
        make_variants()

    with CaptureQueriesContext(connection) as queries:
        assert boss.get(LIST, {"ready": "no", "q": "o"}).status_code == 200

    assert len(queries) <= PRODUCT_LIST


def test_odd_values_are_no_error(boss: Client) -> None:
    for name in ("ready", "type", "need", "ingredient"):
        for value in ("x", "-1", "9" * 15, "1,2", ""):
            assert boss.get(LIST, {name: value}).status_code == 200, (name, value)
