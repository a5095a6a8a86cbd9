"""What products add up to in a day, against upper limits and each other."""

from decimal import Decimal

import pytest

from catalogue.intake import Taken, sum_intake
from catalogue.labels import facts_with_rows
from catalogue.models import Blend, Ingredient
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db


def limit(key, amount, unit, scope="all", pregnant=None):
    Ingredient.objects.filter(key=key).update(
        upper_limit=Decimal(amount),
        upper_limit_unit=unit,
        upper_limit_scope=scope,
        upper_limit_pregnant=Decimal(pregnant) if pregnant else None,
        upper_limit_source="National Academies",
    )


def make(title, amounts, *, form="", **fields):
    facts = make_facts(amounts, product=make_product(title), **fields)
    if form:
        facts.amounts.update(form=form)
    return facts


def add_up(*several):
    rows = {row.pk: row for row in facts_with_rows().filter(pk__in=[each.pk for each in several])}
    return sum_intake(Taken(each.product, each.product.title, rows[each.pk]) for each in several)


def total(intake, key):
    return next(each for each in intake.totals if each.ingredient.key == key)


def test_a_nutrient_is_summed_over_products_in_its_own_unit():
    intake = add_up(
        make("Calm", [("magnesium", "125", "mg")]), make("Max", [("magnesium", "0.4", "g")])
    )

    assert total(intake, "magnesium").text == "525 mg"
    assert [part.text for part in total(intake, "magnesium").parts] == ["125 mg", "400 mg"]


def test_a_day_is_the_largest_number_of_servings():
    intake = add_up(make("Calm", [("magnesium", "125", "mg")], servings_per_day=2))

    assert total(intake, "magnesium").text == "250 mg"


def test_the_percentage_is_that_of_the_sum():
    intake = add_up(
        make("Calm", [("magnesium", "125", "mg")]), make("Max", [("magnesium", "400", "mg")])
    )

    assert total(intake, "magnesium").percent == "125%"


def test_two_sizes_of_one_product_count_once():
    parent, small, large = make_variants()
    first = make_facts([("magnesium", "100", "mg")], product=small)
    second = make_facts([("magnesium", "100", "mg")], product=large)

    assert total(add_up(first, second), "magnesium").text == "100 mg"


def test_a_sum_over_the_limit_names_products_figures_and_source():
    calm, most = (
        make("Calm", [("magnesium", "125", "mg")]),
        make("Max", [("magnesium", "400", "mg")]),
    )
    limit("magnesium", "350", "mg", "supplemental")

    notice = add_up(calm, most).notices[0]

    assert notice.title == "Magnesium: more than the upper limit"
    assert notice.text == (
        "525 mg a day from supplements, as the labels direct;"
        " the upper limit for adults is 350 mg from supplements."
    )
    assert notice.products == ["Calm", "Max"]
    assert notice.source == "National Academies"


def test_a_limit_on_supplements_may_be_reached():
    facts = make("Max", [("magnesium", "350", "mg")])
    limit("magnesium", "350", "mg", "supplemental")

    assert add_up(facts).notices == []


def test_a_limit_on_all_sources_must_not_be_reached_by_products_alone():
    facts = make("D3", [("vitamin_d", "100", "mcg")])
    limit("vitamin_d", "100", "mcg")

    assert add_up(facts).notices[0].title == "Vitamin D: the upper limit is reached"


def test_folate_is_measured_as_folic_acid():
    facts = make("Folic", [("folate", "1600", "mcg DFE")], form="as folic acid")
    limit("folate", "1000", "mcg", "folic_acid")

    intake = add_up(facts)

    assert total(intake, "folate").limit.counted == 960
    assert intake.notices == []


def test_an_amount_that_staff_entered_for_the_limit_is_taken():
    facts = make("A", [("vitamin_a", "3000", "mcg RAE")], form="as beta-carotene")
    limit("vitamin_a", "3000", "mcg", "preformed")
    facts.amounts.update(limit_amount=Decimal("3100"))

    assert add_up(facts).notices[0].title == "Vitamin A: more than the upper limit"


def test_no_limit_is_a_text_and_no_number():
    intake = add_up(make("B12", [("vitamin_b12", "1000", "mcg")]))

    assert total(intake, "vitamin_b12").limit is None
    assert total(intake, "vitamin_b12").limit_text == "none established"


def test_a_product_for_pregnant_women_brings_their_limit():
    prenatal = make("Prenatal", [("vitamin_a", "2900", "mcg RAE")], population="pregnant_lactating")
    limit("vitamin_a", "3000", "mcg", "preformed", pregnant="2800")

    assert "pregnant women is 2,800 mcg" in add_up(prenatal).notices[0].text


def test_a_childrens_product_is_left_out_and_named():
    drops = make("Drops", [("vitamin_d", "10", "mcg")], population="infants")

    intake = add_up(drops, make("D3", [("vitamin_d", "25", "mcg")]))

    assert intake.left_out == ["Drops"]
    assert total(intake, "vitamin_d").text == "25 mcg"


def test_a_member_of_a_blend_shows_no_amount():
    facts = make("Blend", [("glycine", "200", "mg")])
    blend = Blend.objects.create(facts=facts, name="Calm Blend", amount=200, unit="mg")
    facts.amounts.update(blend=blend)

    row = total(add_up(facts), "glycine")

    assert row.text == ""
    assert row.parts[0].text == "in Calm Blend, amount not stated"


def test_units_that_do_not_compare_are_summed_apart():
    first = make("Cultures", [("probiotic_blend", "10", "CFU")])
    second = make("More", [("probiotic_blend", "150", "mg")])

    texts = [each.text for each in add_up(first, second).totals]

    assert texts == ["10 CFU", "150 mg"]


def test_iron_in_one_and_calcium_in_another_is_said():
    intake = add_up(
        make("Iron", [("iron", "25", "mg")]), make("Calcium", [("calcium", "500", "mg")])
    )

    assert [(each.title, each.products) for each in intake.notices] == [
        ("Iron and calcium", ["Iron", "Calcium"])
    ]


def test_iron_and_calcium_in_one_product_are_that_pages_matter():
    assert add_up(make("Both", [("iron", "9", "mg"), ("calcium", "100", "mg")])).notices == []


def test_two_sedating_products_are_said():
    first = make("Valerian", [("valerian_root_extract", "300", "mg")])
    second = make("Sleep", [("melatonin", "3", "mg")])
    Ingredient.objects.filter(key__in=["valerian_root_extract", "melatonin"]).update(
        drowsiness="yes"
    )

    assert [each.title for each in add_up(first, second).notices] == [
        "Two that can make you drowsy"
    ]


def test_a_shared_caution_is_said():
    first = make("Ginkgo", [("ginkgo_leaf_extract", "120", "mg")])
    second = make("Oil", [("fish_oil", "1000", "mg")])
    Ingredient.objects.filter(key__in=["ginkgo_leaf_extract", "fish_oil"]).update(
        interaction_tags=["anticoagulant"]
    )

    assert [each.title for each in add_up(first, second).notices] == [
        "Several that can slow clotting"
    ]
