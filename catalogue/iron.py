"""How much iron one package holds, and whether children must be kept out of it."""

import re
from decimal import Decimal

from catalogue.models import SupplementFacts
from catalogue.nutrition import UnitMismatch, convert

# 16 CFR 1700.14(a)(13), in mg of elemental iron; powders with little iron by weight are exempt.
REPORTABLE_IRON = 250
MOST_IN_EXEMPT_POWDER = Decimal("0.0012")
_GRAMS = re.compile(r"\(\s*(?:about\s+)?(\d+(?:\.\d+)?)\s*(g|mg)\s*\)")


def needs_child_resistance(facts: SupplementFacts) -> bool:
    return iron_in_package(facts) >= REPORTABLE_IRON and not _is_exempt_powder(facts)


def iron_in_package(facts: SupplementFacts) -> Decimal:
    """Milligrams, all servings together. Reads amounts with ingredients."""
    return _iron_in_serving(facts) * (facts.servings_per_container or 0)


def _iron_in_serving(facts: SupplementFacts) -> Decimal:
    total = Decimal(0)
    for row in facts.amounts.all():
        if row.ingredient.key == "iron" and row.amount and row.unit:
            try:
                total += convert(row.amount, row.unit, "mg")
            except UnitMismatch:
                continue
    return total


def _is_exempt_powder(facts: SupplementFacts) -> bool:
    """Only where the serving's weight is stated: “1 scoop (5 g)”."""
    weight = _GRAMS.search(facts.serving_size)
    if facts.dosage_form != SupplementFacts.Form.POWDER or not weight:
        return False
    milligrams = Decimal(weight[1]) * (1000 if weight[2] == "g" else 1)
    return milligrams > 0 and _iron_in_serving(facts) / milligrams <= MOST_IN_EXEMPT_POWDER
