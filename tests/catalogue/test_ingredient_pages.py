"""The ingredients from A to Z, and the page of one."""

from decimal import Decimal

import pytest
from django.urls import reverse

from catalogue.models import Blend, Ingredient, IngredientAmount
from catalogue.reference import load_ingredients
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference():
    load_ingredients()


def page_of(client, slug: str, **query):
    return client.get(f"/ingredients/{slug}/", query)


def titles(response):
    return [holding.title for holding in response.context["page"].items]


def test_list_has_the_letters_and_leaves_excipients_out(client):
    response = client.get("/ingredients/")
    letters = {group.letter: group.ingredients for group in response.context["letters"]}

    assert "Valerian root extract" in [row.name for row in letters["V"]]
    assert "0–9" in letters
    assert "Magnesium stearate" not in response.text


def test_a_name_that_begins_with_a_digit_or_another_alphabet_has_a_place(client):
    Ingredient.objects.create(key="omega", name="Ωmega", kind="other", unit="mg")

    groups = client.get("/ingredients/").context["letters"]
    assert [row.name for row in groups[0].ingredients] == ["5-HTP", "Ωmega"]


def test_page_says_values_limits_and_cautions_with_source_and_date(client):
    text = page_of(client, "magnesium").text

    for words in ("420 mg", "400 mg", "80 mg", "75 mg", "350 mg"):
        assert words in text
    assert "Supplements and fortified foods only" in text
    assert "NIH Office of Dietary Supplements" in text
    assert "November 21, 2026" in text
    assert "https://doi.org/10.1186/s12937-021-00747-9" in text


def test_no_limit_is_said_in_words_and_never_as_0(client):
    response = page_of(client, "vitamin-b12")

    assert [value.amount for value in response.context["limits"]] == ["", ""]
    assert response.text.count("none established") == 2


def test_limit_of_folate_is_in_folic_acid(client):
    assert "1,000 mcg of folic acid" in page_of(client, "folate").text


@pytest.mark.parametrize("slug", ["magnesium-stearate", "no-such-thing"])
def test_excipients_and_unknown_names_have_no_page(client, slug):
    assert page_of(client, slug).status_code == 404


def test_products_stand_by_amount_per_serving_whatever_the_unit(client):
    make_facts([("magnesium", "100", "mg")], product=make_product("Small"))
    make_facts([("magnesium", "0.4", "g")], product=make_product("Large"), servings_per_day=2)
    make_facts([("magnesium", "200000", "mcg")], product=make_product("Middle"))

    response = page_of(client, "magnesium")
    assert titles(response) == ["Large", "Middle", "Small"]
    largest = response.context["page"].items[0]
    assert (largest.per_serving, largest.per_day) == ("400 mg", "800 mg")


def test_two_sources_are_one_amount(client):
    make_facts([("magnesium", "100", "mg"), ("magnesium", "50", "mg")])

    (holding,) = page_of(client, "magnesium").context["page"].items
    assert holding.per_serving == "150 mg"


def test_amount_inside_a_blend_is_not_told(client):
    facts = make_facts([])
    blend = Blend.objects.create(facts=facts, name="Night blend", amount=500, unit="mg")
    IngredientAmount.objects.create(
        facts=facts,
        blend=blend,
        ingredient=Ingredient.objects.get(key="gaba"),
        amount=Decimal("123"),
        unit="mg",
    )

    text = page_of(client, "gaba").text
    assert "part of a blend" in text
    assert "123" not in text


def test_hidden_products_and_variants_of_hidden_parents_stay_hidden(client):
    make_facts([("iron", "14", "mg")], product=make_product("Hidden", is_public=False))
    parent, child, _ = make_variants("Omega")
    make_facts([("iron", "5", "mg")], product=child)
    parent.is_public = False
    parent.save()

    assert titles(page_of(client, "iron")) == []


def test_variant_is_linked_at_its_parents_page(client):
    parent, child, _ = make_variants("Omega")
    make_facts([("iron", "5", "mg")], product=child)

    (holding,) = page_of(client, "iron").context["page"].items
    assert holding.url == f"{parent.get_absolute_url()}?variant={child.pk}"


def test_more_than_24_products_come_in_pages(client):
    for number in range(25):
        make_facts([("iron", str(number + 1), "mg")], product=make_product(f"Iron {number}"))

    assert len(titles(page_of(client, "iron"))) == 24
    assert titles(page_of(client, "iron", page=2)) == ["Iron 0"]
    assert page_of(client, "iron", page=3).status_code == 404
    assert page_of(client, "iron", page="x").status_code == 404


def test_eight_queries_at_most_however_many_products(client, django_assert_max_num_queries):
    for number in range(30):
        make_facts([("iron", "14", "mg")], product=make_product(f"Iron {number}"))
    page_of(client, "iron")

    with django_assert_max_num_queries(8):
        page_of(client, "iron")


def test_page_is_the_same_for_everybody(client):
    assert not page_of(client, "iron").cookies
    assert not client.get("/ingredients/").cookies


def test_page_is_in_the_sitemap_the_footer_and_the_list(client):
    assert "/ingredients/iron/" in client.get("/sitemap.xml").text
    assert "/ingredients/magnesium-stearate/" not in client.get("/sitemap.xml").text
    assert f'href="{reverse("ingredients")}"' in client.get("/products/").text


def test_changed_address_leads_on(client):
    ingredient = Ingredient.objects.get(key="iron")
    ingredient.slug = "iron-fe"
    ingredient.save()

    assert page_of(client, "iron").headers["Location"] == "/ingredients/iron-fe/"
