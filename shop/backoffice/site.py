"""What the admin site itself does otherwise than unfold's: odd addresses are a 404, not a 500."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse

View = Callable[..., HttpResponse]
# Fits into every database's largest integer.
MOST_DIGITS = 18
# What people type; everything else that is all digits is a key or a page.
FREE_TEXT = ("q", "s", "_q")


def harden(site: AdminSite) -> None:
    """For the one site object that unfold has put in place."""
    site.search = _first_page_only(site.search)  # type: ignore[attr-defined]
    site.admin_view = _without_huge_numbers(site.admin_view)  # type: ignore[assignment, method-assign]


def _first_page_only(search: View) -> View:
    """Unfold fails on ?page=x and on pages beyond the last; what is found fits on one page."""

    @wraps(search)
    def checked(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.GET.get("page", "1") != "1":
            raise Http404
        return search(request, extra_context)

    return checked


def _without_huge_numbers(admin_view: Callable[..., View]) -> Callable[..., View]:
    """A filter by a key that no integer column can hold fails in the database."""

    @wraps(admin_view)
    def wrapped(view: View, cacheable: bool = False) -> View:
        inner = admin_view(view, cacheable)

        @wraps(inner)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if any(map(_is_huge, request.GET.lists())):
                raise Http404
            return inner(request, *args, **kwargs)

        return checked

    return wrapped


def _is_huge(parameter: tuple[str, list[str]]) -> bool:
    name, values = parameter
    digits = (value.strip().lstrip("+-") for value in values)
    return name not in FREE_TEXT and any(
        value.isdecimal() and len(value) > MOST_DIGITS for value in digits
    )
