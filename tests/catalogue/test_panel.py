"""The panel of 21 CFR 101.36."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.labels import put_together
from catalogue.models import Ingredient, IngredientAmount, SupplementFacts
from catalogue.panel import build_panel
from catalogue.printable import is_printable
from catalogue.reference import load_ingredients
from tests.catalogue.facts import make_facts

pytestmark = pytest.mark.django_db

LABEL_ORDER = [
    "calories", "total_fat", "saturated_fat", "trans_fat", "polyunsaturated_fat",
    "monounsaturated_fat", "cholesterol", "total_carbohydrate", "dietary_fiber", "total_sugars",
    "added_sugars", "sugar_alcohol", "protein", "vitamin_a", "vitamin_c", "vitamin_d", "vitamin_e",
    "vitamin_k", "thiamin", "riboflavin", "niacin", "vitamin_b6", "folate", "vitamin_b12", "biotin",
    "pantothenic_acid", "choline", "calcium", "iron", "phosphorus", "iodine", "magnesium", "zinc",
    "selenium", "copper", "manganese", "chromium", "molybdenum", "chloride", "sodium", "potassium",
    "fluoride",
]  # fmt: skip


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
        ("calcium", "90", "mg"),
        ("chloride", "90", "mg"),
        ("vitamin_c", "9", "mg"),
    )

    assert [row.key for row in shown.rows] == ["vitamin_c", "calcium", "chloride", "sodium"]


def test_every_nutrient_stands_where_the_rule_lists_it():
    """21 CFR 101.36(b)(2)(i)(B), entered backwards; 500 mg and more are no trace of any."""
    load_ingredients()
    units = {each.key: each.unit for each in Ingredient.objects.all()}

    shown = panel(*((key, "500", units[key]) for key in reversed(LABEL_ORDER)))

    assert [row.key for row in shown.rows] == LABEL_ORDER
    assert shown.other_rows == []


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

    assert columns(shown.rows) == [("calories", "35", ""), ("protein", "9 g", "")]
    assert shown.footnotes == []


def test_values_that_hang_on_calories_carry_their_sign():
    shown = panel(("total_fat", "2", "g"), ("cholesterol", "10", "mg"))

    assert [row.percent for row in shown.rows] == ["3%‡", "3%"]
    assert [note.symbol for note in shown.footnotes] == ["‡"]


@pytest.mark.parametrize(
    ("key", "entered", "unit", "printed", "percent"),
    [
        ("calories", "4", "kcal", None, None),
        ("calories", "47", "kcal", "45", ""),
        ("calories", "56", "kcal", "60", ""),
        ("total_fat", "0.4", "g", None, None),
        # 2.3 / 78 is 2.9 %, 5.4 / 78 is 6.9 %.
        ("total_fat", "2.3", "g", "2.5 g", "3%‡"),
        ("total_fat", "5.4", "g", "5 g", "7%‡"),
        ("saturated_fat", "500", "mg", "0.5 g", "3%‡"),
        ("cholesterol", "1.9", "mg", None, None),
        ("cholesterol", "3", "mg", "less than 5 mg", "1%"),
        ("cholesterol", "12", "mg", "10 mg", "4%"),
        ("sodium", "4", "mg", None, None),
        # 7 / 2,300 is 0.3 %.
        ("sodium", "7", "mg", "5 mg", "<1%"),
        ("sodium", "148", "mg", "150 mg", "6%"),
        # 0.6 / 275 is 0.2 %.
        ("total_carbohydrate", "0.6", "g", "less than 1 g", "<1%‡"),
        ("dietary_fiber", "0.49", "g", None, None),
        ("total_sugars", "1.5", "g", "2 g", "†"),
        ("protein", "0.5", "g", "less than 1 g", ""),
    ],
)
def test_calories_sodium_and_macronutrients_are_rounded(key, entered, unit, printed, percent):
    """21 CFR 101.9(c)(1) to (7); the percentage is taken before."""
    found = [(row.amount, row.percent) for row in panel((key, entered, unit)).rows]

    assert found == ([(printed, percent)] if printed else [])


@pytest.mark.parametrize(
    ("key", "amount", "unit", "population", "is_shown"),
    [
        # Two percent of 4,700 mg are 94 mg, of 3,000 mg 60 mg, of 700 mg 14 mg.
        ("potassium", "94", "mg", "adults_4plus", True),
        ("potassium", "93.9", "mg", "adults_4plus", False),
        ("potassium", "60", "mg", "children_1_3", True),
        ("potassium", "14", "mg", "infants", True),
        ("potassium", "101", "mg", "pregnant_lactating", False),
        ("copper", "18", "mcg", "adults_4plus", True),
        ("copper", "17", "mcg", "adults_4plus", False),
        ("fluoride", "0.1", "mg", "adults_4plus", True),
        ("boron", "0.001", "mg", "adults_4plus", True),
    ],
)
def test_less_than_two_percent_is_not_declared(key, amount, unit, population, is_shown):
    facts = make_facts([(key, amount, unit)], population=population)

    assert is_printable(facts.amounts.get(), facts) is is_shown
    shown = build_panel(facts)
    assert bool([*shown.rows, *shown.other_rows]) is is_shown


def test_sources_that_reach_two_percent_together_are_declared():
    facts = make_facts([("potassium", "50", "mg"), ("potassium", "49", "mg")])

    assert all(is_printable(row, facts) for row in facts.amounts.all())
    assert columns(build_panel(facts).rows) == [("potassium", "99 mg", "2%")]


def test_what_fills_a_capsule_has_no_row():
    facts = make_facts([("magnesium", "100", "mg")])
    facts.amounts.update(ingredient=Ingredient.objects.filter(kind="excipient").first())

    shown = build_panel(facts)
    assert (shown.rows, shown.other_rows) == ([], [])


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


@pytest.mark.parametrize(
    ("population", "percents", "heading", "footnote"),
    [
        # 14 mg of iron of 18, 27, 7 and 11 mg; 7.8 g of fat of 78, 78, 39 and 30 g.
        ("adults_4plus", ["10%‡", "78%"], "% Daily Value", "2,000"),
        ("pregnant_lactating", ["10%‡", "52%"], "Pregnant and Lactating Women", "2,000"),
        ("children_1_3", ["20%‡", "200%"], "Children 1 through 3 Years of Age", "1,000"),
        ("infants", ["26%", "127%"], "Infants through 12 Months of Age", None),
    ],
)
def test_each_population_has_its_daily_values_and_heading(population, percents, heading, footnote):
    """21 CFR 101.36(b)(2)(iii)(D) and (E)."""
    shown = panel(("iron", "14", "mg"), ("total_fat", "7.8", "g"), population=population)

    assert [row.percent for row in shown.rows] == percents
    assert shown.percent_heading.endswith(heading)
    expected = [f"Percent Daily Values are based on a {footnote} calorie diet."]
    assert [note.text for note in shown.footnotes] == (expected if footnote else [])


def test_a_value_that_infants_have_none_of_is_not_established():
    """21 CFR 101.9(c)(9) gives them none for sodium."""
    shown = panel(("sodium", "100", "mg"), population="infants")

    assert columns(shown.rows) == [("sodium", "100 mg", "†")]


@given(amount=st.decimals(min_value="0.0001", max_value="9999", places=4))
def test_what_is_printable_never_prints_a_zero(amount):
    facts = SupplementFacts()
    for key, value, kind in (("total_fat", 78, "macro"), ("zinc", 11, "mineral")):
        ingredient = Ingredient(key=key, kind=kind, unit="g", daily_value=value)
        row = IngredientAmount(ingredient=ingredient, amount=amount, unit="g")
        put_together(facts, [row], [])
        for shown in build_panel(facts).rows:
            assert shown.share not in ("0%", "")
            assert not shown.amount.startswith("0 ")
