"""Rows, blends and the live preview of the Supplement Facts form."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from catalogue.models import Blend, Ingredient, LabelVersion, SupplementFacts
from shop.backoffice.facts_rows import MOST_ROWS
from shop.backoffice.units import fits
from tests.catalogue.facts import make_facts
from tests.factories import make_product

from .facts_form import ADD_FACTS, PREVIEW, facts_page, new_facts, rows
from .product_page import read_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def iron() -> Ingredient:
    return Ingredient.objects.create(
        key="iron", name="Iron", kind="mineral", unit="mg", daily_value=Decimal(18)
    )


@pytest.fixture
def hops() -> Ingredient:
    return Ingredient.objects.create(key="hops", name="Hops", kind="botanical", unit="mg")


def test_row_without_a_unit_takes_the_ingredients(boss: Client, iron: Ingredient) -> None:
    form = new_facts(boss, make_product()) | rows("amounts", {"ingredient": iron.pk, "amount": 14})

    assert boss.post(ADD_FACTS, form).status_code == 302

    assert str(SupplementFacts.objects.get().amounts.get()) == "Iron 14 mg"


def test_row_joins_a_blend_entered_on_the_same_page(boss: Client, hops: Ingredient) -> None:
    form = new_facts(boss, make_product())
    form |= rows("blends", {"name": "Evening Blend", "amount": "300", "unit": "mg"})
    form |= rows("amounts", {"ingredient": hops.pk, "amount": "100", "blend_name": "evening blend"})

    assert boss.post(ADD_FACTS, form).status_code == 302

    assert [row.ingredient for row in Blend.objects.get().members.all()] == [hops]


def test_unknown_blend_is_an_error_beside_the_row(boss: Client, hops: Ingredient) -> None:
    form = new_facts(boss, make_product())
    form |= rows("amounts", {"ingredient": hops.pk, "amount": "100", "blend_name": "Morning"})

    answer = boss.post(ADD_FACTS, form)

    assert "There is no blend “Morning”" in answer.content.decode()
    assert not SupplementFacts.objects.exists()


def test_row_outlives_its_deleted_blend(boss: Client, hops: Ingredient) -> None:
    facts = SupplementFacts.objects.create(
        product=make_product(), dosage_form="capsule", serving_size="1", servings_per_container=30
    )
    blend = facts.blends.create(name="Evening", amount=300, unit="mg")
    facts.amounts.create(ingredient=hops, amount=100, unit="mg", blend=blend)
    form = read_form(boss, facts_page(facts))
    assert form["amounts-0-blend_name"] == "Evening"

    form |= {"blends-0-DELETE": "on", "amounts-0-blend_name": ""}
    assert boss.post(facts_page(facts), form).status_code == 302

    assert not facts.blends.exists()
    assert facts.amounts.get().blend is None


def test_excipient_is_neither_offered_nor_accepted(boss: Client) -> None:
    shell = Ingredient.objects.create(key="shell", name="Capsule", kind="excipient", unit="mg")
    form = new_facts(boss, make_product()) | rows("amounts", {"ingredient": shell.pk, "amount": 1})
    query = {
        "app_label": "catalogue", "model_name": "ingredientamount", "field_name": "ingredient",
        "term": "caps",
    }  # fmt: skip

    assert boss.get("/admin/autocomplete/", query).json()["results"] == []
    assert boss.post(ADD_FACTS, form).status_code == 200
    assert not SupplementFacts.objects.exists()


def test_ingredient_is_found_by_a_synonym(boss: Client, iron: Ingredient) -> None:
    iron.synonyms = "ferrous bisglycinate"
    iron.save()
    query = {
        "app_label": "catalogue", "model_name": "ingredientamount", "field_name": "ingredient",
        "term": "bisgly",
    }  # fmt: skip

    assert [each["text"] for each in boss.get("/admin/autocomplete/", query).json()["results"]] == [
        "Iron"
    ]


def test_emptied_place_is_no_error(boss: Client) -> None:
    facts = make_facts([("iron", "14", "mg"), ("zinc", "5", "mg")])
    form = read_form(boss, facts_page(facts)) | {"amounts-1-position": ""}

    assert boss.post(facts_page(facts), form).status_code == 302


def test_each_save_records_the_label_with_its_author(boss: Client) -> None:
    facts = make_facts([("iron", "14", "mg")])

    boss.post(facts_page(facts), read_form(boss, facts_page(facts)) | {"amounts-0-amount": "15"})

    version = LabelVersion.objects.get(product=facts.product)
    assert str(version.created_by) == "boss@example.com"
    assert version.content["amounts"][0]["amount"] == "15"


def test_preview_shows_the_panel_and_writes_nothing(boss: Client, iron: Ingredient) -> None:
    form = new_facts(boss, make_product())
    form |= rows("amounts", {"ingredient": iron.pk, "amount": "9", "unit": "mg"})

    page = boss.post(PREVIEW, form, headers={"X-Requested-With": "fetch"}).content.decode()

    assert "9 mg" in page and "50%" in page
    assert "Iron: WARNING" not in page and "Warnings on the page" in page
    assert "<html" not in page
    assert not SupplementFacts.objects.exists()


def test_preview_is_a_page_of_its_own_without_javascript(boss: Client) -> None:
    page = boss.post(PREVIEW, new_facts(boss, make_product())).content.decode()

    assert "<html" in page and "3 capsules" in page


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"amount": "14 mg"}, "Enter the number only; mg belongs in the field for the unit."),
        ({"amount": "1 mg + 2 g"}, "Enter one amount in one unit."),
        ({"amount": "-14"}, "An amount cannot be negative."),
        ({"amount": "1e30"}, "Enter a number in figures"),
        ({"amount": "fourteen"}, "Enter a number in figures"),
        ({"amount": "14", "unit": "mL"}, "Iron is stated in mg, which mL is not."),
        ({"amount": "14", "form": "<b>as citrate</b>"}, "looks like HTML"),
        ({"amount": "14", "label_name": "<script>"}, "looks like HTML"),
    ],
)
def test_wrong_row_is_explained_beside_it_and_keeps_what_was_typed(
    boss: Client, iron: Ingredient, row: dict[str, str], words: str
) -> None:
    form = new_facts(boss, make_product()) | rows("amounts", {"ingredient": iron.pk, **row})

    answer = boss.post(ADD_FACTS, form)

    [inline] = [
        each for each in answer.context["inline_admin_formsets"] if each.formset.prefix == "amounts"
    ]
    assert words in str(inline.formset.errors)
    assert inline.formset.forms[0]["amount"].value() == row["amount"]
    assert not SupplementFacts.objects.exists()


def test_thousands_are_read_with_commas(boss: Client, iron: Ingredient) -> None:
    row = {"ingredient": iron.pk, "amount": "1,000.5", "unit": "mcg", "limit_amount": "0"}
    form = new_facts(boss, make_product()) | rows("amounts", row)

    assert boss.post(ADD_FACTS, form).status_code == 302

    stored = SupplementFacts.objects.get().amounts.get()
    assert (stored.amount, stored.limit_amount) == (Decimal("1000.5"), 0)


def test_units_of_enzymes_are_let_through() -> None:
    assert fits("HUT", "mg") and fits("mcg", "mg")
    assert not fits("IU", "mg") and not fits("mg NE", "mcg DFE")


NONSENSE = ["1e30", "-5", "abc", "NaN", "Infinity", "0", "", " ", "9" * 400, "\x00", "1e-30", "½"]


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_is_named_and_never_an_error(boss: Client, iron: Ingredient, value: str) -> None:
    data = {
        **dict.fromkeys(("product", "dosage_form", "serving_size", "_facts"), value),
        **dict.fromkeys(("servings_per_container", "warnings", "flags", "population"), value),
        **rows("blends", dict.fromkeys(("name", "amount", "unit", "position"), value)),
        **rows(
            "amounts",
            {"ingredient": iron.pk, "amount": value, "unit": "mg", "compound_amount": value},
            {"ingredient": value, "amount": "1", "unit": value, "blend_name": value},
            {"ingredient": iron.pk, "amount": "1", "unit": "g", "position": value},
            {"ingredient": iron.pk, "amount": "1", "unit": "IU", "form": value},
        ),
        "amounts-TOTAL_FORMS": value,
    }

    assert boss.post(PREVIEW, data).status_code == 200
    assert boss.post(ADD_FACTS, data).status_code == 200
    assert not SupplementFacts.objects.exists()


def test_page_shows_no_more_rows_than_a_label_may_have(boss: Client, iron: Ingredient) -> None:
    """A thousand took 25 seconds."""
    data = new_facts(boss, make_product()) | {"amounts-TOTAL_FORMS": "9" * 400}

    page = boss.post(ADD_FACTS, data)

    forms = page.context["inline_admin_formsets"]
    assert [len(each.formset.forms) for each in forms] == [0, MOST_ROWS]


def test_two_units_that_do_not_add_up_are_named(boss: Client, iron: Ingredient) -> None:
    data = rows(
        "amounts",
        {"ingredient": iron.pk, "amount": "1", "unit": "mg"},
        {"ingredient": iron.pk, "amount": "1", "unit": "IU", "form": "as other"},
    )

    page = boss.post(PREVIEW, data).content.decode()

    assert "which IU is not" in page


def test_preview_needs_the_right_and_a_post(
    staff: Callable[[str], Client], boss: Client, client: Client
) -> None:
    assert boss.get(PREVIEW).status_code == 405
    assert staff("Editor").post(PREVIEW, {}).status_code == 403
    assert staff("Catalogue manager").post(PREVIEW, {}).status_code == 200
    assert client.post(PREVIEW, {}).status_code == 302
    checked = Client(enforce_csrf_checks=True)
    checked.cookies = boss.cookies
    assert checked.post(PREVIEW, {}).status_code == 403
