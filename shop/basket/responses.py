"""Answers to a changed cart: a redirect for a page, JSON for a script."""

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


class SeeOther(HttpResponseRedirect):
    """303: the browser goes on with a GET, and reloading that page posts nothing again."""

    status_code = 303


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def back(request: HttpRequest) -> SeeOther:
    """To the page named in `next`, if it is one of ours, else to the cart."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return SeeOther(wanted)
    return SeeOther(reverse("basket:summary"))
