"""What belongs to one visitor (cart count, name), kept apart from the pages all share."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import SimpleLazyObject, empty

from shop.users.names import greeting_name

# Readable by our script, holds nothing: it only says that /visitor/ has something to tell.
COOKIE = "visitor"
TWO_WEEKS = 14 * 24 * 60 * 60


def describe_visitor(request: HttpRequest) -> dict[str, object]:
    """Cart count in pieces, and the name to greet by (empty for a guest)."""
    basket = request.basket  # type: ignore[attr-defined]
    signed_in = request.user.is_authenticated
    return {
        "cart_count": basket.num_items if basket.id else 0,
        "name": greeting_name(request.user) if signed_in else "",  # type: ignore[arg-type]
        "signed_in": signed_in,
        "staff": signed_in and request.user.is_staff,
    }


def visitor(request: HttpRequest) -> JsonResponse:
    response = JsonResponse(describe_visitor(request))
    response["Cache-Control"] = "private, no-store"
    return response


class VisitorCookieMiddleware:
    """Sets the marker cookie for whoever has a cart or is signed in, and takes it away again.

    Stands outside BasketMiddleware, so that it sees the cart's cookie come and go, and asks the
    database nothing: an account that no view has looked at leaves the marker as it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        known = _has_cart(request, response) or _is_signed_in(request)
        if known and COOKIE not in request.COOKIES:
            response.set_cookie(
                COOKIE, "1", max_age=TWO_WEEKS, secure=settings.HTTPS, samesite="Lax"
            )
        elif known is False and COOKIE in request.COOKIES:
            response.delete_cookie(COOKIE, samesite="Lax")
        return response

    def process_template_response(self, request: HttpRequest, response: Any) -> Any:
        """Account pages are one visitor's anyway: their header needs no script to know whose."""
        if request.path.startswith("/account/") and response.context_data is not None:
            response.context_data.setdefault("visitor", describe_visitor(request))
        return response


def _has_cart(request: HttpRequest, response: HttpResponse) -> bool:
    name = settings.OSCAR_BASKET_COOKIE_OPEN  # type: ignore[misc]
    if name in response.cookies:
        # Deleting a cookie sets it to nothing.
        return bool(response.cookies[name].value)
    return name in request.COOKIES


def _is_signed_in(request: HttpRequest) -> bool | None:
    """None: there is a session, but nobody has looked whose it is."""
    user = request.user
    if isinstance(user, SimpleLazyObject) and user._wrapped is empty:  # type: ignore[attr-defined]
        return None if settings.SESSION_COOKIE_NAME in request.COOKIES else False
    return user.is_authenticated
