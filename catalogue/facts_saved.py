"""What follows from new facts, called by every way of saving them."""

from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model

from catalogue.composition import known_names
from catalogue.diets import products_holding, take_derived
from catalogue.facets import refresh_facets
from catalogue.labels import facts_with_rows, record_label
from catalogue.models import Ingredient, SupplementFacts
from catalogue.readiness import take_judgement
from shop.tasks.outbox import enqueue


def facts_saved(facts: SupplementFacts, *, by: Any = None, reason: str = "") -> None:
    """Bring what is derived from the facts up to date. May be called twice."""
    stored = facts_with_rows().get(pk=facts.pk)
    known = known_names()
    # Both: badges are judged as they are now.
    if any([take_derived(stored, known), take_judgement(stored, known)]):
        stored.save(update_fields=["flags", "known_allergens", "blocking"])
        facts.flags, facts.known_allergens = stored.flags, stored.known_allergens
    refresh_facets(stored.product)
    record_label(stored, by=by, reason=reason)


def ingredient_saved(ingredient: Ingredient, *, by: Any = None) -> None:
    """Queue the same for every product with the ingredient: there may be thousands."""
    payload = {"ingredient": ingredient.pk, "by": by.pk if by else None}
    enqueue("ingredient.saved", key=f"ingredient.saved/{uuid4()}", payload=payload)


def refresh_facts_of_ingredient(pk: int, *, by: int | None = None) -> None:
    """`by` is the key of a user. An ingredient that is gone has no products."""
    ingredient = Ingredient.objects.filter(pk=pk).first()
    if ingredient is None:
        return
    user = get_user_model().objects.filter(pk=by).first() if by else None
    rows = SupplementFacts.objects.filter(product__in=products_holding(ingredient))
    for facts in rows.select_related("product").iterator(chunk_size=500):
        facts_saved(facts, by=user, reason=f"What is known about {ingredient} changed")
