"""Amounts as people type them, as labels print them, and as a share of the daily value."""

import re
from decimal import ROUND_HALF_UP, Decimal

LARGEST = Decimal("999999999")
DECIMALS = 4
LONGEST = 40
_TYPED = re.compile(r"(?P<number>[0-9][0-9.,]*)(?:\s*(?P<unit>[A-Za-z][A-Za-z ]*))?")
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")


class AmountError(ValueError):
    """What was typed is no amount; the message says to people what is wrong."""


def percent_of_daily_value(amount: Decimal, daily_value: Decimal) -> int:
    """Whole percent, half up, of the amount as it is before any rounding.

    21 CFR 101.36(b)(2)(iii); the 2, 5 and 10 percent steps of 101.9 are for foods only.
    """
    return int((amount / daily_value * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def plain_number(amount: Decimal) -> str:
    """As it is stored and compared: 14 for 14.0000 and 400 for 4E+2, without commas."""
    return f"{amount.normalize():f}"


def format_amount(amount: Decimal, unit: str) -> str:
    """1,000 mg; no trailing zeros."""
    return f"{amount.normalize():,f} {unit}"


def parse_amount(text: str, *, unit: str = "") -> Decimal:
    """The number in "1,000", "0.9" or, when `unit` is mg, "14 mg". Raises AmountError."""
    typed = " ".join(text.replace("µ", "mc").replace("μ", "mc").split())
    if not typed:
        raise AmountError("Enter an amount.")
    if len(typed) > LONGEST:
        raise AmountError("That is too long for an amount.")
    if typed[0] in "-−–":
        raise AmountError("An amount cannot be negative.")
    if re.search(r"\d\s*[A-Za-z]+[ ,;+]*\d", typed) and not re.fullmatch(r"[\d.,]+[eE]\d+", typed):
        raise AmountError("Enter one amount in one unit.")
    match = _TYPED.fullmatch(typed)
    if match is None:
        raise AmountError("Enter a number in figures, such as 14 or 0.9.")
    written = (match["unit"] or "").strip()
    if written and written.casefold() != unit.casefold():
        if not unit:
            raise AmountError(
                f"Enter the number only; {written} belongs in the field for the unit."
            )
        raise AmountError(f"The amount is in {written}, but the unit of this row is {unit}.")
    return _read(match["number"])


def _read(number: str) -> Decimal:
    if not _NUMBER.fullmatch(number):
        raise AmountError("Use a point for decimals and commas for thousands only: 1,000.5.")
    amount = Decimal(number.replace(",", ""))
    if amount == 0:
        raise AmountError("The amount must be more than nothing.")
    if amount > LARGEST:
        raise AmountError(f"That is too much; the largest amount is {LARGEST:,}.")
    if -int(amount.normalize().as_tuple().exponent) > DECIMALS:
        raise AmountError(f"At most {DECIMALS} decimals; choose a smaller unit.")
    return amount
