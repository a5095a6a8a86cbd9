"""Percent daily values, computed by hand."""

from decimal import Decimal

import pytest

from catalogue.nutrition import UnitMismatch, convert, format_amount, percent_of_daily_value


@pytest.mark.parametrize(
    "amount, daily_value, percent",
    [
        ("500", "2.4", 20833),  # vitamin B12: 208.333… times
        ("125", "420", 30),  # magnesium: 29.76
        ("100", "1300", 8),  # calcium: 7.69
        ("14", "18", 78),  # iron: 77.78
        ("400", "400", 100),  # folate
        ("89", "90", 99),  # vitamin C: 98.89
        ("1.25", "1.3", 96),  # riboflavin: 96.15
        ("125", "20", 625),  # vitamin D
        ("27", "27", 100),  # iron in pregnancy
        ("1", "200", 1),  # 0.5 goes up
        ("0.99", "200", 0),  # 0.495 does not
        ("2.5", "100", 3),  # half up, not half to even
    ],
)
def test_percent_of_daily_value(amount, daily_value, percent):
    assert percent_of_daily_value(Decimal(amount), Decimal(daily_value)) == percent


def test_weights_are_converted():
    assert convert(Decimal("0.9"), "mg", "mcg") == Decimal("900")
    assert convert(Decimal("3000"), "mg", "g") == Decimal("3")


@pytest.mark.parametrize("unit, to", [("mcg", "mcg DFE"), ("IU", "mcg"), ("kcal", "g")])
def test_different_measures_are_not_converted(unit, to):
    with pytest.raises(UnitMismatch):
        convert(Decimal(1), unit, to)


@pytest.mark.parametrize(
    "amount, text", [("400.0000", "400 mg"), ("1000", "1,000 mg"), ("12.5000", "12.5 mg")]
)
def test_amounts_without_trailing_zeros(amount, text):
    assert format_amount(Decimal(amount), "mg") == text
