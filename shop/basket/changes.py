"""Changing a cart: add, set quantities, remove. Each is one short transaction."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from catalogue.models import Product

from .exceptions import CartFull, NotBuyable
from .locks import lock_cart
from .models import Basket, Line

MAX_PIECES = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD


def add_to_cart(cart: Basket, product: Product, quantity: int) -> Line:
    """Put so many more into the cart, which is opened if it is not yet.

    Raises NotBuyable, CartFull or CartClosed; nothing has changed then.
    """
    if product.is_parent:
        raise NotBuyable(_("Please choose a variant first."))
    with transaction.atomic():
        _open(cart)
        pieces = _lock_and_count(cart)
        _check_offer(cart, product, pieces.get(product.pk, 0) + quantity)
        _check_room(sum(pieces.values()) + quantity)
        line, _created = cart.add_product(product, quantity)
    return line


def fill_cart_up_to(cart: Basket, product: Product, quantity: int) -> None:
    """Put what is missing to so many into the cart; nothing when it holds as many already.

    Raises as add_to_cart.
    """
    with transaction.atomic():
        _open(cart)
        missing = quantity - _lock_and_count(cart).get(product.pk, 0)
        if missing > 0:
            add_to_cart(cart, product, missing)


def set_quantities(cart: Basket, wanted: Mapping[int, int]) -> dict[int, str]:
    """Give lines of the cart new quantities, by line id; 0 removes. All of them, or none.

    Returns the refusals by line id; empty means done. Ids of other carts' lines are ignored.
    Raises CartFull or CartClosed.
    """
    with transaction.atomic():
        pieces = _lock_and_count(cart)
        lines = [line for line in cart.all_lines() if line.pk in wanted]
        refusals = {}
        for line in lines:
            allowed, reason = line.purchase_info.availability.is_purchase_permitted(wanted[line.pk])
            # Fewer is always possible, also of what has meanwhile run short.
            if wanted[line.pk] > line.quantity and not allowed:
                refusals[line.pk] = str(reason)
        if refusals:
            return refusals
        before = sum(pieces.values())
        after = before + sum(wanted[line.pk] - line.quantity for line in lines)
        if after > before:
            _check_room(after)
        for line in lines:
            _write(line, wanted[line.pk])
        cart.reset_offer_applications()
    return {}


def _open(cart: Basket) -> None:
    """Save a new cart; of two first adds of one account, both use the one that was faster."""
    if cart.pk:
        return
    try:
        with transaction.atomic():
            cart.save()
    except IntegrityError:
        faster = Basket.open.get(owner=cart.owner)
        cart.pk, cart.date_created = faster.pk, faster.date_created
        cart._state.adding = False


def _lock_and_count(cart: Basket) -> dict[int, int]:
    """Pieces by product, read under the lock on the cart's row."""
    lock_cart(cart)
    cart._lines = None
    return dict(
        Line.objects.filter(basket=cart)
        .order_by()
        .values_list("product_id")
        .annotate(pieces=Sum("quantity"))
    )


def _check_offer(cart: Basket, product: Product, quantity: int) -> None:
    info = cart.strategy.fetch_for_product(product)
    allowed, reason = info.availability.is_purchase_permitted(quantity)
    if not allowed:
        raise NotBuyable(str(reason))
    if not info.price.exists:
        raise NotBuyable(_("This product has no price yet."))


def _check_room(pieces: int) -> None:
    if pieces > MAX_PIECES:
        raise CartFull(
            _("A cart holds %(limit)d pieces at most. For more, please write to us.")
            % {"limit": MAX_PIECES}
        )


def _write(line: Any, quantity: int) -> None:
    if quantity == 0:
        line.delete()
        return
    price = line.purchase_info.price
    # Who changes a line has seen its price of today.
    Line.objects.filter(pk=line.pk).update(
        quantity=quantity,
        price_excl_tax=price.excl_tax if price.exists else line.price_excl_tax,
        price_incl_tax=price.incl_tax if price.exists else line.price_incl_tax,
    )
