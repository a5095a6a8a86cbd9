"""An account's orders: the list, one order, and the same again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shop.order.models import Order
from shop.order.sold_labels import lines_with_labels, list_formula_changes

from .history import visible_orders
from .reorder import put_into_cart

ORDERS_PER_PAGE = 10


@never_cache
@require_safe
@login_required
def order_list(request: HttpRequest) -> HttpResponse:
    """Context: page."""
    orders = Paginator(visible_orders(request.user), ORDERS_PER_PAGE)  # type: ignore[arg-type]
    page = orders.get_page(request.GET.get("page"))
    context = {"page": page, "active": "orders"}
    return TemplateResponse(request, "oscar/customer/order/order_list.html", context)


@never_cache
@require_safe
@login_required
def order_detail(request: HttpRequest, number: str) -> HttpResponse:
    """Context: order, changed_lines (keys of lines whose formula is another one today)."""
    order = _find(request, number)
    changed = list_formula_changes(lines_with_labels(order))
    context = {"order": order, "changed_lines": changed, "active": "orders"}
    return TemplateResponse(request, "oscar/customer/order/order_detail.html", context)


@require_POST
@login_required
def order_again(request: HttpRequest, number: str) -> HttpResponse:
    order = _find(request, number)
    result = put_into_cart(order, request.basket)  # type: ignore[attr-defined]
    for sentence in result.refusals:
        messages.warning(request, sentence)
    for sentence in result.changes:
        messages.info(request, sentence)
    if not result.added:
        return redirect("customer:order", number=number)
    messages.success(
        request, _("What you had in order %(number)s is in your cart.") % {"number": number}
    )
    return redirect("basket:summary")


def _find(request: HttpRequest, number: str) -> Order:
    """The order, if it is this account's; anybody else gets a 404, as for one that is not there."""
    return get_object_or_404(
        Order.objects.select_related("shipping_address__country").prefetch_related("lines"),
        user=request.user,
        number=number,
    )
