from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.payment.exceptions import AmountNotRepresentable
from shop.payment.money import from_minor, to_minor


def test_dollars_become_cents():
    assert to_minor(Decimal("29.95"), "USD") == 2995


def test_yen_have_no_smaller_unit():
    assert to_minor(Decimal("500.00"), "JPY") == 500


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        (Decimal("0.001"), "USD"),
        (Decimal("1.50"), "JPY"),
        (Decimal("NaN"), "USD"),
        (Decimal("Infinity"), "USD"),
        (Decimal("1.00"), "KWD"),
        (29.95, "USD"),
    ],
)
def test_what_has_no_exact_minor_amount_is_refused(amount, currency):
    with pytest.raises(AmountNotRepresentable):
        to_minor(amount, currency)


@given(st.integers(min_value=0, max_value=10**11), st.sampled_from(["USD", "EUR", "JPY"]))
def test_there_and_back_is_the_same_amount(minor, currency):
    assert to_minor(from_minor(minor, currency), currency) == minor
