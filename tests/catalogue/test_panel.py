"""The panel of 21 CFR 101.36."""

import pytest

from catalogue.panel import build_panel
from tests.catalogue.facts import make_facts

pytestmark = pytest.mark.django_db


def panel(*amounts, **fields):
    return build_panel(make_facts(list(amounts), **fields))


def columns(rows):
    return [(row.key, row.amount, row.percent) for row in rows]


def test_sedorum():
    shown = panel(
        ("glycine", "300", "mg"),
        ("magnesium", "125", "mg"),
        ("iron", "14", "mg"),
        ("calcium", "100", "mg"),
        ("vitamin_b12", "500", "mcg"),
        ("folate", "400", "mcg DFE"),
        ("gaba", "100", "mg"),
    )

    assert columns(shown.rows) == [
        ("folate", "400 mcg DFE", "100%"),
        ("vitamin_b12", "500 mcg", "20,833%"),
        ("calcium", "100 mg", "8%"),
        ("iron", "14 mg", "78%"),
        ("magnesium", "125 mg", "30%"),
    ]
    assert columns(shown.other_rows) == [("glycine", "300 mg", "†"), ("gaba", "100 mg", "†")]
    assert [note.text for note in shown.footnotes] == ["Daily Value not established."]


def test_vitamin_c_comes_before_calcium_and_sodium_after_chloride():
    shown = panel(
        ("sodium", "5", "mg"),
        ("calcium", "9", "mg"),
        ("chloride", "9", "mg"),
        ("vitamin_c", "9", "mg"),
    )

    assert [row.key for row in shown.rows] == ["vitamin_c", "calcium", "chloride", "sodium"]


def test_pregnant_women_have_their_own_column():
    shown = panel(
        ("iron", "27", "mg"), ("folate", "1000", "mcg DFE"), population="pregnant_lactating"
    )

    assert [row.percent for row in shown.rows] == ["167%", "100%"]
    assert shown.percent_heading == "% Daily Value for Pregnant and Lactating Women"


def test_two_sources_of_a_nutrient_are_one_row():
    """Each alone would round to 12 %; together they are 23.8."""
    shown = panel(("magnesium", "50", "mg"), ("magnesium", "50", "mg"))

    assert columns(shown.rows) == [("magnesium", "100 mg", "24%")]


def test_amount_in_another_unit_is_compared_with_the_daily_value():
    assert columns(panel(("copper", "900", "mcg")).rows) == [("copper", "900 mcg", "100%")]


def test_calories_and_protein_have_no_percentage():
    shown = panel(("protein", "9", "g"), ("calories", "35", "kcal"))

    assert columns(shown.rows) == [("calories", "35 kcal", ""), ("protein", "9 g", "")]
    assert shown.footnotes == []


def test_values_that_hang_on_calories_carry_their_sign():
    shown = panel(("total_fat", "2", "g"), ("cholesterol", "10", "mg"))

    assert [row.percent for row in shown.rows] == ["3%‡", "3%"]
    assert [note.symbol for note in shown.footnotes] == ["‡"]


def test_fat_that_rounds_to_nothing_is_less_than_one_percent():
    assert panel(("saturated_fat", "0.05", "g")).rows[0].percent == "<1%‡"


def test_trans_fat_has_no_daily_value_but_stands_with_the_fats():
    shown = panel(("trans_fat", "1", "g"), ("total_fat", "1", "g"))

    assert [row.key for row in shown.rows] == ["total_fat", "trans_fat"]
    assert shown.rows[1].percent == "†"
    assert shown.rows[1].is_indented


def test_building_changes_no_row():
    facts = make_facts([("magnesium", "50", "mg"), ("magnesium", "50", "mg")])
    amounts = list(facts.amounts.all())

    build_panel(facts)

    assert [amount.amount for amount in amounts] == [50, 50]
