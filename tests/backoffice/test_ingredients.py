"""The ingredients' pages: what staff add, what the shop's data brings, and what depends on both."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.forms import model_to_dict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.models import Ingredient, IngredientAmount, LabelVersion, StudiedDose
from catalogue.reference import load_ingredients
from shop.backoffice.ingredient_form import IngredientForm
from shop.tasks.models import OutboxMessage
from shop.tasks.registry import handlers
from shop.tasks.worker import load_handlers
from tests.catalogue.facts import make_facts

from .product_page import read_form

pytestmark = pytest.mark.django_db

LIST = "/admin/catalogue/ingredient/"
ADD = "/admin/catalogue/ingredient/add/"


@pytest.fixture
def reference() -> None:
    load_ingredients()


def page(key: str) -> str:
    pk = Ingredient.objects.get(key=key).pk
    return reverse("admin:catalogue_ingredient_change", args=[pk])


def errors_of(response: Any) -> str:
    assert response.status_code == 200, "saved, or redirected"
    form = response.context["adminform"].form
    rows = [inline.formset.errors for inline in response.context["inline_admin_formsets"]]
    return str([form.errors, rows])


def test_staff_add_their_own(boss: Client) -> None:
    form = read_form(boss, ADD) | {"name": "Saffron extract", "kind": "botanical", "unit": "MG"}

    response = boss.post(ADD, form)

    assert response.status_code == 302, errors_of(response)
    saffron = Ingredient.objects.get()
    assert (saffron.key, saffron.slug, saffron.unit) == ("saffron_extract", "saffron-extract", "mg")
    assert saffron.is_own


def test_every_shipped_ingredient_can_be_saved_as_it_is(reference: None) -> None:
    wrong = {}
    for ingredient in Ingredient.objects.all():
        stored = model_to_dict(ingredient)
        stored["interaction_tags"] = ", ".join(ingredient.interaction_tags)
        form = IngredientForm(stored, instance=ingredient)
        if not form.is_valid():
            wrong[ingredient.key] = form.errors.as_json()

    assert wrong == {}


def test_saving_an_unchanged_page_leaves_it_to_the_shops_data(
    boss: Client, reference: None
) -> None:
    assert boss.post(page("iron"), read_form(boss, page("iron"))).status_code == 302

    assert not Ingredient.objects.get(key="iron").is_own
    assert not OutboxMessage.objects.exists()


def test_what_staff_changed_is_not_overwritten_by_the_loader(boss: Client, reference: None) -> None:
    form = read_form(boss, page("iron")) | {"cautions": "Ask first.", "daily_value": "17"}
    boss.post(page("iron"), form)

    loaded = load_ingredients()

    iron = Ingredient.objects.get(key="iron")
    assert (iron.cautions, iron.daily_value, iron.is_own) == ("Ask first.", Decimal(17), True)
    assert loaded.kept == 1


def test_a_changed_dose_is_kept_as_well(boss: Client, reference: None) -> None:
    address = page("magnesium")
    form = read_form(boss, address) | {"studied_doses-0-finding": "Ours."}
    boss.post(address, form)

    load_ingredients()

    assert StudiedDose.objects.get(pk=form["studied_doses-0-id"]).finding == "Ours."


def test_unticking_kept_by_us_follows_the_data_again(boss: Client, reference: None) -> None:
    boss.post(page("iron"), read_form(boss, page("iron")) | {"cautions": "Ours."})
    form = read_form(boss, page("iron"))
    del form["is_own"]
    boss.post(page("iron"), form)

    load_ingredients()

    assert Ingredient.objects.get(key="iron").cautions != "Ours."


def test_a_new_dose_gets_a_key_of_its_own(boss: Client, reference: None) -> None:
    form = read_form(boss, page("iron"))
    number = form["studied_doses-TOTAL_FORMS"]
    form["studied_doses-TOTAL_FORMS"] = str(int(number) + 1)
    form |= {
        f"studied_doses-{number}-{name}": value
        for name, value in {
            "low": "14", "high": "18", "unit": "mg", "finding": "Levels rose.", "strength": "good",
            "citation": "Somebody, Some Journal, 2020",
        }.items()
    }  # fmt: skip

    response = boss.post(page("iron"), form)

    assert response.status_code == 302, errors_of(response)
    assert StudiedDose.objects.filter(key="iron_own_1").exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "<b>Iron</b>"}, "looks like HTML"),
        ({"name": "zinc"}, "“Zinc” is among the ingredients already"),
        ({"daily_value": "-1"}, "greater than or equal to 0"),
        ({"daily_value": "1e30"}, "digits"),
        ({"daily_value": "many"}, "Enter a number"),
        ({"source": ""}, "A daily value needs its source"),
        ({"upper_limit_unit": ""}, "The upper limit, adults needs this"),
        ({"upper_limit_source": ""}, "The upper limit, adults needs this"),
        ({"cautions_as_of": ""}, "Cautions need it"),
        ({"cautions_as_of": "2126-01-01"}, "still to come"),
        ({"allergens": ["wheat"], "gluten": "free"}, "is not free of gluten"),
    ],
)
def test_wrong_entry_is_an_error_beside_its_field(
    boss: Client, reference: None, fields: dict[str, Any], words: str
) -> None:
    before = Ingredient.objects.filter(key="iron").values().get()

    response = boss.post(page("iron"), read_form(boss, page("iron")) | fields)

    assert words in errors_of(response)
    assert Ingredient.objects.filter(key="iron").values().get() == before


def test_groups_of_medicines_are_typed_with_commas(boss: Client, reference: None) -> None:
    form = read_form(boss, page("iron")) | {"interaction_tags": "PPI, anti coagulant,, ppi"}
    boss.post(page("iron"), form)

    assert Ingredient.objects.get(key="iron").interaction_tags == ["ppi", "anti_coagulant"]


def test_saving_records_the_labels_of_its_products(boss: Client) -> None:
    facts = make_facts([("iron", "14", "mg"), ("zinc", "5", "mg")])
    boss.post(page("iron"), read_form(boss, page("iron")) | {"daily_value": "14"})

    load_handlers()
    message = OutboxMessage.objects.get()
    handlers[message.kind](message.payload)

    version = LabelVersion.objects.get(product=facts.product)
    assert version.content["ingredients"]["iron"]["daily_value"] == "14"
    assert version.reason == "What is known about Iron changed"
    assert str(version.created_by) == "boss@example.com"


def test_one_in_use_is_not_deleted_and_says_why(boss: Client) -> None:
    make_facts([("iron", "14", "mg")])
    address = reverse(
        "admin:catalogue_ingredient_delete", args=[Ingredient.objects.get(key="iron").pk]
    )

    answer = boss.post(address, {"post": "yes"}, follow=True).content.decode()

    assert "stands in the Supplement Facts of 1 product," in answer
    assert Ingredient.objects.filter(key="iron").exists()
    assert "delete_selected" not in boss.get(LIST).content.decode()


def test_one_in_no_product_can_be_deleted(boss: Client, reference: None) -> None:
    pk = Ingredient.objects.get(key="zinc").pk

    boss.post(reverse("admin:catalogue_ingredient_delete", args=[pk]), {"post": "yes"})

    assert not Ingredient.objects.filter(pk=pk).exists()


@pytest.mark.parametrize("term", ["Valeriana", "valerian", "cobalamin"])
def test_search_knows_latin_names_and_synonyms(boss: Client, reference: None, term: str) -> None:
    answer = boss.get(LIST, {"q": term})

    assert answer.context["cl"].result_count >= 1


@pytest.mark.parametrize(
    ("query", "key", "found"),
    [
        ({"limit": "yes"}, "iron", True),
        ({"limit": "no"}, "iron", False),
        ({"used": "yes"}, "zinc", True),
        ({"used": "no"}, "zinc", False),
        ({"checked": "never"}, "iron", False),
        ({"keeper": "us"}, "iron", False),
        ({"keeper": "shop"}, "iron", True),
        ({"kind__exact": "mineral"}, "iron", True),
    ],
)
def test_filters_of_the_list(boss: Client, query: dict[str, str], key: str, found: bool) -> None:
    make_facts([("zinc", "5", "mg")])

    rows = boss.get(LIST, query).context["cl"].queryset

    assert rows.filter(key=key).exists() == found


def test_used_one_leads_to_its_products(boss: Client) -> None:
    make_facts([("zinc", "5", "mg")])
    pk = IngredientAmount.objects.get().ingredient_id

    assert f"/admin/catalogue/product/?ingredient={pk}" in boss.get(page("zinc")).content.decode()


def test_queries_of_the_list_do_not_grow(boss: Client, reference: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert boss.get(LIST).status_code == 200

    assert len(queries) <= 12


def test_editor_reads_it_and_cannot_write(staff: Callable[[str], Client], reference: None) -> None:
    editor = staff("Editor")

    assert "21 CFR 101.9" in editor.get(page("iron")).content.decode()
    assert editor.post(page("iron"), {"name": "Other"}).status_code == 403
