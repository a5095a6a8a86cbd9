"""Finish or retry paying an order, by its signed link: from a mail, the account, or Back."""

import logging

from django.conf import settings
from django.contrib import messages
from django.core.signing import Signer
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shop.basket.merging import merge_carts
from shop.basket.models import Basket
from shop.order.models import Order
from shop.order.statuses import OrderStatus
from shop.order.tokens import read_pay_link, sign_order_number
from shop.payment.attempts import continue_payment
from shop.payment.cancellation import cancel_unpaid
from shop.payment.exceptions import PaymentError, TemporaryPaymentError
from shop.payment.models import PaymentAttempt
from shop.payment.settlement import settle
from shop.visitor import describe_visitor

logger = logging.getLogger(__name__)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what is due; POST goes on to Stripe. Context: order, attempt, notice, visitor."""
    order = _find(token)
    if request.method == "POST":
        return send_to_payment(request, order)
    if order.status != OrderStatus.AWAITING_PAYMENT and order.status != OrderStatus.CANCELLED:
        return redirect(thank_you_url(order))
    return _show(request, order)


@require_POST
def change_cart(request: HttpRequest, token: str) -> HttpResponse:
    """Give the order up and have the cart back, unless it has been paid meanwhile."""
    order = _find(token)
    try:
        cancelled = cancel_unpaid(order, reopen_cart=True)
    except PaymentError as error:
        logger.warning("Order %s could not be given up: %s", order.number, error)
        return _show(
            request,
            order,
            _("We cannot reach the payment service right now. Try again in a minute."),
        )
    order.refresh_from_db()
    if not cancelled:
        return redirect(thank_you_url(order))
    response = HttpResponseRedirect("/cart/")
    _give_cart_back(request, response, order)
    messages.success(
        request, _("Your order was cancelled and nothing was taken. Here is your cart.")
    )
    return response


def send_to_payment(request: HttpRequest, order: Order) -> HttpResponse:
    """303 to Stripe's page for this order, or to where it stands already."""
    if order.status != OrderStatus.AWAITING_PAYMENT:
        return redirect(
            thank_you_url(order) if order.status != OrderStatus.CANCELLED else order.pay_url
        )
    try:
        attempt = _usable_attempt(order)
    except TemporaryPaymentError as error:
        logger.warning("Order %s: Stripe did not answer: %s", order.number, error)
        return _show(
            request,
            order,
            _("We are checking your payment. Your order is kept; please try again in a minute."),
            status=503,
        )
    except PaymentError as error:
        order.refresh_from_db()
        if order.status != OrderStatus.AWAITING_PAYMENT:
            return redirect(order.pay_url)
        logger.error("Order %s cannot be paid: %s", order.number, error)
        return _show(
            request,
            order,
            _("The payment page could not be opened. Your order is kept, and we have been told."),
            status=503,
        )
    if not attempt.is_live:
        # Ended while Stripe was asked: given up in another tab, for example.
        return redirect(order.pay_url)
    response = HttpResponseRedirect(attempt.session_url)
    response.status_code = 303
    return response


def thank_you_url(order: Order) -> str:
    return reverse(
        "checkout:thank-you",
        kwargs={"number": order.number, "token": sign_order_number(order.number)},
    )


def _usable_attempt(order: Order) -> PaymentAttempt:
    """An attempt whose session can be paid; the last one may have expired, or been paid unseen."""
    last = order.payment_attempts.first()
    if last and last.is_live and last.session_id:
        settle(last)
    return continue_payment(order)


def _find(token: str) -> Order:
    number = read_pay_link(token)
    if number is None:
        raise Http404
    return get_object_or_404(Order, number=number)


def _show(request: HttpRequest, order: Order, notice: str = "", status: int = 200) -> HttpResponse:
    context = {
        "order": order,
        "attempt": order.payment_attempts.first(),
        "notice": notice,
        "visitor": describe_visitor(request),
        "step": "payment",
    }
    return render(request, "oscar/checkout/pay.html", context, status=status)


def _give_cart_back(request: HttpRequest, response: HttpResponse, order: Order) -> None:
    """A guest's cart is known by a cookie, which went when the cart became an order."""
    cart = Basket.open.filter(pk=order.basket_id, owner=None).first()
    if cart is None:
        return
    begun = request.basket  # type: ignore[attr-defined]
    if begun.id and begun.id != cart.pk:
        merge_carts(own=begun, other=cart)
    elif not request.user.is_authenticated:
        response.set_cookie(
            settings.OSCAR_BASKET_COOKIE_OPEN,
            Signer().sign(cart.pk),
            max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
            secure=settings.OSCAR_BASKET_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
