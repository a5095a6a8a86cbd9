"""An order's pages by its signed link, for guests and for mails."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .models import Order
from .sold_labels import lines_with_labels, list_formula_changes, list_sold_labels, sum_order
from .tokens import is_order_token


@require_safe
def order_page(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Context: order, changed_lines (keys of lines whose formula is another one today)."""
    order = _find(number, token)
    changed = list_formula_changes(lines_with_labels(order))
    context = {"order": order, "changed_lines": changed}
    return _send(request, "oscar/customer/anon_order.html", context)


@require_safe
def labels_page(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """What was in the order, as its labels said then. Context: order, labels."""
    order = _find(number, token)
    context = {"order": order, "labels": list_sold_labels(order)}
    return _send(request, "oscar/customer/order_labels.html", context)


@require_safe
def intake_page(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """A sheet for a doctor or pharmacist, without prices. Context: order, intake."""
    order = _find(number, token)
    context = {"order": order, "intake": sum_order(order)}
    return _send(request, "oscar/customer/order_intake.html", context)


def _find(number: str, token: str) -> Order:
    if not is_order_token(number, token):
        raise Http404
    return get_object_or_404(Order, number=number)


def _send(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    response = render(request, template, context)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"
    return response
