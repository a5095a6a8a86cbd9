"""Supplement Facts, home sections, pages, letters."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import Ingredient, SupplementFacts
from shop.pages.models import ContactMessage, HomeSection, Page
from tests.factories import make_product

from .product_page import read_form

pytestmark = pytest.mark.django_db
ADD_FACTS = "/admin/catalogue/supplementfacts/add/"


@pytest.fixture
def iron() -> Ingredient:
    return Ingredient.objects.create(
        key="iron", name="Iron", kind="mineral", unit="mg", daily_value=Decimal(18)
    )


def facts_form(boss: Client, product: Any, **changes: str) -> dict[str, Any]:
    return read_form(boss, f"{ADD_FACTS}?product={product.pk}") | {
        "product": str(product.pk),
        "dosage_form": "capsule",
        "serving_size": "3 capsules",
        "servings_per_container": "30",
        **changes,
    }


def test_facts_are_entered_with_their_amounts(boss: Client, iron: Ingredient) -> None:
    product = make_product("Sedorum")
    form = facts_form(boss, product) | {
        "amounts-TOTAL_FORMS": "1",
        "amounts-0-ingredient": str(iron.pk),
        "amounts-0-amount": "14",
        "amounts-0-unit": "mg",
        "confirmed_flags": ["vegan"],
    }

    assert boss.post(ADD_FACTS, form).status_code == 302

    facts = SupplementFacts.objects.get()
    assert str(facts.amounts.get()) == "Iron 14 mg"
    assert facts.flags == ["vegan", "vegetarian"]
    page = reverse("admin:catalogue_product_change", args=[product.pk])
    assert "Capsule, 30 servings" in boss.get(page).content.decode()


def test_unit_without_a_percentage_is_an_error_beside_it(boss: Client, iron: Ingredient) -> None:
    form = facts_form(boss, make_product()) | {
        "amounts-TOTAL_FORMS": "1",
        "amounts-0-ingredient": str(iron.pk),
        "amounts-0-amount": "14",
        "amounts-0-unit": "IU",
    }

    response = boss.post(ADD_FACTS, form)

    assert "Iron is stated in mg, which IU is not." in response.content.decode()
    assert not SupplementFacts.objects.exists()


@pytest.mark.parametrize("product", ["x", "-1", "9" * 12, "0"])
def test_odd_product_in_the_address_is_no_error(boss: Client, product: str) -> None:
    assert boss.get(ADD_FACTS, {"product": product}).status_code == 200


def test_warning_that_a_rule_demands_is_named(boss: Client, iron: Ingredient) -> None:
    facts = SupplementFacts.objects.create(
        product=make_product(), dosage_form="capsule", serving_size="1", servings_per_container=30
    )
    facts.amounts.create(ingredient=iron, amount=14, unit="mg")
    page = reverse("admin:catalogue_supplementfacts_change", args=[facts.pk])

    assert "Iron: WARNING" in boss.get(page).content.decode()


def test_statements_of_a_home_section_are_written_as_lines(boss: Client) -> None:
    add = "/admin/pages/homesection/add/"
    form = read_form(boss, add) | {
        "kind": "facts",
        "statements": "Tested: Every lot.\n\nPlain: Names and amounts: all of them.",
    }

    assert boss.post(add, form).status_code == 302

    assert HomeSection.objects.get().items == [
        {"title": "Tested", "text": "Every lot."},
        {"title": "Plain", "text": "Names and amounts: all of them."},
    ]


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_link_of_a_home_section_stays_in_the_shop(boss: Client, address: str) -> None:
    add = "/admin/pages/homesection/add/"
    form = read_form(boss, add) | {"kind": "hero", "primary_url": address}

    response = boss.post(add, form)

    assert "starts with one slash" in response.content.decode()
    assert not HomeSection.objects.exists()


def test_home_sections_are_sorted_by_dragging(boss: Client) -> None:
    first = HomeSection.objects.create(kind="hero", title="First", position=0)
    second = HomeSection.objects.create(kind="text", title="Second", position=1)
    form = {
        "form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "_save": "Save",
        "form-0-id": first.pk, "form-0-position": "1",
        "form-1-id": second.pk, "form-1-position": "0",
    }  # fmt: skip

    boss.post("/admin/pages/homesection/", form)

    assert list(HomeSection.objects.all()) == [second, first]


def test_page_text_is_sanitised(boss: Client) -> None:
    add = "/admin/pages/page/add/"
    form = read_form(boss, add) | {
        "title": "Shipping",
        "slug": "shipping",
        "body": "<p>We ship.</p><img src=x onerror=alert(1)><iframe src=//evil></iframe>",
    }

    assert boss.post(add, form).status_code == 302

    body = Page.objects.get().body
    assert "onerror" not in body and "iframe" not in body


def test_letter_is_answered_by_mail_and_marked(boss: Client) -> None:
    letter = ContactMessage.objects.create(
        name="Ada", email="ada+x@example.com", topic="order", message="Where?", submission=uuid4()
    )
    page = reverse("admin:pages_contactmessage_change", args=[letter.pk])

    assert "mailto:ada%2Bx%40example.com?subject=" in boss.get(page).content.decode()
    boss.post(
        "/admin/pages/contactmessage/", {"action": "mark_answered", "_selected_action": [letter.pk]}
    )

    letter.refresh_from_db()
    assert letter.answered_at is not None


def test_letter_itself_cannot_be_rewritten(boss: Client) -> None:
    letter = ContactMessage.objects.create(
        name="Ada", email="a@example.com", topic="order", message="Where?", submission=uuid4()
    )
    page = reverse("admin:pages_contactmessage_change", args=[letter.pk])

    boss.post(page, {"message": "Thanks!", "answered_at_0": "", "answered_at_1": ""})

    letter.refresh_from_db()
    assert letter.message == "Where?"
