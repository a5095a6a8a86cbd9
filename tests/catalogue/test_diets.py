"""Badges are worked out: what is unknown stays unknown, and nothing overrules what is known."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.diets import derive_flags, refresh_flags
from catalogue.facts_saved import facts_saved
from catalogue.ingredient_changed import MOST_AT_ONCE
from catalogue.models import Ingredient, Product, SupplementFacts
from catalogue.task_handlers import refresh_products_of_ingredient
from shop.tasks.models import OutboxMessage

from .labels_to_show import CAPSULE, add_row, found, make_complete

pytestmark = pytest.mark.django_db
ALL = ["vegan", "vegetarian", "gluten_free", "dairy_free", "soy_free"]


@pytest.mark.parametrize(
    ("others", "flags"),
    [
        (CAPSULE, ALL),
        ("gelatin", ["gluten_free", "dairy_free", "soy_free"]),
        ("Gelatin capsule", ["gluten_free", "dairy_free", "soy_free"]),
        ("capsule (gelatin, water)", ["gluten_free", "dairy_free", "soy_free"]),
        ("vegetable capsule (hypromellose, water)", ALL),
        ("HPMC; silicon dioxide", ALL),
        (f"{CAPSULE}, beeswax", ["vegetarian", "gluten_free", "dairy_free", "soy_free"]),
        (f"{CAPSULE}, soy lecithin", ["vegan", "vegetarian", "gluten_free", "dairy_free"]),
        (f"{CAPSULE}, lactose", ["vegetarian", "gluten_free", "soy_free"]),
        (f"{CAPSULE}, wheat starch", ["vegan", "vegetarian", "dairy_free", "soy_free"]),
        # What they come from is open.
        (f"{CAPSULE}, magnesium stearate", ["gluten_free", "dairy_free", "soy_free"]),
        (f"{CAPSULE}, magnesium stearate (vegetable source)", ALL),
        (f"{CAPSULE}, moonlight", ["dairy_free", "soy_free"]),
        (f"{CAPSULE}, milk thistle", ALL),
        ("", ["dairy_free", "soy_free"]),
    ],
)
def test_other_ingredients(others, flags):
    assert derive_flags(make_complete(other_ingredients=others)) == flags


@pytest.mark.parametrize(
    ("key", "source", "is_vegan"),
    [
        ("vitamin_d", "as cholecalciferol", False),
        ("vitamin_d", "as cholecalciferol from lichen", True),
        ("vitamin_a", "as beta-carotene", True),
        ("vitamin_a", "as 50% beta-carotene, 50% retinyl palmitate", False),
        ("glucosamine_hcl", "from corn", True),
        ("glucosamine_hcl", "", False),
        ("dha", "from fish oil", False),
        ("dha", "from algal oil", True),
        ("calcium", "from oyster shell", False),
    ],
)
def test_source_of_a_row(key, source, is_vegan):
    facts = make_complete()
    add_row(facts, key, "100", form=source)

    assert ("vegan" in derive_flags(facts)) == is_vegan


def test_calories_have_no_origin():
    assert derive_flags(make_complete([("calories", "20", "kcal"), ("zinc", "5", "mg")])) == ALL


def test_unknown_allergens_give_no_badge():
    assert derive_flags(make_complete(allergen_status="unknown")) == ALL[:3]


def test_declared_milk_is_not_dairy_free():
    facts = make_complete(allergen_status="declared", allergens="milk")

    assert "dairy_free" not in derive_flags(facts)


def test_confirmation_answers_what_is_open():
    others = f"{CAPSULE}, magnesium stearate"
    facts = make_complete(other_ingredients=others, confirmed_flags=["vegan"])

    assert derive_flags(facts) == ALL
    assert found(facts) == []


def test_confirmation_never_overrules_a_known_ingredient():
    facts = make_complete(other_ingredients="gelatin", confirmed_flags=["vegan", "vegetarian"])

    assert "vegan" not in derive_flags(facts)
    assert found(facts) == [("badge", "confirmed_flags")] * 2


def test_saving_facts_writes_badges_and_known_allergens():
    facts = make_complete(other_ingredients="gelatin, soy lecithin", flags=["vegan"])

    facts_saved(facts)

    facts.refresh_from_db()
    assert (facts.flags, facts.known_allergens) == (["gluten_free", "dairy_free"], ["soy"])
    assert set(facts.product.facets.filter(kind="diet").values_list("value", flat=True)) == {
        "gluten_free"
    }


@pytest.mark.parametrize("key", ["magnesium", "rice_flour"])
def test_new_data_of_an_ingredient_reach_what_holds_it(key):
    facts = make_complete()
    facts_saved(facts)
    ingredient = Ingredient.objects.get(key=key)

    ingredient.origin = Ingredient.Origin.ANIMAL
    ingredient.save()

    facts.refresh_from_db()
    assert facts.flags == ["gluten_free", "dairy_free", "soy_free"]
    assert not facts.product.facets.filter(kind="diet", value="vegan").exists()


def test_many_products_wait_for_the_worker():
    facts = make_complete()
    plain = make_complete([], other_ingredients="")
    SupplementFacts.objects.bulk_create(
        SupplementFacts(product=product, servings_per_container=1, other_ingredients=CAPSULE)
        for product in Product.objects.bulk_create(
            [
                Product(title="Many", slug=f"many-{number}", structure=Product.STANDALONE)
                for number in range(MOST_AT_ONCE)
            ]
        )
    )
    rice = Ingredient.objects.get(key="rice_flour")
    rice.origin = Ingredient.Origin.ANIMAL
    rice.save()

    message = OutboxMessage.objects.get(kind="ingredient.saved")
    refresh_products_of_ingredient(message.payload)

    facts.refresh_from_db()
    plain.refresh_from_db()
    assert facts.flags == ["gluten_free", "dairy_free", "soy_free"]
    assert plain.known_allergens is None


@pytest.mark.parametrize("count", [2, 12])
def test_queries_of_a_refresh_do_not_grow(count):
    products = [make_complete().product for _ in range(count)]

    with CaptureQueriesContext(connection) as queries:
        assert refresh_flags(products) == count

    assert len(queries) <= 14
    assert refresh_flags(products) == 0
