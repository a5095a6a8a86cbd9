"""Small request and response rules that hold for every page."""

from collections.abc import Callable

from csp.constants import NONCE, NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

from shop.errors import bad_request

GetResponse = Callable[[HttpRequest], HttpResponse]


class RefuseMalformedInput:
    """Answers 400 to NUL bytes, which PostgreSQL refuses and no form means."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if (
            "\x00" in request.path
            or "%00" in query
            or "\x00" in request.META.get("HTTP_COOKIE", "")
        ):
            return bad_request(request)
        return self.get_response(request)


class StaffContentSecurityPolicy:
    """/admin/ and /dashboard/ run editors that need more than the storefront's policy allows.

    Alpine in the admin theme needs 'unsafe-eval'; a nonce in style-src would void 'unsafe-inline'.
    """

    ADMIN = {
        "script-src": [SELF, NONCE, UNSAFE_EVAL],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:"],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
    }
    DASHBOARD = {
        "script-src": [SELF, NONCE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:"],
        "frame-ancestors": [NONE],
    }

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_replace = self.ADMIN  # type: ignore[attr-defined]
        elif request.path.startswith("/dashboard/"):
            response._csp_replace = self.DASHBOARD  # type: ignore[attr-defined]
        return response


class PermissionsPolicy:
    """Turns off what no page uses."""

    VALUE = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", self.VALUE)
        return response
