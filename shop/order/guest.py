"""An order's page by its signed link, for guests and for mails."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .models import Order
from .tokens import is_order_token


def order_page(request: HttpRequest, number: str, token: str) -> HttpResponse:
    if not is_order_token(number, token):
        raise Http404
    order = get_object_or_404(Order, number=number)
    response = render(request, "oscar/customer/anon_order.html", {"order": order})
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"
    return response
