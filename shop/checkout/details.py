"""Step 1: who, where to, how fast."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.shipping.repository import Repository
from shop.visitor import describe_visitor

from .draft import load_draft, save_draft
from .forms import DetailsForm
from .waiting import waiting_order


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """Context: form, shipping_options, basket, waiting_order, visitor, step."""
    basket = request.basket  # type: ignore[attr-defined]
    if basket.is_empty:
        return redirect("basket:summary")
    methods = Repository().get_shipping_methods(basket=basket)
    form = _make_form(request, methods)
    if request.method == "POST" and form.is_valid():
        email = getattr(request.user, "email", "")
        save_draft(request, form.to_draft(email=email))
        return redirect("checkout:review")
    context = {
        "form": form,
        "shipping_options": [_describe(method, basket, form) for method in methods],
        "basket": basket,
        "waiting_order": waiting_order(request),
        "visitor": describe_visitor(request),
        "step": "details",
    }
    return render(request, "oscar/checkout/details.html", context)


def _make_form(request: HttpRequest, methods: list[Any]) -> DetailsForm:
    signed_in = request.user.is_authenticated
    if request.method == "POST":
        return DetailsForm(request.POST, methods=methods, signed_in=signed_in)
    draft = load_draft(request)
    initial = {**vars(draft), "shipping_code": draft.shipping_code or methods[0].code}
    return DetailsForm(initial=initial, methods=methods, signed_in=signed_in)


def _describe(method: Any, basket: Any, form: DetailsForm) -> dict[str, Any]:
    """One way of shipping, for the radio buttons: price, and the days on which it arrives."""
    arrives = getattr(method, "arrives", None)
    return {
        "code": method.code,
        "name": method.name,
        "description": method.description,
        "charge": method.calculate(basket),
        "window": arrives(timezone.localdate()) if arrives else None,
        "chosen": form["shipping_code"].value() == method.code,
    }
