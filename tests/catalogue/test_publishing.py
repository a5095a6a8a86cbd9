"""What must be true of a label before its product may be shown."""

from decimal import Decimal

import pytest
from django.conf import settings

from catalogue.labels import put_together
from catalogue.models import Ingredient, IngredientAmount, Product, SupplementFacts
from catalogue.publishing import list_problems, rules

from .labels_to_show import add_row, found, make_complete, problems_of

pytestmark = pytest.mark.django_db


def test_complete_label_has_no_problem():
    assert problems_of(make_complete()) == []


@pytest.mark.parametrize(
    ("field", "empty", "rule"),
    [
        ("serving_size", "", "serving_size"),
        ("servings_per_container", 0, "servings"),
        ("net_quantity", "", "net_quantity"),
        ("directions", " ", "directions"),
        ("allergen_status", "unknown", "allergen_status"),
    ],
)
def test_what_is_taken_away_is_exactly_what_is_missing(field, empty, rule):
    facts = make_complete()
    SupplementFacts.objects.filter(pk=facts.pk).update(**{field: empty})

    rule = "allergens_unknown" if field == "allergen_status" else rule
    assert found(facts) == [(rule, field)]


def test_label_without_rows():
    assert found(make_complete([])) == [("rows", "amounts")]


@pytest.mark.parametrize(
    ("net", "fits"),
    [
        ("60 capsules", True),
        ("60 vegetable capsules", True),
        ("90 capsules", False),
        ("1,060 softgels", False),
        ("2.1 oz (60 g)", True),
        ("90", True),
    ],
)
def test_net_quantity_that_counts_units(net, fits):
    expected = [] if fits else [("net_quantity_match", "net_quantity")]

    assert found(make_complete(net_quantity=net)) == expected


def test_wrong_count_names_both_figures():
    assert problems_of(make_complete(net_quantity="90 capsules"))[0].message == (
        "2 a serving times 30 servings is 60, not 90."
    )


class TestRows:
    def test_without_amount(self):
        magnesium = Ingredient(key="magnesium", name="Magnesium", kind="mineral", unit="mg")
        facts = draft(IngredientAmount(ingredient=magnesium, amount=None, unit="mg"))

        assert ("row_amount", "amount") in [
            (each.rule, each.field) for each in list_problems(facts)
        ]

    def test_without_unit(self):
        facts = make_complete()
        facts.amounts.update(unit="")

        assert found(facts) == [("row_unit", "unit")]

    @pytest.mark.parametrize(
        ("key", "unit"),
        [("vitamin_d", "IU"), ("vitamin_a", "mcg"), ("folate", "mcg"), ("glycine", "mcg DFE")],
    )
    def test_unit_of_another_measure(self, key, unit):
        assert found(make_complete([(key, "500", unit)])) == [("row_unit", "unit")]

    @pytest.mark.parametrize(("key", "unit"), [("magnesium", "g"), ("probiotic_blend", "mcg")])
    def test_unit_of_the_same_measure(self, key, unit):
        assert found(make_complete([(key, "0.2" if unit == "g" else "200", unit)])) == []

    def test_vitamin_below_two_percent(self):
        facts = make_complete([("calcium", "25", "mg"), ("zinc", "5", "mg")])
        problem = problems_of(facts)[0]

        assert found(facts) == [("row_too_small", "amount")]
        assert problem.row == facts.amounts.get(ingredient__key="calcium")
        assert "1.9 % of the daily value" in problem.message

    def test_two_percent_is_enough(self):
        assert found(make_complete([("calcium", "26", "mg")])) == []

    def test_sources_count_together(self):
        facts = make_complete([("calcium", "20", "mg"), ("calcium", "20", "mg")])

        assert found(facts) == []

    def test_those_a_label_is_for_count(self):
        """Folate's daily value is 400 mcg for adults and 600 in pregnancy."""
        row = [("folate", "10", "mcg DFE")]

        assert found(make_complete(row)) == []
        assert found(make_complete(row, population="pregnant_lactating")) == [
            ("row_too_small", "amount")
        ]

    @pytest.mark.parametrize(
        ("key", "zero", "least", "unit"),
        [
            ("calories", "4", "5", "kcal"),
            ("total_fat", "0.4", "0.5", "g"),
            ("cholesterol", "1", "2", "mg"),
            ("sodium", "4", "5", "mg"),
        ],
    )
    def test_what_rounds_to_zero(self, key, zero, least, unit):
        assert found(make_complete([(key, zero, unit)])) == [("row_too_small", "amount")]
        assert found(make_complete([(key, least, unit)])) == []

    @pytest.mark.parametrize(
        ("compound", "fits"), [("830", True), ("120", False), ("80", False), ("3000", False)]
    )
    def test_compound_and_element(self, compound, fits):
        facts = make_complete()
        facts.amounts.update(form="as magnesium bisglycinate", compound_amount=Decimal(compound))

        assert found(facts) == ([] if fits else [("row_compound", "compound_amount")])

    def test_compound_nobody_knows(self):
        facts = make_complete()
        facts.amounts.update(form="as magnesium moonlight", compound_amount=Decimal("101"))

        assert found(facts) == []

    def test_same_ingredient_from_one_source(self):
        facts = make_complete()
        facts.amounts.update(form="as magnesium oxide")
        second = add_row(facts, "magnesium", "50", form="As  Magnesium oxide")

        assert found(facts) == [("row_twice", "ingredient")]
        assert problems_of(facts)[0].row == second


class TestBlends:
    def test_that_adds_up(self):
        assert found(self.mixed("300")) == []

    def test_wrong_sum(self):
        facts = self.mixed("310")

        assert found(facts) == [("blend_sum", "amount")]
        assert problems_of(facts)[0].row == facts.blends.get()
        assert "add up to 300 mg, not 310 mg" in problems_of(facts)[0].message

    def test_units_that_do_not_add_up(self):
        facts = self.mixed("300")
        facts.amounts.filter(ingredient__key="l_theanine").update(unit="billion CFU")

        assert found(facts) == [("blend_sum", "unit")]

    def test_empty(self):
        facts = make_complete()
        facts.blends.create(name="Evening blend", amount=300, unit="mg")

        assert found(facts) == [("blend_empty", "name")]

    def test_vitamin_with_an_amount_of_its_own_is_not_part_of_the_sum(self):
        facts = self.mixed("300")
        add_row(facts, "zinc", "5", blend=facts.blends.get())

        assert found(facts) == []

    def test_vitamin_without_an_amount(self):
        zinc = Ingredient(key="zinc", name="Zinc", kind="mineral", unit="mg", daily_value=11)
        mixed = self.mixed("300")
        blend = mixed.blends.get()
        rows = [*mixed.amounts.select_related("ingredient", "blend")]
        rows.append(IngredientAmount(ingredient=zinc, amount=None, unit="mg", blend=blend))
        facts = put_together(mixed, rows, [blend])

        assert [each.rule for each in list_problems(facts) if each.blocks] == ["blend_nutrient"]

    def test_blend_in_a_blend(self):
        facts = self.mixed("400")
        add_row(facts, "probiotic_blend", "100", blend=facts.blends.get())

        assert found(facts) == [("blend_nested", "ingredient")]

    def mixed(self, total):
        facts = make_complete([("magnesium", "100", "mg"), ("glycine", "200", "mg")])
        blend = facts.blends.create(name="Evening", amount=Decimal(total), unit="mg")
        facts.amounts.filter(ingredient__key="glycine").update(blend=blend)
        add_row(facts, "l_theanine", "100", blend=blend)
        return facts


def test_every_problem_names_its_source():
    facts = make_complete([], net_quantity="", directions="", allergen_status="unknown")

    assert all(each.source for each in problems_of(facts))
    assert all(rule.source and rule.needs for rule in rules().values())


def test_every_rule_is_in_the_staff_guide():
    guide = (settings.BASE_DIR / "docs" / "staff-guide.md").read_text()

    assert [
        rule.key
        for rule in rules().values()
        if f"| {rule.needs} | {rule.source} | {'blocks' if rule.blocks else 'advises'} |"
        not in guide
    ] == []


def draft(*rows: IngredientAmount) -> SupplementFacts:
    """Never saved, as a form or a file has it."""
    facts = SupplementFacts(
        product=Product(title="New"), dosage_form="capsule", serving_size="1 capsule",
        servings_per_container=30, net_quantity="30 capsules", directions="Take 1 daily.",
        allergen_status="none",
    )  # fmt: skip
    return put_together(facts, rows, [])


def test_unsaved_draft_is_checked_like_saved_facts():
    magnesium = Ingredient(key="magnesium", name="Magnesium", kind="mineral", unit="mg")
    row = IngredientAmount(ingredient=magnesium, amount=Decimal(100), unit="mg")
    facts = draft(row)
    facts.directions = ""

    assert [each.rule for each in list_problems(facts) if each.blocks] == ["directions"]
    assert facts.pk < 0


def test_draft_with_nothing_filled_in():
    facts = SupplementFacts(product=Product(title="New"), servings_per_container=None)

    rules_found = [each.rule for each in list_problems(put_together(facts, [], []))]

    assert rules_found == [
        "serving_size", "servings", "directions", "net_quantity", "rows", "allergens_unknown",
    ]  # fmt: skip
