"""Back from Stripe: ask it how the payment ended, then thank, or say what to do."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shop.order.models import Order
from shop.order.statuses import OrderStatus
from shop.order.tokens import is_order_token
from shop.payment.exceptions import PaymentError
from shop.payment.models import PaymentAttempt
from shop.payment.settlement import settle
from shop.payment.tokens import read_attempt
from shop.visitor import describe_visitor

from .pay import thank_you_url


@never_cache
@require_safe
def come_back(request: HttpRequest, token: str) -> HttpResponse:
    """Stripe's success_url. Needs no session: it works in another browser too.

    Settling writes, on a GET, because this is how Stripe sends people back; repeating it is
    harmless.
    """
    uuid = read_attempt(token)
    if uuid is None:
        raise Http404
    attempt = get_object_or_404(PaymentAttempt.objects.select_related("order"), uuid=uuid)
    try:
        attempt = settle(attempt)
    except PaymentError:
        return _checking(request, attempt.order)
    order = Order.objects.get(pk=attempt.order_id)
    if attempt.state == PaymentAttempt.State.PROCESSING:
        return _checking(request, order)
    if order.status in (OrderStatus.AWAITING_PAYMENT, OrderStatus.CANCELLED):
        return redirect(order.pay_url)
    return redirect(thank_you_url(order))


@never_cache
@require_safe
def thank_you(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Context: order, in_review, visitor."""
    if not is_order_token(number, token):
        raise Http404
    order = get_object_or_404(Order, number=number)
    if order.status in (OrderStatus.AWAITING_PAYMENT, OrderStatus.CANCELLED):
        return redirect(order.pay_url)
    context = {
        "order": order,
        "in_review": order.status == OrderStatus.PAYMENT_REVIEW,
        "visitor": describe_visitor(request),
        "step": "thanks",
    }
    return render(request, "oscar/checkout/thank_you.html", context)


def _checking(request: HttpRequest, order: Order) -> HttpResponse:
    """Unknown is not unpaid: say so, and look again in five seconds without any script."""
    context = {
        "order": order,
        "notice": _("We are checking your payment. This page looks again by itself."),
        "visitor": describe_visitor(request),
        "step": "payment",
    }
    response = render(request, "oscar/checkout/checking.html", context, status=202)
    response["Refresh"] = "5"
    return response
