"""Builders for Supplement Facts."""

from decimal import Decimal
from typing import Any

from catalogue.models import Ingredient, IngredientAmount, Product, SupplementFacts
from catalogue.reference import load_ingredients
from tests.factories import make_product


def make_facts(
    amounts: list[tuple[str, str, str]], *, product: Product | None = None, **fields: Any
) -> SupplementFacts:
    """`amounts` are (ingredient key, amount, unit), in the order of entry.

    A second row of the same ingredient comes from another source.
    """
    if not Ingredient.objects.exists():
        load_ingredients()
    facts = SupplementFacts.objects.create(
        product=product or make_product(),
        **{
            "dosage_form": "capsule",
            "serving_size": "1 capsule",
            "servings_per_container": 30,
            **fields,
        },
    )
    seen: list[str] = []
    for position, (key, amount, unit) in enumerate(amounts):
        IngredientAmount.objects.create(
            facts=facts,
            ingredient=Ingredient.objects.get(key=key),
            amount=Decimal(amount),
            unit=unit,
            form=f"as source {seen.count(key) + 1}" if key in seen else "",
            position=position,
        )
        seen.append(key)
    return facts
