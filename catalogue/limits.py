"""How much of an amount counts toward a daily upper limit, in Decimal, without Django.

The limits of the National Academies do not count the same thing as the daily values do: that of
folate counts folic acid only, that of vitamin A preformed vitamin A only. What the source leaves
open counts in full: a warning too many does less harm than one too few.
"""

import re
from decimal import Decimal

from catalogue.nutrition import convert

# 1 mcg DFE is 0.6 mcg of folic acid (21 CFR 101.9(c)(8)(iv)).
FOLIC_ACID_IN_DFE = Decimal("0.6")
_NOT_FOLIC_ACID = re.compile(
    r"methyl-?\s?(tetrahydro)?-?folate|mthf|metafolin|quatrefolic|folinic|folinate|food folate"
)
_NOT_PREFORMED = re.compile(r"carotene|carotenoid|provitamin|cryptoxanthin")
_PREFORMED = re.compile(r"retin(ol|yl|al)|palmitate|acetate|fish|liver")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*%")


def counted_towards_limit(
    *, scope: str, amount: Decimal, unit: str, form: str, limit_unit: str
) -> Decimal:
    """The part of `amount` that the upper limit counts, in the limit's unit.

    `scope` is an Ingredient.LimitScope, `form` the source as the label prints it: "as folic acid".
    Raises UnitMismatch when the units measure different things.
    """
    if scope == "folic_acid":
        return _folic_acid(amount, unit, form, limit_unit)
    if scope == "preformed":
        return convert(
            amount * _preformed_share(form), _plain(unit, "RAE"), _plain(limit_unit, "RAE")
        )
    return convert(amount, _plain(unit, "NE"), _plain(limit_unit, "NE"))


def _folic_acid(amount: Decimal, unit: str, form: str, limit_unit: str) -> Decimal:
    text = form.lower()
    if _NOT_FOLIC_ACID.search(text) and not re.search(r"\bfolic", text):
        return Decimal(0)
    if unit.endswith(" DFE"):
        amount *= FOLIC_ACID_IN_DFE
    return convert(amount, _plain(unit, "DFE"), limit_unit)


def _preformed_share(form: str) -> Decimal:
    """What the named shares of carotene leave over, between 0 and 1; all when none is named."""
    parts = [part for part in re.split(r",|;|\band\b", form.lower()) if part.strip()]
    carotene = [part for part in parts if _is_carotene(part)]
    shares = [Decimal(share[1]) for part in carotene if (share := _SHARE.search(part))]
    if carotene == parts and parts and not shares:
        return Decimal(0)
    return max(1 - sum(shares, Decimal(0)) / 100, Decimal(0))


def _is_carotene(part: str) -> bool:
    return bool(_NOT_PREFORMED.search(part)) and not _PREFORMED.search(part)


def _plain(unit: str, suffix: str) -> str:
    """mcg RAE of preformed vitamin A weigh as much as they count, and so do mg NE of niacin."""
    return unit.removesuffix(f" {suffix}")
