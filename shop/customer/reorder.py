"""The same again: what can still be bought goes into the cart, what cannot is named."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from shop.basket.changes import add_to_cart
from shop.basket.exceptions import CartError
from shop.basket.models import Basket
from shop.order.models import Order


@dataclass
class Reordered:
    added: int = 0
    refusals: list[str] = field(default_factory=list)


def put_into_cart(order: Order, cart: Basket) -> Reordered:
    """Add each line in its old quantity. Prices are today's."""
    result = Reordered()
    for line in order.lines.select_related("product__product_class", "product__parent"):
        try:
            _add(line, cart)
        except CartError as refusal:
            result.refusals.append(f"{line.title}: {refusal}")
        else:
            result.added += 1
    return result


def _add(line: Any, cart: Basket) -> None:
    if line.product is None or not _is_public(line.product):
        raise CartError(_("no longer sold"))
    add_to_cart(cart, line.product, line.quantity)


def _is_public(product: Any) -> bool:
    return product.is_public and (product.parent is None or product.parent.is_public)
