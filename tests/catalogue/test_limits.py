"""What counts toward an upper limit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.limits import counted_towards_limit
from catalogue.nutrition import UnitMismatch

amounts = st.decimals("0.0001", "999999999", places=4, allow_nan=False, allow_infinity=False)


def counted(scope: str, amount: str, unit: str, form: str, limit_unit: str) -> Decimal:
    return counted_towards_limit(
        scope=scope, amount=Decimal(amount), unit=unit, form=form, limit_unit=limit_unit
    )


@pytest.mark.parametrize(
    "form, amount, unit, expected",
    [
        ("as folic acid", "400", "mcg DFE", "240"),
        ("as folic acid", "1000", "mcg DFE", "600"),
        ("as folic acid", "0.4", "mg", "400"),
        ("", "400", "mcg DFE", "240"),
        ("as L-5-methyltetrahydrofolate", "680", "mcg DFE", "0"),
        ("as 5-MTHF (Quatrefolic)", "680", "mcg DFE", "0"),
        ("as calcium folinate", "400", "mcg DFE", "0"),
        ("as folic acid and L-methylfolate", "400", "mcg DFE", "240"),
    ],
)
def test_only_folic_acid_counts_for_folate(form, amount, unit, expected):
    assert counted("folic_acid", amount, unit, form, "mcg") == Decimal(expected)


@pytest.mark.parametrize(
    "form, expected",
    [
        ("as retinyl palmitate", "750"),
        ("as beta-carotene", "0"),
        ("as mixed carotenoids and beta-carotene", "0"),
        ("as 50% beta-carotene, 50% retinyl palmitate", "375"),
        ("as retinyl acetate and 20% beta-carotene", "600"),
        ("as retinyl acetate and beta-carotene", "750"),
        ("80% as beta-carotene", "150"),
        ("as fish liver oil", "750"),
        ("", "750"),
        ("as something else", "750"),
    ],
)
def test_only_preformed_vitamin_a_counts(form, expected):
    assert counted("preformed", "750", "mcg RAE", form, "mcg RAE") == Decimal(expected)


def test_niacin_equivalents_and_weights_reach_the_limits_unit():
    assert counted("supplemental", "30", "mg NE", "as niacinamide", "mg") == 30
    assert counted("all", "0.125", "mg", "as cholecalciferol", "mcg") == 125


def test_units_that_measure_different_things_are_refused():
    with pytest.raises(UnitMismatch):
        counted("all", "5", "CFU", "", "mg")


@given(amounts, st.sampled_from(["all", "supplemental", "preformed"]), st.text(max_size=60))
def test_never_more_than_the_amount_and_never_negative(amount, scope, form):
    unit = "mcg RAE" if scope == "preformed" else "mg"
    share = counted_towards_limit(scope=scope, amount=amount, unit=unit, form=form, limit_unit=unit)

    assert 0 <= share <= amount
