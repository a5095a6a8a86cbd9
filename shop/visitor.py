"""What belongs to one visitor (cart count, name), kept apart from the pages that everybody shares."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

# Readable by our script, holds nothing: it only says that /visitor/ has something to tell.
COOKIE = "visitor"
TWO_WEEKS = 14 * 24 * 60 * 60


def describe_visitor(request: HttpRequest) -> dict[str, object]:
    """Cart count in pieces, and the name to greet by (empty for a guest)."""
    basket = request.basket  # type: ignore[attr-defined]
    name = ""
    if request.user.is_authenticated:
        name = request.user.first_name or str(request.user.email).partition("@")[0]
    return {
        "cart_count": basket.num_items if basket.id else 0,
        "name": name,
        "signed_in": request.user.is_authenticated,
        "staff": bool(request.user.is_authenticated and request.user.is_staff),
    }


def visitor(request: HttpRequest) -> JsonResponse:
    response = JsonResponse(describe_visitor(request))
    response["Cache-Control"] = "private, no-store"
    return response


class VisitorCookieMiddleware:
    """Sets the marker cookie for whoever has a cart or is signed in, and takes it away again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        known = self._is_known(request, response)
        if known and COOKIE not in request.COOKIES:
            response.set_cookie(
                COOKIE, "1", max_age=TWO_WEEKS, secure=settings.HTTPS, samesite="Lax"
            )
        elif not known and COOKIE in request.COOKIES:
            response.delete_cookie(COOKIE, samesite="Lax")
        return response

    @staticmethod
    def _is_known(request: HttpRequest, response: HttpResponse) -> bool:
        if settings.SESSION_COOKIE_NAME in request.COOKIES or getattr(
            request, "user", None
        ) and settings.SESSION_COOKIE_NAME in response.cookies:
            if request.user.is_authenticated:
                return True
        open_cart = settings.OSCAR_BASKET_COOKIE_OPEN
        gone = open_cart in getattr(request, "cookies_to_delete", [])
        # A cart that this very request has opened gets its cookie from BasketMiddleware, outside us.
        opened_now = getattr(request, "cart_opened", False)
        return opened_now or (open_cart in request.COOKIES and not gone)
