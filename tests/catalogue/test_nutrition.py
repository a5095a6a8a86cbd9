"""Percent daily values, computed by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.nutrition import (
    AmountError,
    Rounded,
    UnitMismatch,
    UnknownCompound,
    check_elemental,
    convert,
    elemental,
    format_amount,
    increment,
    parse_amount,
    percent_of_daily_value,
    round_for_label,
    round_nutrient,
)

amounts = st.decimals("0.0001", "999999999", places=4, allow_nan=False, allow_infinity=False)


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


@pytest.mark.parametrize(
    "amount, unit, to, substance, expected",
    [
        ("4000", "IU", "mcg", "vitamin_d", "100"),
        ("1", "mcg", "IU", "vitamin_d", "40"),
        ("1000", "IU", "mcg RAE", "retinol", "300"),
        ("1000", "IU", "mcg RAE", "beta_carotene", "300"),
        ("600", "mcg", "mcg RAE", "beta_carotene", "300"),
        ("100", "IU", "mg", "vitamin_e_natural", "67"),
        ("100", "IU", "mg", "vitamin_e_synthetic", "45"),
        ("240", "mcg", "mcg DFE", "folic_acid", "400"),
        ("400", "mcg DFE", "mcg", "folic_acid", "240"),
        ("16", "mg NE", "mg", "niacin", "16"),
        ("60", "mg", "mg NE", "tryptophan", "1"),
        ("0.4", "mg DFE", "mcg DFE", "", "400"),
        ("20", "billion CFU", "CFU", "", "20000000000"),
        ("0.5", "l", "ml", "", "500"),
    ],
)
def test_equivalents(amount, unit, to, substance, expected):
    assert convert(Decimal(amount), unit, to, substance=substance) == Decimal(expected)


@pytest.mark.parametrize(
    "unit, to, substance",
    [
        ("IU", "mcg", "folic_acid"),
        ("mcg DFE", "mcg", "niacin"),
        ("mcg RAE", "mcg DFE", "retinol"),
        ("CFU", "mg", ""),
        ("ml", "mg", "vitamin_d"),
        ("nonsense", "mg", ""),
    ],
)
def test_a_substance_opens_its_own_equivalents_only(unit, to, substance):
    with pytest.raises(UnitMismatch):
        convert(Decimal(1), unit, to, substance=substance)


@given(
    amounts,
    st.sampled_from(
        [
            ("mcg", "mg", ""),
            ("mg", "g", ""),
            ("IU", "mcg", "vitamin_d"),
            ("IU", "mcg RAE", "beta_carotene"),
            ("mcg", "mcg DFE", "folic_acid"),
            ("mg NE", "g", "tryptophan"),
            ("CFU", "billion CFU", ""),
        ]
    ),
)
def test_there_and_back_is_the_same_amount(amount, way):
    unit, to, substance = way
    there = convert(amount, unit, to, substance=substance)
    back = convert(there, to, unit, substance=substance)

    assert abs(back - amount) <= amount * Decimal("1e-20")


@given(amounts, amounts)
def test_more_of_one_unit_is_more_of_the_other(first, second):
    def converted(amount):
        return convert(amount, "IU", "mcg", substance="vitamin_d")

    assert (first < second) == (converted(first) < converted(second))


@pytest.mark.parametrize(
    "typed, unit, expected",
    [
        ("14", "mg", "14"),
        (" 14 mg", "mg", "14"),
        ("1,000", "mg", "1000"),
        ("1,000.5", "mg", "1000.5"),
        ("400 mcg DFE", "mcg DFE", "400"),
        ("20 billion CFU", "billion CFU", "20"),
        ("50 µg", "mcg", "50"),
    ],
)
def test_typed_amounts(typed, unit, expected):
    assert parse_amount(typed, unit=unit) == Decimal(expected)


@pytest.mark.parametrize(
    "typed, words",
    [
        ("", "Enter an amount"),
        ("   ", "Enter an amount"),
        ("-5", "negative"),
        ("1e30", "in figures"),
        ("NaN", "in figures"),
        ("Infinity", "in figures"),
        ("ten", "in figures"),
        ("1,5", "point for decimals"),
        ("1.000.000", "point for decimals"),
        ("0", "more than nothing"),
        ("1000000000", "too much"),
        ("0.00001", "decimals"),
        ("14 g", "is in g, but the unit of this row is mg"),
        ("14 mg 3 mcg", "one amount in one unit"),
        ("5" * 100, "too long"),
    ],
)
def test_what_is_wrong_with_a_typed_amount_is_said(typed, words):
    with pytest.raises(AmountError, match=words):
        parse_amount(typed, unit="mg")


@given(st.text(max_size=60))
def test_any_text_is_an_amount_or_an_error(text):
    try:
        amount = parse_amount(text, unit="mg")
    except AmountError as error:
        assert str(error)
    else:
        assert 0 < amount <= 999_999_999


@given(amounts)
def test_a_printed_amount_is_read_again(amount):
    assert parse_amount(format_amount(amount, "mg"), unit="mg") == amount


@pytest.mark.parametrize(
    "key, amount, rounded",
    [
        ("calories", "4.9", "0"),
        ("calories", "47", "45"),
        ("calories", "53", "50"),
        ("sodium", "4", "0"),
        ("sodium", "138", "140"),
        ("sodium", "146", "150"),
        ("total_fat", "0.4", "0"),
        ("saturated_fat", "1.3", "1.5"),
        ("total_fat", "5.4", "5"),
        ("cholesterol", "1.9", "0"),
        ("cholesterol", "12", "10"),
        ("protein", "9.5", "10"),
        ("dietary_fiber", "0.4", "0"),
        ("glycine", "3.14", "3.14"),
    ],
)
def test_steps_of_a_label(key, amount, rounded):
    """21 CFR 101.9(c)."""
    assert round_for_label(key, Decimal(amount)) == Rounded(Decimal(rounded))


@pytest.mark.parametrize(
    "key, amount, less_than", [("cholesterol", "3", "5"), ("total_sugars", "0.7", "1")]
)
def test_small_amounts_are_less_than(key, amount, less_than):
    rounded = round_for_label(key, Decimal(amount))

    assert rounded == Rounded(Decimal(less_than), is_less_than=True)


@pytest.mark.parametrize("value, step", [("2.4", "0.1"), ("25", "1"), ("249", "1"), ("420", "10")])
def test_step_by_daily_value(value, step):
    assert increment(Decimal(value)) == Decimal(step)


@given(amounts, st.sampled_from(["1.2", "35", "420"]))
def test_rounding_moves_by_half_a_step_at_most(amount, daily_value):
    value = Decimal(daily_value)

    assert abs(round_nutrient(amount, value) - amount) <= increment(value) / 2


@pytest.mark.parametrize(
    "compound, percent",
    [
        ("magnesium oxide", "60.3"),
        ("as magnesium bisglycinate", "14.1"),
        ("magnesium citrate", "16.2"),
        ("calcium carbonate", "40.0"),
        ("Calcium Citrate", "21.1"),
        ("ferrous sulfate", "20.1"),
        ("ferrous fumarate", "32.9"),
        ("zinc picolinate", "21.1"),
    ],
)
def test_share_of_the_element(compound, percent):
    """By molar mass."""
    assert elemental(compound, Decimal(100)).quantize(Decimal("0.1")) == Decimal(percent)


@pytest.mark.parametrize(
    "compound, weight, element, code",
    [
        ("magnesium oxide", "500", "301", None),
        ("ferrous sulfate", "325", "65", None),
        ("ferrous bisglycinate", "70", "14", None),
        ("calcium citrate", "2380", "500", None),
        ("magnesium bisglycinate", "500", "500", "too_much"),
        ("magnesium bisglycinate", "500", "501", "impossible"),
        ("zinc gluconate", "100", "50", "too_much"),
        ("magnesium oxide", "500", "100", "too_little"),
    ],
)
def test_element_must_fit_its_compound(compound, weight, element, code):
    finding = check_elemental(compound, Decimal(weight), Decimal(element))

    assert (finding.code if finding else None) == code


def test_finding_says_what_would_fit():
    finding = check_elemental("magnesium oxide", Decimal(500), Decimal(400))

    assert finding
    assert finding.text == "Magnesium oxide holds about 60% magnesium: about 301.5 of 500, not 400."


def test_unknown_compound_is_said_to_be_so():
    with pytest.raises(UnknownCompound):
        elemental("unobtainium oxide", Decimal(1))


@given(amounts, st.sampled_from(["magnesium oxide", "ferrous fumarate", "zinc citrate"]))
def test_what_elemental_says_passes_the_check(weight, compound):
    element = elemental(compound, weight)

    assert element <= weight
    assert check_elemental(compound, weight, element) is None
