"""What products can be filtered by follows their facts."""

import pytest
from django.core.management import call_command

from catalogue.allergens import read_allergens
from catalogue.facets import refresh_facets_of
from catalogue.models import Ingredient, Need, Product, ProductFacet
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db
NINE = {"milk", "egg", "fish", "shellfish", "tree_nuts", "peanuts", "wheat", "soy", "sesame"}


def facets(product: Product, kind: str) -> set[str]:
    return set(product.facets.filter(kind=kind).values_list("value", flat=True))


def test_facts_give_ingredients_form_and_diets():
    facts = make_facts(
        [("magnesium", "200", "mg"), ("zinc", "5", "mg")],
        dosage_form="powder",
        flags=["vegan", "gluten_free"],
    )

    assert facets(facts.product, "ingredient") == {"magnesium", "zinc"}
    assert facets(facts.product, "form") == {"powder"}
    assert facets(facts.product, "diet") == {"vegan", "gluten_free"}


def test_of_calories_and_the_like_only_protein_is_an_ingredient():
    facts = make_facts([("calories", "20", "kcal"), ("total_fat", "1", "g"), ("protein", "9", "g")])

    assert facets(facts.product, "ingredient") == {"protein"}


def test_an_excipient_is_no_ingredient_but_its_allergens_count():
    facts = make_facts([("zinc", "5", "mg")], allergen_status="none")
    shell = Ingredient.objects.create(
        key="milk-shell", name="Milk shell", kind="excipient", allergens=["milk"]
    )
    facts.amounts.create(ingredient=shell, amount=1, unit="mg")

    assert facets(facts.product, "ingredient") == {"zinc"}
    assert facets(facts.product, "free_from") == NINE - {"milk"}


@pytest.mark.parametrize(
    "status, declared, free",
    [
        ("unknown", "", set()),
        ("none", "", NINE),
        ("declared", "fish (cod, pollock), soy", NINE - {"fish", "soy"}),
        ("declared", "something new", set()),
        ("declared", "", set()),
    ],
)
def test_free_from_is_said_only_where_allergens_are_known(status, declared, free):
    facts = make_facts([("zinc", "5", "mg")], allergen_status=status, allergens=declared)

    assert facets(facts.product, "free_from") == free


@pytest.mark.parametrize(
    "declared, read",
    [
        ("", set()),
        ("Crustacean shellfish (shrimp, crab)", {"shellfish"}),
        ("tree nuts (almond), peanuts and eggs.", {"tree_nuts", "peanuts", "egg"}),
        ("milk; wheat", {"milk", "wheat"}),
        ("Soybeans, sesame", {"soy", "sesame"}),
        ("fish, traces of the unknown", None),
    ],
)
def test_allergens_are_read_from_the_label_s_words(declared, read):
    assert read_allergens(declared) == read


def test_a_parent_gathers_its_public_variants_and_promises_what_all_of_them_keep():
    parent, small, large = make_variants()
    make_facts([("zinc", "5", "mg")], product=small, flags=["vegan"], allergen_status="none")
    make_facts(
        [("iron", "5", "mg")], product=large, allergen_status="declared", allergens="milk",
        dosage_form="tablet",
    )  # fmt: skip

    assert facets(parent, "ingredient") == {"zinc", "iron"}
    assert facets(parent, "form") == {"capsule", "tablet"}
    assert facets(parent, "diet") == set()
    assert facets(parent, "free_from") == NINE - {"milk"}
    assert not ProductFacet.objects.filter(product__in=[small, large]).exists()


def test_hidden_and_deleted_variants_are_left_out():
    parent, small, large = make_variants()
    make_facts([("zinc", "5", "mg")], product=small)
    make_facts([("iron", "5", "mg")], product=large)

    small.is_public = False
    small.save()
    assert facets(parent, "ingredient") == {"iron"}

    large.delete()
    assert facets(parent, "ingredient") == set()


def test_a_variant_without_facts_has_its_parent_s():
    parent, _, large = make_variants()
    make_facts([("zinc", "5", "mg")], product=parent, flags=["vegan"])
    make_facts([("iron", "5", "mg")], product=large, flags=["vegan"])

    assert facets(parent, "ingredient") == {"zinc", "iron"}
    assert facets(parent, "diet") == {"vegan"}


def test_facets_follow_every_change():
    facts = make_facts([("zinc", "5", "mg"), ("iron", "5", "mg")])
    product = facts.product

    facts.amounts.get(ingredient__key="iron").delete()
    assert facets(product, "ingredient") == {"zinc"}

    zinc = Ingredient.objects.get(key="zinc")
    zinc.kind = Ingredient.Kind.EXCIPIENT
    zinc.save()
    assert facets(product, "ingredient") == set()

    facts.dosage_form = "gummy"
    facts.save()
    assert facets(product, "form") == {"gummy"}

    Product.objects.filter(pk=product.pk).update(is_public=False)
    facts.product.refresh_from_db()
    facts.delete()
    assert facets(product, "form") == set()


def test_needs_are_followed_from_both_sides():
    product, other = make_product(), make_product("Zinc")
    bones = Need.objects.create(name="Bones")

    product.needs.add(bones)
    bones.products.add(other)
    assert facets(product, "need") == facets(other, "need") == {"bones"}

    bones.slug = "skeleton"
    bones.save()
    assert facets(product, "need") == {"skeleton"}

    bones.products.remove(other)
    assert facets(other, "need") == set()

    bones.delete()
    assert facets(product, "need") == set()


def test_refreshing_again_writes_nothing():
    make_facts([("zinc", "5", "mg")], allergen_status="none")
    make_variants()

    assert refresh_facets_of(Product.objects.all()) == 0


def test_the_command_mends_what_is_missing_and_what_is_too_much(capsys):
    product = make_facts([("zinc", "5", "mg")]).product
    product.facets.all().delete()
    ProductFacet.objects.create(product=product, kind="diet", value="vegan")

    call_command("refresh_facets")

    assert facets(product, "ingredient") == {"zinc"}
    assert facets(product, "diet") == set()


@pytest.mark.parametrize("number", [1, 40])
def test_many_are_refreshed_in_few_queries(django_assert_max_num_queries, number):
    for each in range(number):
        make_facts([("zinc", "5", "mg")], product=make_product(f"Zinc {each}"))
    ProductFacet.objects.all().delete()
    products = list(Product.objects.all())

    with django_assert_max_num_queries(9):
        refresh_facets_of(products)


def test_a_new_rating_refreshes_nothing(django_assert_num_queries):
    product = make_product()
    product.facets.create(kind="diet", value="kept")

    product.rating = 4.5
    product.save(update_fields=["rating"])

    assert facets(product, "diet") == {"kept"}
