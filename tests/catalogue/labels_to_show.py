"""A label that may be shown, and ways to spoil it."""

from decimal import Decimal
from typing import Any

from catalogue.labels import facts_with_rows
from catalogue.models import Ingredient, Product, SupplementFacts
from catalogue.publishing import Problem, list_problems
from tests.catalogue.facts import make_facts

CAPSULE = "hypromellose (capsule), rice flour"


def make_complete(
    amounts: list[tuple[str, str, str]] | None = None,
    *,
    product: Product | None = None,
    **fields: Any,
) -> SupplementFacts:
    """Magnesium capsules with everything that a label needs, unless told otherwise."""
    return make_facts(
        [("magnesium", "100", "mg")] if amounts is None else amounts,
        product=product,
        **{
            "serving_size": "2 capsules",
            "units_per_serving": 2,
            "net_quantity": "60 capsules",
            "directions": "Take 2 capsules daily.",
            "other_ingredients": CAPSULE,
            "allergen_status": "none",
            **fields,
        },
    )


def add_row(facts: SupplementFacts, key: str, amount: str, unit: str = "mg", **fields: Any) -> Any:
    return facts.amounts.create(
        ingredient=Ingredient.objects.get(key=key), amount=Decimal(amount), unit=unit, **fields
    )


def problems_of(facts: SupplementFacts) -> list[Problem]:
    return list_problems(facts_with_rows().get(pk=facts.pk))


def found(facts: SupplementFacts, *, advice: bool = False) -> list[tuple[str, str]]:
    """(rule, field) of what blocks; with `advice` of what is only advised."""
    return [(each.rule, each.field) for each in problems_of(facts) if each.blocks != advice]
