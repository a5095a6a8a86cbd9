"""Below the nutrients: blends (21 CFR 101.36(c)), and the ingredients under the panel."""

import pytest

from catalogue.labels import assemble, describe, facts_with_rows
from catalogue.models import Blend
from catalogue.panel import build_panel
from tests.catalogue.facts import make_facts

pytestmark = pytest.mark.django_db


class TestBlends:
    @pytest.fixture
    def facts(self):
        facts = make_facts(
            [
                ("glycine", "100", "mg"),
                ("gaba", "0.15", "g"),
                ("valerian_root_extract", "50", "mg"),
                ("magnesium", "42", "mg"),
                ("melatonin", "1", "mg"),
            ]
        )
        blend = Blend.objects.create(
            facts=facts, name="Calm Blend", note="2 billion CFU", amount=300, unit="mg"
        )
        facts.amounts.exclude(ingredient__key="melatonin").update(blend=blend)
        return facts

    def test_the_total_stands_with_its_symbol(self, facts):
        blend = build_panel(facts).blends[0]

        assert (blend.name, blend.note) == ("Calm Blend", "2 billion CFU")
        assert (blend.amount, blend.symbol) == ("300 mg", "†")

    def test_members_by_falling_weight_without_amounts(self, facts):
        members = build_panel(facts).blends[0].members

        assert [(row.key, row.amount, row.quantity, row.percent) for row in members] == [
            ("gaba", "", None, "†"),
            ("glycine", "", None, "†"),
            ("valerian_root_extract", "", None, "†"),
        ]
        assert members[2].name == "Valerian (Valeriana officinalis) root extract"

    def test_a_mineral_in_it_has_its_own_row_above(self, facts):
        assert [(row.key, row.amount, row.percent) for row in build_panel(facts).rows] == [
            ("magnesium", "42 mg", "10%")
        ]

    def test_what_is_not_in_it_stands_alone(self, facts):
        assert [row.key for row in build_panel(facts).other_rows] == ["melatonin"]

    def test_weights_that_do_not_compare_stay_as_entered(self, facts):
        facts.amounts.filter(ingredient__key="gaba").update(unit="billion CFU")

        members = build_panel(facts).blends[0].members
        assert [row.key for row in members] == ["glycine", "gaba", "valerian_root_extract"]

    def test_a_blend_alone_brings_the_footnote(self, facts):
        facts.amounts.filter(blend=None).delete()

        assert [note.symbol for note in build_panel(facts).footnotes] == ["†"]

    def test_a_label_not_saved_has_its_blend(self, facts):
        recorded = describe(facts_with_rows().get(pk=facts.pk))

        assert build_panel(assemble(recorded)).blends == build_panel(facts).blends


class TestIngredientsBelow:
    def heading(self, *amounts, form="", **fields):
        facts = make_facts(list(amounts), **fields)
        facts.amounts.update(form=form)
        shown = build_panel(facts)
        return shown.ingredients_heading, shown.other_ingredients

    def test_other_ingredients_after_a_named_source(self):
        found = self.heading(
            ("iron", "14", "mg"), form="as ferrous fumarate", other_ingredients="cellulose."
        )

        assert found == ("Other ingredients:", "cellulose")

    def test_ingredients_when_no_source_is_named(self):
        found = self.heading(("iron", "14", "mg"), other_ingredients="ferrous fumarate, cellulose")

        assert found[0] == "Ingredients:"

    def test_what_has_no_daily_value_names_itself(self):
        assert self.heading(("glycine", "3", "g"), other_ingredients="silica")[0] == (
            "Other ingredients:"
        )

    def test_no_heading_without_any(self):
        assert self.heading(("glycine", "3", "g"), other_ingredients=" ") == ("", "")
