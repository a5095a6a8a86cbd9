"""Nutrients and daily values from the data file."""

from decimal import Decimal

import pytest

from catalogue.models import Ingredient
from catalogue.reference import load_ingredients

pytestmark = pytest.mark.django_db


def test_second_run_changes_nothing():
    assert load_ingredients().created == 65

    again = load_ingredients()
    assert (again.created, again.updated, again.unchanged) == (0, 0, 65)


def test_changed_value_is_put_right_and_own_ingredients_stay():
    load_ingredients()
    Ingredient.objects.filter(key="iron").update(daily_value=1)
    own = Ingredient.objects.create(key="own", name="Own", kind="other", unit="mg")

    assert load_ingredients().updated == 1
    assert Ingredient.objects.get(key="iron").daily_value == Decimal("18")
    assert Ingredient.objects.filter(pk=own.pk).exists()


@pytest.mark.parametrize(
    "key, adults, pregnant",
    [
        ("vitamin_a", "900", "1300"),
        ("vitamin_d", "20", "15"),
        ("folate", "400", "600"),
        ("calcium", "1300", "1300"),
        ("magnesium", "420", "400"),
        ("sodium", "2300", "2300"),
    ],
)
def test_daily_values(key, adults, pregnant):
    """21 CFR 101.9(c)(8)(iv) and (9)."""
    load_ingredients()
    row = Ingredient.objects.get(key=key)

    assert (row.daily_value, row.daily_value_pregnant) == (Decimal(adults), Decimal(pregnant))
