"""Plants on labels: 21 CFR 101.4(h)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.models import Ingredient
from catalogue.panel import build_panel
from catalogue.panel_names import printed_name
from tests.catalogue.facts import make_facts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("label_name", "printed"),
    [
        ("", "Valerian (Valeriana officinalis) root extract"),
        ("Valerian extract 4:1", "Valerian (Valeriana officinalis) root extract 4:1"),
        ("Valerian", "Valerian (Valeriana officinalis) root"),
        ("Valerian (0.8% acids)", "Valerian (Valeriana officinalis) root (0.8% acids)"),
        (
            "Valerian (Valeriana officinalis) extract",
            "Valerian (Valeriana officinalis) root extract",
        ),
        (
            "Organic valerian (Valeriana officinalis) root",
            "Organic valerian (Valeriana officinalis) root",
        ),
        ("Root of valerian", "Root of valerian (Valeriana officinalis)"),
    ],
)
def test_a_plant_has_latin_name_and_part_once(label_name, printed):
    """21 CFR 101.4(h)."""
    facts = make_facts([("valerian_root_extract", "200", "mg")])
    facts.amounts.update(label_name=label_name)

    assert build_panel(facts).other_rows[0].name == printed


@given(words=st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=40))
def test_a_plants_name_is_not_completed_twice(words):
    plant = Ingredient(
        kind="botanical", name="Ginkgo leaf", latin_name="Ginkgo biloba", plant_part="leaf"
    )
    once = printed_name(plant, words)

    assert printed_name(plant, once) == once
    assert "Ginkgo biloba" in once or "ginkgo biloba" in once.casefold()
