"""Which warnings a product carries, chosen or not."""

import pytest

from catalogue.warnings import list_warnings
from tests.catalogue.facts import make_facts

pytestmark = pytest.mark.django_db
# 21 CFR 101.17(e)
IRON = (
    "WARNING: Accidental overdose of iron-containing products is a leading cause of fatal "
    "poisoning in children under 6. Keep this product out of reach of children. In case of "
    "accidental overdose, call a doctor or poison control center immediately."
)


def keys(*amounts, **fields):
    return [warning.key for warning in list_warnings(make_facts(list(amounts), **fields))]


@pytest.mark.parametrize("form", ["capsule", "tablet", "softgel"])
def test_solid_product_with_iron_has_the_legal_text(form):
    first = list_warnings(make_facts([("iron", "0.1", "mg")], dosage_form=form))[0]

    assert first.text.encode() == IRON.encode()
    assert first.is_boxed


def test_powder_with_iron_is_not_solid():
    assert "iron" not in keys(("iron", "5", "mg"), dosage_form="powder")


def test_product_without_iron():
    assert "iron" not in keys(("zinc", "5", "mg"))


def test_chosen_warning_is_not_printed_twice():
    assert keys(("iron", "5", "mg"), warnings=["iron", "pregnancy_ask"]).count("iron") == 1


@pytest.mark.parametrize(
    "ingredient", ["melatonin", "valerian_root_extract", "ashwagandha_root_extract"]
)
def test_what_makes_drowsy_says_so(ingredient):
    assert "drowsiness" in keys((ingredient, "3", "mg"))


def test_every_product_has_a_word_on_pregnancy():
    assert keys(("zinc", "5", "mg")) == ["pregnancy_ask"]


@pytest.mark.parametrize("chosen", ["pregnancy_avoid", "prenatal_care"])
def test_stricter_word_on_pregnancy_replaces_the_general_one(chosen):
    assert keys(("zinc", "5", "mg"), warnings=[chosen]) == [chosen]


def test_allergens_are_named():
    facts = make_facts([("zinc", "5", "mg")], allergens="fish (cod), soy")

    assert list_warnings(facts)[0].text == "Contains: fish (cod), soy."


def test_boxed_warnings_come_first():
    shown = keys(("zinc", "50", "mg"), warnings=["pregnancy_ask", "zinc_upper_limit"])

    assert shown == ["zinc_upper_limit", "pregnancy_ask"]


def test_unknown_key_is_left_out():
    assert keys(("zinc", "5", "mg"), warnings=["pregnancy_ask", "gone"]) == ["pregnancy_ask"]
