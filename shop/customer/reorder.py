"""The same again: what can still be bought goes into the cart, what cannot is named."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from catalogue.label_changes import Change
from shop.basket.changes import fill_cart_up_to
from shop.basket.exceptions import CartError
from shop.basket.models import Basket
from shop.order.models import Order
from shop.order.sold_labels import lines_with_labels, list_formula_changes


@dataclass
class Reordered:
    added: int = 0
    refusals: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)


def put_into_cart(order: Order, cart: Basket) -> Reordered:
    """Have at least the order's quantity of each product in the cart, at today's price and formula.

    Doing it again changes nothing.
    """
    result = Reordered()
    added: list[int] = []
    for line in order.lines.select_related("product__product_class", "product__parent"):
        try:
            _add(line, cart)
        except CartError as refusal:
            result.refusals.append(f"{line.title}: {refusal}")
        else:
            result.added += 1
            added.append(line.pk)
    changed = list_formula_changes([each for each in lines_with_labels(order) if each.pk in added])
    titles = dict(order.lines.values_list("pk", "title"))
    result.changes = [_in_words(titles[pk], changes) for pk, changes in changed.items()]
    return result


def _in_words(title: str, changes: list[Change]) -> str:
    """One sentence; more than three differences are on the product's page."""
    some = "; ".join(
        f"{change.what}: {change.before or _('not in it')} → {change.after or _('not in it')}"
        for change in changes[:3]
    )
    more = _(" and more") if len(changes) > 3 else ""
    text = _("The formula of %(title)s has changed since that order. %(changes)s%(more)s.")
    return text % {"title": title, "changes": some, "more": more}


def _add(line: Any, cart: Basket) -> None:
    if line.product is None or not _is_public(line.product):
        raise CartError(_("no longer sold"))
    fill_cart_up_to(cart, line.product, line.quantity)


def _is_public(product: Any) -> bool:
    return product.is_public and (product.parent is None or product.parent.is_public)
