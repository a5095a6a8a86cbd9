"""Allergens, package, Proposition 65, badges and limits of a label."""

import pytest

from catalogue.allergens import contains_line
from catalogue.label_checks.statements import check_warnings
from catalogue.labels import facts_with_rows
from catalogue.models import Ingredient
from catalogue.warnings import IRON_TEXT, list_warnings

from .facts import make_facts
from .labels_to_show import CAPSULE, add_row, found, make_complete, problems_of

pytestmark = pytest.mark.django_db


def with_row(key, source="", **fields):
    facts = make_complete(**fields)
    add_row(facts, key, "100", form=source)
    return facts


class TestAllergens:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"other_ingredients": f"{CAPSULE}, soy lecithin"}, "allergens_missing"),
            ({"other_ingredients": f"{CAPSULE}, moonlight from shrimp"}, "allergens_missing"),
            ({"allergens": "soy"}, "allergens_words"),
            ({"allergen_status": "declared"}, "allergens_words"),
            ({"allergen_status": "declared", "allergens": "coconut"}, "allergens_words"),
            ({"allergen_status": "declared", "allergens": "fish"}, "allergens_species"),
            ({"allergen_status": "declared", "allergens": "tree nuts"}, "allergens_species"),
            ({"allergen_status": "declared", "allergens": "fish (cod), soy"}, None),
            ({"allergen_status": "declared", "allergens": "almond and walnut"}, None),
        ],
    )
    def test_statement(self, fields, expected):
        assert [rule for rule, _ in found(make_complete(**fields))] == (
            [expected] if expected else []
        )

    @pytest.mark.parametrize(
        ("key", "source", "is_missing"),
        [
            ("fish_oil", "", True),
            ("dha", "from fish oil", True),
            ("dha", "from algal oil", False),
            ("glucosamine_hcl", "", True),
            ("glucosamine_hcl", "from corn", False),
            ("calcium", "as calcium caseinate", True),
        ],
    )
    def test_ingredient_and_its_source(self, key, source, is_missing):
        assert ("allergens_missing", "allergens") in found(with_row(key, source)) or not is_missing
        assert bool(found(with_row(key, source))) == is_missing

    def test_message_names_what_holds_it(self):
        facts = make_complete(other_ingredients="gelatin, soy lecithin")

        assert "Soybeans is in soy lecithin" in problems_of(facts)[0].message

    def test_what_may_hold_one_is_advised(self):
        facts = make_complete(other_ingredients="gelatin")

        assert found(facts) == []
        assert found(facts, advice=True) == [("allergens_unchecked", "allergen_status")]

    @pytest.mark.parametrize(
        ("declared", "line"),
        [("fish (cod)", "fish (cod), soybeans"), ("soy", "soy"), ("", "soybeans")],
    )
    def test_line_on_the_page_names_what_is_known_besides(self, declared, line):
        facts = make_complete(other_ingredients="soy lecithin", allergens=declared)

        assert contains_line(facts) == line
        assert f"Contains: {line}." in [each.text for each in list_warnings(facts)]


class TestPackage:
    """16 CFR 1700.14(a)(13)."""

    @pytest.mark.parametrize(("iron", "needed"), [("8.3", False), ("8.4", True)])
    def test_from_250_mg_of_iron(self, iron, needed):
        rules = [rule for rule, _ in found(make_complete([("iron", iron, "mg")]))]

        assert rules == ["child_resistant"] * 2 * needed

    def test_record_alone_is_missing(self):
        facts = make_complete([("iron", "14", "mg")], child_resistant=True)

        assert found(facts) == [("child_resistant", "child_resistant_record")]

    def test_with_its_record(self):
        facts = make_complete(
            [("iron", "14", "mg")], child_resistant=True, child_resistant_record="Report 12"
        )

        assert found(facts) == []
        assert "child_resistant" in [each.key for each in list_warnings(facts)]

    @pytest.mark.parametrize(
        ("serving", "exempt"), [("1 scoop (10 g)", True), ("1 scoop (2 g)", False), ("1", False)]
    )
    def test_powder_with_little_iron_by_weight(self, serving, exempt):
        facts = make_complete(
            [("iron", "10", "mg")], dosage_form="powder", serving_size=serving,
            net_quantity="10 oz (283 g)",
        )  # fmt: skip

        assert (found(facts) == []) == exempt


class TestProposition65:
    @pytest.mark.parametrize(
        ("chemicals", "harm", "field"),
        [("lead", "", "prop65_harm"), ("", "cancer", "prop65_chemicals")],
    )
    def test_half_a_warning(self, chemicals, harm, field):
        facts = make_complete(prop65_chemicals=chemicals, prop65_harm=harm)

        assert found(facts) == [("prop65", field)]

    @pytest.mark.parametrize(
        ("chemicals", "harm", "words"),
        [
            ("lead", "reproductive", "lead, which is known to the State of California to cause"
             " birth defects or other reproductive harm."),
            ("lead and cadmium", "both", "lead and cadmium, which are known to the State of"
             " California to cause cancer and birth defects or other reproductive harm."),
        ],
    )  # fmt: skip
    def test_words(self, chemicals, harm, words):
        facts = make_complete(prop65_chemicals=chemicals, prop65_harm=harm)

        warning = next(each for each in list_warnings(facts) if each.key == "prop65")

        assert warning.text == (
            f"WARNING: Consuming this product can expose you to {words}"
            " For more information go to www.P65Warnings.ca.gov/food."
        )
        assert warning.is_boxed

    def test_address_is_a_link_on_the_page(self, client):
        facts = make_complete(prop65_chemicals="lead", prop65_harm="cancer")

        page = client.get(facts.product.get_absolute_url()).content.decode()

        assert 'go to <a href="https://www.P65Warnings.ca.gov/food"' in page


class TestLimits:
    def test_is_advice_with_figures_and_source(self):
        problem = problems_of(make_complete([("magnesium", "400", "mg")]))[0]

        assert (problem.rule, problem.blocks, problem.row.ingredient.key) == (
            "upper_limit", False, "magnesium",
        )  # fmt: skip
        assert "400 mg" in problem.message and "350 mg" in problem.message
        assert "National Academies" in problem.message

    def test_stands_on_the_page(self):
        texts = {
            each.key: each.text for each in list_warnings(make_complete([("zinc", "50", "mg")]))
        }

        assert "50 mg a day" in texts["upper_limit"] and "40 mg" in texts["upper_limit"]

    def test_in_a_warnings_own_words_once(self):
        facts = make_complete([("zinc", "50", "mg")], warnings=["zinc_upper_limit"])

        assert "upper_limit" not in [each.key for each in list_warnings(facts)]


@pytest.mark.parametrize("form", ["capsule", "tablet", "chewable", "lozenge", "softgel", "gummy"])
def test_every_solid_form_with_iron_has_the_words_of_the_law(form):
    first = list_warnings(make_facts([("iron", "0.1", "mg")], dosage_form=form))[0]

    assert (first.text.encode(), first.is_boxed) == (IRON_TEXT.encode(), True)


def test_iron_in_other_words_is_a_problem():
    facts = facts_with_rows().get(pk=make_facts([("iron", "5", "mg")]).pk)
    shown = [each for each in list_warnings(facts) if each.key != "iron"]

    assert [each.rule for each in check_warnings(facts, shown)] == ["warning"]
    assert list(check_warnings(facts)) == []


def test_drowsiness_follows_the_ingredients_data():
    facts = make_complete([("glycine", "100", "mg")])
    assert "drowsiness" not in [each.key for each in list_warnings(facts)]

    Ingredient.objects.filter(key="glycine").update(drowsiness="yes")

    facts = facts_with_rows().get(pk=facts.pk)
    assert "drowsiness" in [each.key for each in list_warnings(facts)]


def test_pregnancy_follows_the_ingredients_data():
    """L-theanine's data say: avoid."""
    keys = [each.key for each in list_warnings(make_complete([("l_theanine", "100", "mg")]))]

    assert "pregnancy_avoid" in keys and "pregnancy_ask" not in keys
