"""The arithmetic of a Supplement Facts panel, in Decimal, without Django."""

from decimal import ROUND_HALF_UP, Decimal

# Micrograms in one unit of weight.
_WEIGHTS = {"mcg": Decimal(1), "mg": Decimal(1_000), "g": Decimal(1_000_000)}


class UnitMismatch(ValueError):
    """Two units that measure different things, such as mcg DFE and mg."""


def percent_of_daily_value(amount: Decimal, daily_value: Decimal) -> int:
    """Whole percent, half up, of the amount as it is before any rounding.

    21 CFR 101.36(b)(2)(iii); the 2, 5 and 10 percent steps of 101.9 are for foods only.
    """
    return int((amount / daily_value * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def convert(amount: Decimal, unit: str, to: str) -> Decimal:
    """The amount in another unit of weight. Raises UnitMismatch when they do not compare."""
    if unit == to:
        return amount
    if unit not in _WEIGHTS or to not in _WEIGHTS:
        raise UnitMismatch(f"{unit} cannot be converted to {to}")
    return amount * _WEIGHTS[unit] / _WEIGHTS[to]


def format_amount(amount: Decimal, unit: str) -> str:
    """1,000 mg; no trailing zeros."""
    return f"{amount.normalize():,f} {unit}"
