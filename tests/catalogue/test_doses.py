"""What studies gave, beside what a product gives."""

from decimal import Decimal
from typing import Any

import pytest

from catalogue.doses import list_doses
from catalogue.models import Blend, Ingredient, StudiedDose
from catalogue.reference import load_ingredients
from tests.catalogue.facts import make_facts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_own_studies():
    load_ingredients()
    StudiedDose.objects.all().delete()


def study(key: str, low: str, high: str, unit: str = "mg", **fields: Any) -> StudiedDose:
    return StudiedDose.objects.create(
        ingredient=Ingredient.objects.get(key=key),
        **{
            "key": f"{key}-{low}-{high}",
            "low": Decimal(low),
            "high": Decimal(high),
            "unit": unit,
            "finding": "No difference from placebo.",
            "strength": "none",
            "citation": "Doe J. Journal 2020",
            **fields,
        },
    )


@pytest.mark.parametrize(
    ("amount", "verdict"),
    [("199.9", "below"), ("200", "within"), ("400", "within"), ("400.1", "above")],
)
def test_amount_is_below_within_or_above(amount, verdict):
    facts = make_facts([("magnesium", amount, "mg")])
    study("magnesium", "200", "400")

    assert [dose.verdict for dose in list_doses(facts)] == [verdict]


def test_a_day_is_the_directions_maximum_and_units_of_weight_convert():
    facts = make_facts([("magnesium", "0.1", "g")], servings_per_day=3)
    study("magnesium", "300", "600")

    dose = list_doses(facts)[0]

    assert (dose.studied, dose.given, dose.verdict) == ("300 to 600 mg", "300 mg", "within")


def test_bar_has_the_range_and_the_amount_on_one_scale():
    facts = make_facts([("magnesium", "250", "mg")])
    study("magnesium", "500", "1000")

    bar = list_doses(facts)[0].bar

    assert (bar.start, bar.width, bar.given) == (46, 46, 23)


def test_bar_never_leaves_its_line():
    facts = make_facts([("magnesium", "100000", "mg")])
    study("magnesium", "1", "1")
    study("magnesium", "200000", "200000")

    for dose in list_doses(facts):
        assert dose.bar.start >= 0 and dose.bar.start + dose.bar.width <= 100
        assert 0 <= dose.bar.given <= 100


def test_sources_of_one_nutrient_are_added_up():
    facts = make_facts([("magnesium", "100", "mg"), ("magnesium", "50", "mg")])
    study("magnesium", "300", "300")

    assert [dose.given for dose in list_doses(facts)] == ["150 mg"]


@pytest.mark.parametrize(
    ("studied", "sold", "compares"),
    [
        ("citrate", "as magnesium citrate", True),
        ("citrate; about 290 mg of the element", "as magnesium citrate", True),
        ("citrate", "as magnesium oxide", False),
        ("citrate", "", False),
        ("", "as magnesium oxide", True),
        ("picolinate and others", "as magnesium oxide", True),
        ("magnesium salt in the evening", "as magnesium oxide", True),
        ("hydrochloride", "HCl", True),
    ],
)
def test_another_form_has_no_bar(studied, sold, compares):
    facts = make_facts([("magnesium", "200", "mg")])
    facts.amounts.update(form=sold)
    study("magnesium", "200", "200", form=studied)

    dose = list_doses(facts)[0]

    assert (dose.bar is not None, bool(dose.given), not dose.reason) == (compares,) * 3


def test_root_and_its_extract_do_not_compare():
    facts = make_facts([("valerian_root_extract", "400", "mg")])
    study("valerian_root_extract", "800", "800", form="root")
    study("valerian_root_extract", "300", "600", form="root extract")

    assert {dose.studied: dose.verdict for dose in list_doses(facts)} == {
        "800 mg": "",
        "300 to 600 mg": "within",
    }


def test_another_unit_has_no_bar():
    facts = make_facts([("folate", "400", "mcg DFE")])
    study("folate", "1", "5", unit="mg")

    dose = list_doses(facts)[0]

    assert dose.bar is None and "another unit" in dose.reason


def test_a_member_of_a_blend_gives_no_amount_away():
    facts = make_facts([("magnesium", "200", "mg")])
    blend = Blend.objects.create(facts=facts, name="Blend", amount=500, unit="mg")
    facts.amounts.update(blend=blend)
    study("magnesium", "300", "300")

    dose = list_doses(facts)[0]

    assert (dose.given, dose.bar) == ("", None)


def test_page_says_what_the_bar_draws_and_where_it_was_read(client):
    facts = make_facts([("magnesium", "200", "mg")])
    study("magnesium", "300", "600", doi="10.1000/x", people=10)

    html = client.get(facts.product.get_absolute_url()).content.decode()

    assert "Studied: 300 to 600 mg a day" in html
    assert "This gives 200 mg a day, less than that." in html
    assert 'href="https://doi.org/10.1000/x"' in html
    assert "No clear effect · 10 people" in html


def test_page_groups_cautions_by_ingredient_with_their_source(client):
    facts = make_facts([("magnesium", "200", "mg")])
    Ingredient.objects.filter(key="magnesium").update(
        interactions="Keep apart from tetracycline.",
        separation_hours="2-4",
        cautions_source="A fact sheet",
        cautions_as_of="2026-11-21",
    )

    html = client.get(facts.product.get_absolute_url()).content.decode()

    assert "Keep apart from tetracycline." in html
    assert "2 to 4 hours between it and such medicines." in html
    assert "A fact sheet, November 21, 2026" in html
