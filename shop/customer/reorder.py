"""The same again: what can still be bought goes into the cart, what cannot is named."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from shop.basket.models import Basket
from shop.order.models import Order


@dataclass
class Reordered:
    added: int = 0
    refusals: list[str] = field(default_factory=list)


def put_into_cart(order: Order, cart: Basket, strategy: Any) -> Reordered:
    """Add each line in its old quantity. Prices are today's."""
    result = Reordered()
    for line in order.lines.select_related("product", "stockrecord"):
        refusal = _why_not(line, cart, strategy)
        if refusal:
            result.refusals.append(refusal)
        else:
            cart.add_product(line.product, line.quantity)
            result.added += 1
    return result


def _why_not(line: Any, cart: Basket, strategy: Any) -> str:
    """The sentence that says why this line cannot be bought again, or an empty one."""
    product = line.product
    if product is None or not _is_public(product):
        return _("%(title)s is no longer sold.") % {"title": line.title}
    allowed, reason = line.is_available_to_reorder(cart, strategy)
    if allowed:
        allowed, reason = cart.is_quantity_allowed(line.quantity)
    return "" if allowed else f"{line.title}: {reason}"


def _is_public(product: Any) -> bool:
    return product.is_public and (product.parent is None or product.parent.is_public)
