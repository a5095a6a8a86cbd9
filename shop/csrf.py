"""Cross-site request protection by the browser's own headers, the token as the fallback.

A page that everybody shares can carry no token of one visitor. Browsers say where a POST comes
from: Django has already refused every foreign Origin when the token would be looked at, so a POST
of our own pages passes without one.
"""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render


class OriginCsrfMiddleware(CsrfViewMiddleware):
    def _check_token(self, request: HttpRequest) -> None:
        site = request.META.get("HTTP_SEC_FETCH_SITE")
        origin = request.META.get("HTTP_ORIGIN")
        if origin not in (None, "null") and site in (None, "same-origin"):
            return
        if origin is None and site == "same-origin":
            return
        super()._check_token(request)  # type: ignore[misc]  # private, so no stub knows it


def confirm_or_refuse(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page after a refused POST: says what to do, keeps nothing, shows no internals."""
    return render(request, "403.html", {"csrf_failure": True}, status=403)
