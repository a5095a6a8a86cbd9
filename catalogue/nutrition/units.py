"""Units of a label, and what each is worth in another.

Equivalents depend on the substance: 21 CFR 101.9(c)(8)(iv) and the conversions of the NIH Office of
Dietary Supplements. Folic acid is divided by 0.6 for mcg DFE; the factor 1.7, also in use, is that
number rounded. Beta-carotene is the supplemental one: 0.3 mcg RAE in an IU, as FDA counts it.
"""

from decimal import Decimal

# Micrograms in one unit of weight.
_WEIGHTS = {"mcg": Decimal(1), "mg": Decimal(1_000), "g": Decimal(1_000_000)}
# Units of the same kind, in the smallest of them.
_OTHERS = (
    {"ml": Decimal(1), "l": Decimal(1_000)},
    {"kcal": Decimal(1)},
    {"CFU": Decimal(1), "million CFU": Decimal(10) ** 6, "billion CFU": Decimal(10) ** 9},
)
# How much of the substance has the weight of one equivalent.
_EQUIVALENTS = {
    ("RAE", "retinol"): Decimal(1),
    ("RAE", "beta_carotene"): Decimal(2),
    ("DFE", "folic_acid"): Decimal("0.6"),
    ("NE", "niacin"): Decimal(1),
    ("NE", "tryptophan"): Decimal(60),
}
# Micrograms of the substance in one IU; of vitamin E as labels count it.
_INTERNATIONAL_UNITS = {
    "retinol": Decimal("0.3"),
    "beta_carotene": Decimal("0.6"),
    "vitamin_d": Decimal("0.025"),
    "vitamin_e_natural": Decimal(670),
    "vitamin_e_synthetic": Decimal(450),
}


class UnitMismatch(ValueError):
    """Two units that measure different things, such as mcg DFE and mg."""


def compares(unit: str, to: str) -> bool:
    """Whether `convert` knows the way from one unit to the other."""
    try:
        convert(Decimal(1), unit, to)
    except UnitMismatch:
        return False
    return True


def convert(amount: Decimal, unit: str, to: str, *, substance: str = "") -> Decimal:
    """The amount in another unit that measures the same thing.

    `substance` opens the way between weights, equivalents and IU: retinol, beta_carotene,
    vitamin_d, vitamin_e_natural, vitamin_e_synthetic, folic_acid, niacin, tryptophan. Raises
    UnitMismatch when the units do not compare.
    """
    if unit == to:
        return amount
    for scale in _OTHERS:
        if unit in scale and to in scale:
            return amount * scale[unit] / scale[to]
    source, target = _parts(unit), _parts(to)
    if source and target and source[1] == target[1]:
        return amount * source[0] / target[0]
    worth, target_worth = _micrograms(unit, substance), _micrograms(to, substance)
    if worth is None or target_worth is None:
        raise UnitMismatch(f"{unit} cannot be converted to {to}")
    return amount * worth / target_worth


def _micrograms(unit: str, substance: str) -> Decimal | None:
    """What one `unit` is in micrograms of the substance."""
    if unit == "IU":
        return _INTERNATIONAL_UNITS.get(substance)
    parts = _parts(unit)
    if parts is None:
        return None
    weight, measure = parts
    factor = _EQUIVALENTS.get((measure, substance)) if measure else Decimal(1)
    return weight * factor if factor is not None else None


def _parts(unit: str) -> tuple[Decimal, str] | None:
    """mcg DFE is a microgram of DFE; mg is a milligram of nothing in particular."""
    weight, _, measure = unit.partition(" ")
    if weight not in _WEIGHTS or measure not in ("", "RAE", "DFE", "NE"):
        return None
    return _WEIGHTS[weight], measure
