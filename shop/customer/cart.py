"""Whose cart it is: a guest's by cookie, an account's by owner, and one into the other at sign-in.

Oscar's middleware merges on whatever request comes first after signing in, twice when two come at
once, and keeps the larger of two quantities. Here the guest's cart is claimed by an UPDATE that
succeeds once, and quantities add up.
"""

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
    cart = request.basket.id  # type: ignore[attr-defined]  # loads it, which merges
    del cart


def merge_carts(*, own: Basket, other: Basket) -> int:
    """Move the lines and vouchers of an open cart into another; returns the pieces moved.

    0 when somebody else has claimed `other` first. Pieces beyond the shop's limit for a cart
    stay behind.
    """
    with transaction.atomic():
        claimed = Basket.objects.filter(pk=other.pk, status=Basket.OPEN).update(
            status=Basket.MERGED, date_merged=timezone.now()
        )
        if not claimed:
            return 0
        Basket.objects.select_for_update().get(pk=own.pk)
        room = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD - _count(own)
        moved = sum(_move_lines(other, own, room))
        own.vouchers.add(*other.vouchers.all())
        other.vouchers.clear()
    return moved


def _move_lines(other: Basket, own: Basket, room: int) -> Any:
    for line in other.lines.order_by("pk"):
        pieces = min(line.quantity, room)
        if pieces <= 0:
            return
        room -= pieces
        if not _add_to_same_line(own, line, pieces):
            _move_line(own, line, pieces)
        yield pieces


def _add_to_same_line(own: Basket, line: Line, pieces: int) -> bool:
    """In the database: a piece added from another device at this moment is not overwritten."""
    same = own.lines.filter(line_reference=line.line_reference)
    return bool(same.update(quantity=F("quantity") + pieces))


def _move_line(own: Basket, line: Line, pieces: int) -> None:
    try:
        with transaction.atomic():
            Line.objects.filter(pk=line.pk).update(basket=own, quantity=pieces)
    except IntegrityError:
        # Another request has put the same product into the cart since we looked.
        _add_to_same_line(own, line, pieces)


def _count(cart: Basket) -> int:
    return cart.lines.aggregate(pieces=Sum("quantity"))["pieces"] or 0


class CartMiddleware(middleware.BasketMiddleware):
    """Oscar's, without writing for visitors who have put nothing into a cart."""

    def get_basket(self, request: HttpRequest) -> Basket:
        if request._basket_cache is not None:  # type: ignore[attr-defined]
            return request._basket_cache  # type: ignore[attr-defined]
        guest_cart = self.get_cookie_basket(self.get_cookie_key(request), request, Basket.open)
        if request.user.is_authenticated:
            cart = self._own_cart(request, guest_cart)
        else:
            cart = guest_cart or Basket()
        request._basket_cache = cart  # type: ignore[attr-defined]
        return cart

    def _own_cart(self, request: HttpRequest, guest_cart: Basket | None) -> Basket:
        carts = list(Basket.open.filter(owner=request.user).order_by("pk"))
        moved = 0
        if carts:
            own, others = carts[0], [*carts[1:], *([guest_cart] if guest_cart else [])]
            moved = sum(merge_carts(own=own, other=other) for other in others)
        elif guest_cart and self._adopt(guest_cart, request.user):
            own = guest_cart
        else:
            own = Basket.open.filter(owner=request.user).order_by("pk").first() or Basket()
            if guest_cart and own.pk and own.pk != guest_cart.pk:
                moved = merge_carts(own=own, other=guest_cart)
        own.owner = request.user
        if guest_cart:
            request.cookies_to_delete.append(self.get_cookie_key(request))  # type: ignore[attr-defined]
        if moved:
            self._say_so(request, moved)
        return own

    @staticmethod
    def _adopt(guest_cart: Basket, user: Any) -> bool:
        """The guest's cart becomes the account's. False when another request was faster."""
        waiting = Basket.objects.filter(pk=guest_cart.pk, status=Basket.OPEN, owner=None)
        try:
            with transaction.atomic():
                return bool(waiting.update(owner=user))
        except IntegrityError:
            # An account has one open cart, and got it on another device at this moment.
            return False

    @staticmethod
    def _say_so(request: HttpRequest, pieces: int) -> None:
        text = ngettext(
            "We added the %(pieces)d item of your earlier cart to this one.",
            "We added the %(pieces)d items of your earlier cart to this one.",
            pieces,
        )
        messages.info(request, text % {"pieces": pieces})

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response = super().process_response(request, response)
        cookie = response.cookies.get(self.get_cookie_key(request))
        if cookie is not None:
            cookie["samesite"] = "Lax"
        return response
