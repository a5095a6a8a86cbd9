"""Facets follow whatever they are worked out from.

Signals, because the admin, Oscar's dashboard and imports save these rows, each in its own way.
In the same transaction as the change, so that nobody sees one without the other.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete

from .facets import refresh_facets_of
from .ingredient_changed import ingredient_changed
from .models import Ingredient, IngredientAmount, Need, Product, SupplementFacts

# A save of other columns, such as a new rating, changes no facet.
PRODUCT_COLUMNS = {"parent", "is_public", "structure"}


def connect() -> None:
    for model in (Product, SupplementFacts, IngredientAmount, Ingredient, Need):
        uid = f"facets.{model._meta.label}"
        post_save.connect(_refresh_saved, sender=model, dispatch_uid=f"{uid}.saved")
    for model in (Product, SupplementFacts, IngredientAmount):
        uid = f"facets.{model._meta.label}"
        post_delete.connect(_refresh_deleted, sender=model, dispatch_uid=f"{uid}.deleted")
    pre_delete.connect(_forget_need, sender=Need, dispatch_uid="facets.need.deleted")
    m2m_changed.connect(
        _refresh_needs, sender=Product.needs.through, dispatch_uid="facets.needs.changed"
    )


def _refresh_saved(
    sender: type[Model],
    instance: Any,
    raw: bool = False,
    update_fields: Iterable[str] | None = None,
    **_: Any,
) -> None:
    if raw:
        return
    if sender is Product and update_fields and PRODUCT_COLUMNS.isdisjoint(update_fields):
        return
    if isinstance(instance, Ingredient):
        ingredient_changed(instance)
        return
    refresh_facets_of(_products_of(instance))


def _refresh_deleted(sender: type[Model], instance: Any, **_: Any) -> None:
    """What goes by cascade takes its own facets along; its parent's stay to be looked at."""
    refresh_facets_of(_products_of(instance))


def _forget_need(sender: type[Model], instance: Any, **_: Any) -> None:
    instance.products.clear()


def _refresh_needs(
    sender: Any, instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_: Any
) -> None:
    """`reverse`: products were put to a need; which ones a clear takes away shows before it."""
    if not reverse and action in ("post_add", "post_remove", "post_clear"):
        refresh_facets_of([instance])
    elif action == "pre_clear":
        instance._facets_cleared = list(instance.products.all())
    elif action == "post_clear":
        refresh_facets_of(instance.__dict__.pop("_facets_cleared", []))
    elif action in ("post_add", "post_remove"):
        refresh_facets_of(Product.objects.filter(pk__in=pk_set or ()))


def _products_of(row: Any) -> Iterable[Product]:
    if isinstance(row, Product):
        keys = {row.pk, row.parent_id}
    elif isinstance(row, SupplementFacts):
        keys = {row.product_id}
    elif isinstance(row, IngredientAmount):
        keys = {_facts_product(row)}
    else:
        return row.products.all()
    return Product.objects.filter(pk__in=[key for key in keys if key])


def _facts_product(amount: IngredientAmount) -> int | None:
    facts = SupplementFacts.objects.filter(pk=amount.facts_id)
    return facts.values_list("product_id", flat=True).first()
