"""Versions of a label: listed, shown, restored."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.facts_saved import facts_saved
from catalogue.models import Ingredient, LabelVersion, SupplementFacts
from tests.catalogue.facts import make_facts

from .facts_form import facts_page
from .product_page import read_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts(boss: Client) -> SupplementFacts:
    """Two versions: iron 14 mg, then 15 mg."""
    made = make_facts([("iron", "14", "mg")])
    facts_saved(made)
    boss.post(facts_page(made), read_form(boss, facts_page(made)) | {"amounts-0-amount": "15"})
    return made


def address(name: str, facts: SupplementFacts, *more: int) -> str:
    return reverse(f"admin:catalogue_supplementfacts_{name}", args=[facts.pk, *more])


def test_history_says_who_changed_what(boss: Client, facts: SupplementFacts) -> None:
    page = boss.get(address("history", facts)).content.decode()

    assert "boss@example.com" in page
    assert "14 mg" in page and "15 mg" in page and "by the shop itself" in page


def test_any_version_shows_its_panel(boss: Client, facts: SupplementFacts) -> None:
    page = boss.get(address("version", facts, 1)).content.decode()

    assert "Supplement Facts" in page and "14 mg" in page
    assert "Restore this version" in page
    assert "Restore this version" not in boss.get(address("version", facts, 2)).content.decode()


def test_restoring_makes_a_new_version(boss: Client, facts: SupplementFacts) -> None:
    boss.post(address("restore", facts, 1))

    assert str(facts.amounts.get().amount.normalize()) == "14"
    newest = LabelVersion.objects.get(product=facts.product, number=3)
    assert (str(newest.created_by), newest.reason) == ("boss@example.com", "Version 1 restored")


def test_restoring_without_an_ingredient_is_refused(boss: Client, facts: SupplementFacts) -> None:
    Ingredient.objects.filter(key="iron").update(key="iron-2")

    page = boss.post(address("restore", facts, 1), follow=True).content.decode()

    assert "Iron is no longer among the ingredients" in page
    assert str(facts.amounts.get().amount.normalize()) == "15"
    assert LabelVersion.objects.count() == 2


def test_restoring_needs_a_post_and_the_right(
    boss: Client, staff: Callable[[str], Client], facts: SupplementFacts
) -> None:
    editor = staff("Editor")

    assert boss.get(address("restore", facts, 1)).status_code == 405
    assert editor.get(address("version", facts, 1)).status_code == 200
    assert "Restore this version" not in editor.get(address("version", facts, 1)).content.decode()
    assert editor.post(address("restore", facts, 1)).status_code == 403
    assert staff("Order desk").get(address("history", facts)).status_code == 403
    assert LabelVersion.objects.count() == 2


@pytest.mark.parametrize("number", [0, 99, 10**18])
def test_unknown_version_is_not_found(boss: Client, facts: SupplementFacts, number: int) -> None:
    assert boss.get(address("version", facts, number)).status_code == 404
    assert boss.post(address("restore", facts, number)).status_code == 404
