"""What a row of the panel says of the sources of its nutrient, and of other units."""

import pytest

from catalogue.panel import build_panel
from tests.catalogue.facts import make_facts

pytestmark = pytest.mark.django_db


class TestSources:
    def printed(self, *sources, key="magnesium", unit="mg"):
        facts = make_facts([(key, amount, unit) for amount, _form in sources])
        for row, (_amount, form) in zip(facts.amounts.all(), sources, strict=True):
            facts.amounts.filter(pk=row.pk).update(form=form)
        return build_panel(facts).rows[0].source

    def test_the_largest_comes_first(self):
        assert (
            self.printed(("25", "as magnesium oxide"), ("100", "as magnesium citrate"))
            == "as magnesium citrate and magnesium oxide"
        )

    def test_three(self):
        assert self.printed(("30", "as A"), ("20", "as B"), ("10", "as C")) == "as A, B and C"

    def test_another_word_stays(self):
        assert self.printed(("30", "as A"), ("20", "from B")) == "as A and from B"

    def test_amounts_are_compared_by_weight(self):
        facts = make_facts([("copper", "900", "mcg"), ("copper", "1", "mg")])
        facts.amounts.filter(amount=900).update(form="as A")
        facts.amounts.filter(amount=1).update(form="as B")

        row = build_panel(facts).rows[0]
        assert (row.source, row.amount, row.percent) == ("as B and A", "1,900 mcg", "211%")

    def test_none_is_named(self):
        assert self.printed(("30", "")) == ""

    def test_units_that_do_not_add_up_stay_apart(self):
        shown = build_panel(make_facts([("trans_fat", "1", "g"), ("trans_fat", "9", "kcal")]))

        assert [row.amount for row in shown.rows] == ["1 g", "9 kcal"]


class TestFolate:
    def printed(self, amount, form, **fields):
        facts = make_facts([("folate", amount, "mcg DFE")])
        facts.amounts.update(form=form, **fields)
        return build_panel(facts).rows[0]

    @pytest.mark.parametrize(
        ("amount", "folic_acid"),
        [("400", "240"), ("667", "400"), ("1000", "600"), ("2000", "1,200")],
    )
    def test_folic_acid_is_worked_out(self, amount, folic_acid):
        """A microgram of DFE is 0.6 micrograms of folic acid: 21 CFR 101.9(c)(8)(vii)."""
        row = self.printed(amount, "as folic acid")

        assert row.amount.endswith(f" mcg DFE ({folic_acid} mcg folic acid)")

    def test_what_staff_entered_for_the_limit_wins(self):
        """680 is 400 times 1.7, which labels use too."""
        row = self.printed("680", "as folic acid", limit_amount=400)

        assert row.amount == "680 mcg DFE (400 mcg folic acid)"

    def test_another_folate_is_no_folic_acid(self):
        row = self.printed("680", "as L-5-methyltetrahydrofolate")

        assert row.amount == "680 mcg DFE"

    def test_only_the_part_that_is_folic_acid_counts(self):
        facts = make_facts([("folate", "400", "mcg DFE"), ("folate", "170", "mcg DFE")])
        facts.amounts.filter(amount=400).update(form="as folic acid")
        facts.amounts.filter(amount=170).update(form="as L-methylfolate")

        row = build_panel(facts).rows[0]
        assert row.amount == "570 mcg DFE (240 mcg folic acid)"
        assert row.source == "as folic acid and L-methylfolate"

    def test_a_mixture_of_unknown_shares_is_not_guessed_at(self):
        row = self.printed("400", "as folic acid and L-methylfolate")

        assert row.amount == "400 mcg DFE"

    def test_a_remark_typed_into_the_name_is_not_printed_twice(self):
        row = self.printed("400", "as folic acid", label_name="Folate (240 mcg folic acid)")

        assert (row.name, row.amount) == ("Folate", "400 mcg DFE (240 mcg folic acid)")


class TestInternationalUnits:
    def printed(self, key, amount, unit, form, **fields):
        facts = make_facts([(key, amount, unit)], shows_iu=True)
        facts.amounts.update(form=form)
        return build_panel(facts).rows[0].amount

    @pytest.mark.parametrize(
        ("key", "amount", "unit", "form", "printed"),
        [
            ("vitamin_d", "125", "mcg", "as cholecalciferol", "125 mcg (5,000 IU)"),
            ("vitamin_a", "900", "mcg RAE", "as retinyl palmitate", "900 mcg RAE (3,000 IU)"),
            ("vitamin_a", "900", "mcg RAE", "as beta-carotene", "900 mcg RAE (3,000 IU)"),
            # 15 / 0.67 and 15 / 0.45
            ("vitamin_e", "15", "mg", "as d-alpha-tocopherol", "15 mg (22 IU)"),
            ("vitamin_e", "15", "mg", "as dl-alpha-tocopheryl acetate", "15 mg (33 IU)"),
            ("vitamin_e", "15", "mg", "as mixed tocopherols", "15 mg"),
            ("vitamin_c", "90", "mg", "as ascorbic acid", "90 mg"),
        ],
    )
    def test_they_follow_the_amount_in_parentheses(self, key, amount, unit, form, printed):
        assert self.printed(key, amount, unit, form) == printed

    def test_they_are_left_out_unless_asked_for(self):
        assert build_panel(make_facts([("vitamin_d", "125", "mcg")])).rows[0].amount == "125 mcg"
