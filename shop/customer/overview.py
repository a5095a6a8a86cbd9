"""Your Account: the first page after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shop.order.statuses import OrderStatus
from shop.users.names import greeting_name

from .history import visible_orders


@never_cache
@require_safe
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Context: greeting, last_order, unpaid_orders, default_address."""
    orders = list(visible_orders(request.user)[:20])  # type: ignore[arg-type]
    unpaid = [order for order in orders if order.awaits_payment]
    settled = [order for order in orders if order.status != OrderStatus.AWAITING_PAYMENT]
    addresses = request.user.addresses.order_by("-is_default_for_shipping", "-date_created")  # type: ignore[union-attr]
    context = {
        "greeting": greeting_name(request.user),  # type: ignore[arg-type]
        "last_order": settled[0] if settled else None,
        "unpaid_orders": unpaid,
        "default_address": addresses.first(),
        "active": "overview",
    }
    return TemplateResponse(request, "oscar/customer/overview.html", context)
