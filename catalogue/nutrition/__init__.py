"""The arithmetic of a Supplement Facts panel, in Decimal, without Django."""

from .amounts import (
    AmountError,
    format_amount,
    parse_amount,
    percent_of_daily_value,
    plain_number,
)
from .compounds import Finding, UnknownCompound, check_elemental, elemental
from .rounding import Rounded, increment, is_rounded, round_for_label, round_nutrient
from .units import UnitMismatch, compares, convert

__all__ = [
    "AmountError", "Finding", "Rounded", "UnitMismatch", "UnknownCompound", "check_elemental",
    "compares", "convert", "elemental", "format_amount", "increment", "is_rounded", "parse_amount",
    "percent_of_daily_value", "plain_number", "round_for_label", "round_nutrient",
]  # fmt: skip
