"""Counts and lists of random shops against the same worked out by hand, and what they cost."""

import random
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

import pytest
from django.http import QueryDict

from catalogue.filter_panel import read_vocabulary
from catalogue.filters import FACETS, KINDS, TOTAL, count_values, narrow, read_filters
from catalogue.models import Need, Product
from tests.budgets import LIST_PAGE
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db

INGREDIENTS = ["zinc", "iron", "magnesium", "calcium"]
FORMS = ["capsule", "tablet", "powder"]
DIETS = ["vegan", "vegetarian", "gluten_free"]
ALLERGENS = ["milk", "egg", "fish", "shellfish", "tree_nuts", "peanuts", "wheat", "soy", "sesame"]


@dataclass
class Listed:
    """A product as it should be found."""

    title: str
    facets: dict[str, set[str]]
    price: Decimal
    in_stock: bool
    rating: float | None

    def matches(self, query: dict[str, list[str]]) -> bool:
        return all(self._has(kind, values) for kind, values in query.items())

    def _has(self, kind: str, values: list[str]) -> bool:
        if kind in FACETS:
            return bool(self.facets[kind] & set(values))
        if kind == "price_from":
            return self.price >= Decimal(values[0])
        if kind == "price_to":
            return self.price <= Decimal(values[0])
        if kind == "rating":
            return self.rating is not None and self.rating >= int(values[0])
        return self.in_stock


def make_random_shop(chance: random.Random, size: int) -> list[Listed]:
    needs = [Need.objects.create(name=name) for name in ("Rest", "Bones", "Energy")]
    return [make_random_product(chance, f"Product {n}", needs) for n in range(size)]


def make_random_product(chance: random.Random, title: str, needs: list[Need]) -> Listed:
    prices = [Decimal(chance.randrange(500, 4000)) / 100 for _ in range(2)]
    stocks = [chance.choice([0, 5]) for _ in range(2)]
    if chance.random() < 0.3:
        listed, *sold = make_variants(title, prices=(str(prices[0]), str(prices[1])))
        for product, stock in zip(sold, stocks, strict=True):
            product.stockrecords.update(num_in_stock=stock)
    else:
        prices, stocks = prices[:1], stocks[:1]
        listed = make_product(title, price=prices[0], stock=stocks[0])
        sold = [listed]
    labels = [add_random_facts(chance, product) for product in sold]
    chosen = chance.sample(needs, chance.randrange(3))
    listed.needs.set(chosen)
    rating = chance.choice([None, 2.5, 3.5, 4.0, 5.0])
    Product.objects.filter(pk=listed.pk).update(rating=rating)
    facets = {
        "ingredient": set(chain(*(label["ingredient"] for label in labels))),
        "form": {label["form"] for label in labels},
        "diet": set.intersection(*(label["diet"] for label in labels)),
        "free_from": set.intersection(*(label["free_from"] for label in labels)),
        "need": {need.slug for need in chosen},
    }
    return Listed(title, facets, min(prices), any(stocks), rating)


def add_random_facts(chance: random.Random, product: Product) -> dict:
    ingredients = chance.sample(INGREDIENTS, chance.randrange(1, 4))
    form, diet = chance.choice(FORMS), chance.sample(DIETS, chance.randrange(3))
    status = chance.choice(["unknown", "none", "declared"])
    declared = chance.sample(["milk", "fish", "soy"], chance.randrange(1, 3))
    make_facts(
        [(key, "5", "mg") for key in ingredients],
        product=product,
        dosage_form=form,
        flags=diet,
        allergen_status=status,
        allergens=", ".join(declared) if status == "declared" else "",
    )
    free = {"unknown": set(), "none": set(ALLERGENS), "declared": set(ALLERGENS) - set(declared)}
    return {
        "ingredient": set(ingredients),
        "form": form,
        "diet": set(diet),
        "free_from": free[status],
    }


def random_query(chance: random.Random) -> dict[str, list[str]]:
    offered = {
        "need": ["rest", "bones", "energy"],
        "ingredient": INGREDIENTS,
        "form": FORMS,
        "diet": DIETS,
        "free_from": ALLERGENS,
    }
    query = {
        kind: chance.sample(values, chance.randrange(1, 3))
        for kind, values in offered.items()
        if chance.random() < 0.3
    }
    singles = {"price_from": ["12"], "price_to": ["30.5"], "rating": ["4"], "in_stock": ["1"]}
    return query | {kind: value for kind, value in singles.items() if chance.random() < 0.25}


def as_parameters(query: dict[str, list[str]]) -> QueryDict:
    parameters = QueryDict(mutable=True)
    for kind, values in query.items():
        parameters.setlist(kind, values)
    return parameters


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lists_and_counts_are_those_worked_out_by_hand(seed):
    chance = random.Random(seed)
    shop = make_random_shop(chance, 15)
    vocabulary, _ = read_vocabulary()

    for query in [{}, *(random_query(chance) for _ in range(25))]:
        filters = read_filters(as_parameters(query), vocabulary)
        found = narrow(Product.objects.browsable(), filters)
        counts = count_values(Product.objects.browsable(), filters)

        expected = sorted(product.title for product in shop if product.matches(query))
        assert sorted(found.values_list("title", flat=True)) == expected, query
        assert counts[TOTAL] == len(expected)
        for kind in (*FACETS, "rating", "in_stock"):
            others = {other: values for other, values in query.items() if other != kind}
            values = {"rating": ["4", "3"], "in_stock": ["1"]}.get(kind) or vocabulary[kind]
            for value in values:
                by_hand = sum(product.matches({**others, kind: [value]}) for product in shop)
                assert counts.get((kind, value), 0) == by_hand, (query, kind, value)


def test_what_an_address_holds_is_read_back_the_same():
    make_facts([("zinc", "5", "mg")])
    vocabulary, _ = read_vocabulary()
    query = "diet=vegan&diet=vegan&form=tablet&ingredient=zinc&price_to=9.5&price_from=007&x=1"

    filters = read_filters(QueryDict(query), vocabulary)

    assert filters.pairs() == [
        ("ingredient", "zinc"),
        ("form", "tablet"),
        ("diet", "vegan"),
        ("price_from", "7"),
        ("price_to", "9.50"),
    ]
    assert [kind for kind, _ in filters.pairs()] == [k for k in KINDS if k in filters.values]


@pytest.mark.slow
def test_a_page_of_a_large_shop_keeps_its_budget(client, django_assert_max_num_queries):
    for number in range(60):
        make_facts(
            [("zinc", "5", "mg"), ("iron", "5", "mg")],
            product=make_product(f"Zinc {number}"),
            allergen_status="none",
        )
    for number in range(80):
        make_variants(f"Omega {number}")

    for query in ("", "ingredient=zinc&form=capsule&in_stock=1&price_to=30&sort=price-up&page=2"):
        with django_assert_max_num_queries(LIST_PAGE):
            assert client.get(f"/products/?{query}").status_code == 200
