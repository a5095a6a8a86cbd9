"""Whose cart it is: a guest's by cookie, an account's by owner, and one into the other at sign-in.

Oscar's middleware merges on whatever request comes first after signing in, twice when two come at
once, and keeps the larger of two quantities. Here the guest's cart is claimed by an UPDATE that
succeeds once, and quantities add up.
"""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from oscar.apps.basket import middleware

from shop.basket.merging import merge_carts
from shop.basket.models import Basket


def take_over_guest_cart(request: HttpRequest) -> None:
    """Merge right after signing in, in the same POST, so that no later GET has to write."""
    str(request.basket)  # type: ignore[attr-defined]  # loading it merges


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
