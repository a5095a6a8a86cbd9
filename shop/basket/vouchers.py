"""Vouchers in a cart, and in plain words why one does not work."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from oscar.apps.basket.signals import voucher_addition, voucher_removal
from oscar.core.loading import get_class, get_model

from .exceptions import VoucherRefused
from .locks import lock_cart
from .models import Basket

Voucher = get_model("voucher", "Voucher")
Applicator = get_class("offer.applicator", "Applicator")


def add_voucher(cart: Basket, code: str, *, user: Any, request: Any) -> Any:
    """Put the voucher with this code (in any case) into the cart and apply it.

    Raises VoucherRefused with the reason, or CartClosed; the cart is as it was then.
    """
    voucher = Voucher.objects.filter(code=code.strip().upper()).first()
    if voucher is None:
        raise VoucherRefused(_("We know no voucher “%(code)s”.") % {"code": code.strip()})
    if cart.pk is None or cart.is_empty:
        raise VoucherRefused(_("Put something into your cart first."))
    with transaction.atomic():
        lock_cart(cart)
        if cart.vouchers.filter(pk=voucher.pk).exists():
            raise VoucherRefused(_("This voucher is in your cart already."))
        reason = why_not(voucher, user)
        if reason:
            raise VoucherRefused(reason)
        cart.vouchers.add(voucher)
        _apply_again(cart, user, request)
        if not _gives_something(cart, voucher):
            cart.vouchers.remove(voucher)
            _apply_again(cart, user, request)
            raise VoucherRefused(_("This voucher does not apply to anything in your cart."))
    voucher_addition.send(sender=add_voucher, basket=cart, voucher=voucher)
    return voucher


def remove_voucher(cart: Basket, voucher_id: int) -> Any | None:
    """The voucher that was taken out, or None if it was not in the cart. Raises CartClosed."""
    if cart.pk is None:
        return None
    with transaction.atomic():
        lock_cart(cart)
        voucher = cart.vouchers.filter(pk=voucher_id).first()
        if voucher is not None:
            cart.vouchers.remove(voucher)
    if voucher is not None:
        voucher_removal.send(sender=remove_voucher, basket=cart, voucher=voucher)
    return voucher


def why_not(voucher: Any, user: Any) -> str:
    """Why this voucher cannot be used by this customer now; empty if it can."""
    if voucher.is_expired():
        return _("The voucher %(code)s has expired.") % {"code": voucher.code}
    if not voucher.is_active():
        return _("The voucher %(code)s is not valid yet.") % {"code": voucher.code}
    available, _reason = voucher.is_available_to_user(user)
    if available:
        return ""
    if voucher.usage == Voucher.ONCE_PER_CUSTOMER and not user.is_authenticated:
        return _("Please sign in to use this voucher: it is valid once for each customer.")
    if voucher.usage == Voucher.ONCE_PER_CUSTOMER:
        return _("You have used this voucher already.")
    return _("This voucher has been used already.")


def _apply_again(cart: Basket, user: Any, request: Any) -> None:
    cart.reset_offer_applications()
    Applicator().apply(cart, user, request)


def _gives_something(cart: Basket, voucher: Any) -> bool:
    """A discount, free shipping or a promise for later: any of its offers has been applied."""
    return any(application["voucher"] == voucher for application in cart.offer_applications)
