"""A product that customers see keeps its Supplement Facts: 21 CFR 101.36(a).

A signal, because the admin, a queryset and the shell each delete in their own way.
"""

from typing import Any

from django.db.models import ProtectedError
from django.db.models.signals import pre_delete

from .models import Product, SupplementFacts


def connect() -> None:
    pre_delete.connect(_refuse, sender=SupplementFacts, dispatch_uid="label.kept")


def products_that_need(facts: SupplementFacts) -> list[Product]:
    """Visible products that would have no Supplement Facts without these. At most three queries.

    A variant without facts of its own has its product's.
    """
    product = facts.product
    if product.is_child:
        parent = product.parent
        shown = product.is_public and parent.is_public
        has_others = SupplementFacts.objects.filter(product=parent).exists()
        needing = [product] if shown and not has_others else []
    elif product.is_parent and product.is_public:
        needing = list(product.children.filter(is_public=True, facts=None))
    else:
        needing = [product] if product.is_public else []
    owner = product.parent if product.is_child else product
    return needing if owner.product_class is None or owner.product_class.needs_facts else []


def refusal(products: list[Product]) -> str:
    """Why the facts stay, for staff."""
    titles = ", ".join(product.get_title() for product in products)
    return f"{titles}: visible in the shop, and no supplement is sold without them. Hide it first."


def _refuse(
    sender: type[SupplementFacts], instance: SupplementFacts, origin: Any, **_: Any
) -> None:
    """Raises ProtectedError, unless the product itself is deleted and its facts go with it."""
    model = getattr(origin, "model", type(origin))
    if issubclass(model, SupplementFacts) and (needing := products_that_need(instance)):
        raise ProtectedError(refusal(needing), set(needing))
