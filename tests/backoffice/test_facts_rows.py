"""Rows of the Supplement Facts form that are each other's double, or only seem to be."""

import pytest
from django.test import Client

from catalogue.models import Blend, Ingredient, SupplementFacts
from tests.catalogue.facts import make_facts
from tests.factories import make_product

from .facts_form import ADD_FACTS, facts_page, new_facts, rows
from .product_page import read_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def iron() -> Ingredient:
    return Ingredient.objects.create(key="iron", name="Iron", kind="mineral", unit="mg")


@pytest.fixture
def hops() -> Ingredient:
    return Ingredient.objects.create(key="hops", name="Hops", kind="botanical", unit="mg")


@pytest.mark.parametrize("prefix", ["blends", "amounts"])
def test_same_row_twice_is_an_error_and_no_crash(
    boss: Client, hops: Ingredient, prefix: str
) -> None:
    row = {"name": "A", "ingredient": hops.pk, "amount": "1", "unit": "mg"}
    form = new_facts(boss, make_product()) | rows(prefix, row, row)

    answer = boss.post(ADD_FACTS, form)

    assert answer.status_code == 200
    assert not SupplementFacts.objects.exists()


@pytest.mark.parametrize(("prefix", "field"), [("blends", "name"), ("amounts", "ingredient")])
def test_same_row_twice_is_told_beside_the_second(
    boss: Client, hops: Ingredient, prefix: str, field: str
) -> None:
    row = {"name": "A", "ingredient": hops.pk, "amount": "1", "unit": "mg"}
    form = new_facts(boss, make_product()) | rows(prefix, row, row)

    answer = boss.post(ADD_FACTS, form)

    formset = next(
        each.formset
        for each in answer.context["inline_admin_formsets"]
        if each.formset.prefix == prefix
    )
    assert [list(each.errors) for each in formset.forms] == [[], [field]]
    assert "already" in formset.forms[1].errors[field][0]
    assert formset.non_form_errors() == []


def test_rows_can_change_places_by_their_ingredients(
    boss: Client, iron: Ingredient, hops: Ingredient
) -> None:
    facts = make_facts([("iron", "14", "mg"), ("hops", "100", "mg")])
    form = read_form(boss, facts_page(facts))
    form |= {"amounts-0-ingredient": hops.pk, "amounts-1-ingredient": iron.pk}

    assert boss.post(facts_page(facts), form).status_code == 302

    assert [str(row) for row in facts.amounts.all()] == ["Hops 14 mg", "Iron 100 mg"]


def test_row_takes_the_ingredient_of_a_deleted_one(
    boss: Client, iron: Ingredient, hops: Ingredient
) -> None:
    facts = make_facts([("iron", "14", "mg"), ("hops", "100", "mg")])
    form = read_form(boss, facts_page(facts))
    form |= {"amounts-0-ingredient": hops.pk, "amounts-1-DELETE": "on"}

    assert boss.post(facts_page(facts), form).status_code == 302

    assert [str(row) for row in facts.amounts.all()] == ["Hops 14 mg"]


def test_row_that_somebody_else_has_entered_meanwhile_is_told_beside_it(
    boss: Client, hops: Ingredient, iron: Ingredient
) -> None:
    facts = make_facts([("iron", "14", "mg")])
    form = read_form(boss, facts_page(facts)) | {"amounts-TOTAL_FORMS": "2"}
    facts.amounts.create(ingredient=hops, amount=1, unit="mg", position=1)
    form |= {"amounts-1-ingredient": hops.pk, "amounts-1-amount": "5", "amounts-1-unit": "mg"}

    answer = boss.post(facts_page(facts), form)

    assert answer.status_code == 200
    assert "listed already, from the same source" in answer.text


def test_blends_can_change_names(boss: Client, hops: Ingredient) -> None:
    facts = make_facts([("hops", "1", "mg")])
    for position, name in enumerate(("Calm", "Rest")):
        Blend.objects.create(facts=facts, name=name, amount=1, unit="mg", position=position)
    form = read_form(boss, facts_page(facts))
    form |= {"blends-0-name": "Rest", "blends-1-name": "Calm"}

    assert boss.post(facts_page(facts), form).status_code == 302

    assert [blend.name for blend in facts.blends.all()] == ["Rest", "Calm"]
