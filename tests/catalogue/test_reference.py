"""Nutrients and daily values from the data file."""

import re
from decimal import Decimal

import pytest

from catalogue.models import Ingredient, StudiedDose
from catalogue.reference import load_ingredients, read_ingredients
from shop.demo.reading import read_json

pytestmark = pytest.mark.django_db


def test_second_run_changes_nothing():
    created = load_ingredients().created
    assert created > 150

    again = load_ingredients()
    assert (again.created, again.updated, again.unchanged) == (0, 0, created)
    assert (again.doses, again.changes) == (0, [])


def test_changed_value_is_put_right_and_own_ingredients_stay():
    load_ingredients()
    Ingredient.objects.filter(key="iron").update(daily_value=1)
    own = Ingredient.objects.create(key="own", name="Own", kind="other", unit="mg")

    loaded = load_ingredients()
    assert (loaded.updated, loaded.changes) == (1, ["iron: daily_value"])
    assert Ingredient.objects.get(key="iron").daily_value == Decimal("18")
    assert Ingredient.objects.filter(pk=own.pk).exists()


@pytest.mark.parametrize(
    "key, adults, pregnant",
    [
        ("vitamin_a", "900", "1300"),
        ("vitamin_d", "20", "15"),
        ("folate", "400", "600"),
        ("calcium", "1300", "1300"),
        ("magnesium", "420", "400"),
        ("sodium", "2300", "2300"),
    ],
)
def test_daily_values(key, adults, pregnant):
    """21 CFR 101.9(c)(8)(iv) and (9)."""
    load_ingredients()
    row = Ingredient.objects.get(key=key)

    assert (row.daily_value, row.daily_value_pregnant) == (Decimal(adults), Decimal(pregnant))


def test_an_ingredient_that_staff_keep_is_not_overwritten():
    Ingredient.objects.create(key="iron", name="Our iron", kind="mineral", unit="mg")

    assert load_ingredients().kept == 1
    assert Ingredient.objects.get(key="iron").name == "Our iron"


def test_an_address_that_staff_took_is_left_to_them():
    Ingredient.objects.create(key="ours", name="Ours", slug="iron", kind="other", unit="mg")
    load_ingredients()

    assert Ingredient.objects.get(key="iron").slug == "iron-2"


@pytest.mark.parametrize(
    "key, limit, pregnant, unit, scope",
    [
        ("vitamin_a", "3000", "3000", "mcg RAE", "preformed"),
        ("vitamin_d", "100", "100", "mcg", "all"),
        ("niacin", "35", "35", "mg", "supplemental"),
        ("folate", "1000", "1000", "mcg", "folic_acid"),
        ("magnesium", "350", "350", "mg", "supplemental"),
        ("calcium", "2000", "2500", "mg", "all"),
        ("phosphorus", "3000", "3500", "mg", "all"),
        ("iron", "45", "45", "mg", "all"),
        ("vanadium", "1.8", None, "mg", "all"),
        ("vitamin_b12", None, None, "", ""),
    ],
)
def test_upper_limits(key, limit, pregnant, unit, scope):
    """National Academies; where age decides, the lower one, since the shop knows no age."""
    load_ingredients()
    row = Ingredient.objects.get(key=key)

    assert row.upper_limit == (limit and Decimal(limit))
    assert row.upper_limit_pregnant == (pregnant and Decimal(pregnant))
    assert (row.upper_limit_unit, row.upper_limit_scope) == (unit, scope)


def test_a_nutrient_without_a_value_for_infants_has_none():
    load_ingredients()

    assert Ingredient.objects.get(key="sodium").daily_value_infants is None
    assert Ingredient.objects.get(key="iron").daily_value_infants == 11


# What a finding, a citation or a description would name if it named a disease or a symptom.
DISEASES = re.compile(
    r"restless|cramp|insomnia|anemi|anaemi|diabet|cancer|arthritis|depress|dementia|alzheimer"
    r"|disease|disorder|syndrome|migraine|hypertens|osteopor|macular|prostat",
    re.IGNORECASE,
)


def test_no_finding_citation_or_description_names_a_disease():
    load_ingredients()
    texts = [
        *StudiedDose.objects.values_list("finding", "citation", "form"),
        *Ingredient.objects.values_list("description", "customary_daily", "upper_limit_note"),
    ]

    assert [text for row in texts for text in row if DISEASES.search(text)] == []


def test_every_ingredient_says_what_it_is():
    load_ingredients()

    assert not Ingredient.objects.filter(description="").exists()


def test_every_caution_has_a_source_and_a_date():
    load_ingredients()
    cautioned = Ingredient.objects.exclude(interactions="", cautions="")

    assert cautioned.count() > 50
    assert not cautioned.filter(cautions_source="").exists()
    assert not cautioned.filter(cautions_as_of=None).exists()


def test_what_is_not_confirmed_says_so():
    load_ingredients()

    assert Ingredient.objects.get(key="glycine").cautions_source == "To be confirmed"


@pytest.mark.parametrize("name", ["magnesium_stearate", "glycerin", "stearic_acid", "lecithin"])
def test_an_excipient_of_several_sources_has_an_unknown_origin(name):
    load_ingredients()

    assert Ingredient.objects.get(key=name).origin == Ingredient.Origin.UNKNOWN


def test_every_word_of_the_demo_products_is_a_known_excipient():
    entries = read_ingredients()
    known = {
        word.lower()
        for entry in entries.values()
        if entry["kind"] == "excipient"
        for word in [entry["name"], *entry["synonyms"].splitlines()]
    }
    words = {
        word.strip()
        for product in read_json("products.json")
        for word in product["other_ingredients"].split(",")
        if word.strip()
    }

    assert words - known == set()


def test_no_word_names_two_excipients():
    words = [
        word.lower()
        for entry in read_ingredients().values()
        if entry["kind"] == "excipient"
        for word in [entry["name"], *entry["synonyms"].splitlines()]
    ]

    assert [word for word in set(words) if words.count(word) > 1] == []


def test_what_the_files_say_passes_the_models_own_checks():
    load_ingredients()

    for row in [*Ingredient.objects.all(), *StudiedDose.objects.all()]:
        row.full_clean()
