"""Whose cart it is: a guest's by cookie, an account's by owner, and one into the other at sign-in.

Oscar's middleware merges on whatever request comes first after signing in, twice when two come at
once, and keeps the larger of two quantities. Here the guest's cart is claimed by an UPDATE that
succeeds once, and quantities add up.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import ngettext
from oscar.apps.basket import middleware

from shop.basket.models import Basket, Line


def take_over_guest_cart(request: HttpRequest) -> None:
    """Merge right after signing in, in the same POST, so that no later GET has to write."""
    str(request.basket)  # type: ignore[attr-defined]  # loading it merges


def merge_carts(*, own: Basket, other: Basket) -> int:
    """Move the lines and vouchers of an open cart into another; returns the pieces moved.

    0 when somebody else has claimed `other` first, or when `own` is just being ordered. Pieces
    beyond the shop's limit for a cart stay behind.
    """
    with transaction.atomic():
        # Under the lock that each change of a cart takes, so that none is overwritten.
        if not Basket.open.select_for_update().filter(pk=own.pk).exists():
            return 0
        claimed = Basket.open.filter(pk=other.pk).update(
            status=Basket.MERGED, date_merged=timezone.now()
        )
        if not claimed:
            return 0
        room = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD - _count(own)
        moved = sum(_move_lines(other, own, room))
        own.vouchers.add(*other.vouchers.all())
        other.vouchers.clear()
    return moved


def _move_lines(other: Basket, own: Basket, room: int) -> Iterator[int]:
    for line in other.lines.order_by("pk"):
        pieces = min(line.quantity, room)
        if pieces <= 0:
            return
        room -= pieces
        same = own.lines.filter(line_reference=line.line_reference)
        if not same.update(quantity=F("quantity") + pieces):
            Line.objects.filter(pk=line.pk).update(basket=own, quantity=pieces)
        yield pieces


def _count(cart: Basket) -> int:
    return cart.lines.aggregate(pieces=Sum("quantity"))["pieces"] or 0


class CartMiddleware(middleware.BasketMiddleware):
    """Oscar's, without writing for visitors who have put nothing into a cart."""

    def get_basket(self, request: Any) -> Basket:
        if request._basket_cache is None:
            guest_cart = self.get_cookie_basket(self.get_cookie_key(request), request, Basket.open)
            if request.user.is_authenticated:
                request._basket_cache = self._own_cart(request, guest_cart)
            else:
                request._basket_cache = guest_cart or Basket()
        return request._basket_cache

    def _own_cart(self, request: Any, guest_cart: Basket | None) -> Basket:
        own = Basket.open.filter(owner=request.user).first()
        if guest_cart:
            request.cookies_to_delete.append(self.get_cookie_key(request))
            if own is None and _adopt(guest_cart, request.user):
                own = guest_cart
            else:
                own = own or Basket.open.filter(owner=request.user).first()
                moved = merge_carts(own=own, other=guest_cart) if own else 0
                if moved:
                    messages.info(request, _describe(moved))
        own = own or Basket()
        own.owner = request.user
        return own

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response = super().process_response(request, response)
        cookie = response.cookies.get(self.get_cookie_key(request))
        if cookie is not None:
            cookie["samesite"] = "Lax"
        return response


def _adopt(guest_cart: Basket, user: Any) -> bool:
    """The guest's cart becomes the account's. False when another request was faster."""
    try:
        with transaction.atomic():
            return bool(Basket.open.filter(pk=guest_cart.pk, owner=None).update(owner=user))
    except IntegrityError:
        return False


def _describe(pieces: int) -> str:
    return ngettext(
        "We added the %(pieces)d item of your earlier cart to this one.",
        "We added the %(pieces)d items of your earlier cart to this one.",
        pieces,
    ) % {"pieces": pieces}
