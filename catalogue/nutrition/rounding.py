"""How labels round amounts.

The steps of 21 CFR 101.9 bind calories and macronutrients. For vitamins and minerals FDA's guidance
names steps by the daily value; they are a default: 125 mg of magnesium may stay 125 mg, and no
rounding may promise more than the product holds (101.9(g)(4)(i)).
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_STEPPED = {"calories", "sodium", "cholesterol"}
_FATS = {
    "total_fat", "saturated_fat", "trans_fat", "polyunsaturated_fat", "monounsaturated_fat",
}  # fmt: skip
_CARBOHYDRATES = {
    "total_carbohydrate", "dietary_fiber", "total_sugars", "added_sugars", "sugar_alcohol",
    "protein",
}  # fmt: skip


@dataclass(frozen=True)
class Rounded:
    """`is_less_than` asks for the words "less than" before the amount."""

    amount: Decimal
    is_less_than: bool = False


def increment(daily_value: Decimal) -> Decimal:
    """The step of a vitamin or mineral with this daily value, in the same unit."""
    if daily_value < 25:
        return Decimal("0.1")
    return Decimal(1) if daily_value < 250 else Decimal(10)


def round_nutrient(amount: Decimal, daily_value: Decimal) -> Decimal:
    """A vitamin's or mineral's amount to the step of its daily value."""
    return _to(amount, increment(daily_value))


def is_rounded(key: str) -> bool:
    """Whether a rule binds its printed amount: calories, sodium and macronutrients."""
    return key in _STEPPED or key in _FATS or key in _CARBOHYDRATES


def round_for_label(key: str, amount: Decimal) -> Rounded:
    """Calories, sodium and macronutrients; any other key keeps its amount.

    Units: kcal, mg of sodium and cholesterol, g of the rest. 21 CFR 101.9(c)(1) to (7).
    """
    if key == "calories":
        return _stepped(amount, nothing_below="5", fine_to="50", fine="5", coarse="10")
    if key == "sodium":
        return _stepped(amount, nothing_below="5", fine_to="140", fine="5", coarse="10")
    if key in _FATS:
        below_five = amount < 5
        return _or_nothing(amount, "0.5", "0.5" if below_five else "1")
    if key == "cholesterol":
        if Decimal(2) <= amount < Decimal(5):
            return Rounded(Decimal(5), is_less_than=True)
        return _or_nothing(amount, "2", "5")
    if key in _CARBOHYDRATES:
        if Decimal("0.5") <= amount < Decimal(1):
            return Rounded(Decimal(1), is_less_than=True)
        return _or_nothing(amount, "0.5", "1")
    return Rounded(amount)


def _stepped(
    amount: Decimal, *, nothing_below: str, fine_to: str, fine: str, coarse: str
) -> Rounded:
    return _or_nothing(amount, nothing_below, fine if amount <= Decimal(fine_to) else coarse)


def _or_nothing(amount: Decimal, nothing_below: str, step: str) -> Rounded:
    if amount < Decimal(nothing_below):
        return Rounded(Decimal(0))
    return Rounded(_to(amount, Decimal(step)))


def _to(amount: Decimal, step: Decimal) -> Decimal:
    return (amount / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step
