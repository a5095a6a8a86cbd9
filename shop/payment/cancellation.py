"""Cancelling an unpaid order: its session is closed at Stripe first, or settled if it was paid."""

import logging

from django.db import transaction
from django.db.models import F

from shop.basket.merging import merge_carts
from shop.basket.models import Basket
from shop.inventory.reservations import release
from shop.order.models import Order, OrderDiscount
from shop.order.statuses import OrderStatus

from . import gateway
from .attempts import ensure_session
from .exceptions import FinalPaymentError
from .models import PaymentAttempt
from .settlement import settle

logger = logging.getLogger(__name__)
State = PaymentAttempt.State


def cancel_unpaid(order: Order, *, reopen_cart: bool = False) -> bool:
    """Cancel the order and give back stock and vouchers. False if it turned out to be paid.

    Calling it again changes nothing. Raises TemporaryPaymentError when Stripe cannot be asked:
    then the order stays as it is, since a payment may be under way.
    """
    for attempt in order.payment_attempts.filter(state__in=PaymentAttempt.LIVE_STATES):
        _close_session(attempt)
    with transaction.atomic(durable=True):
        order = Order.objects.select_for_update().get(pk=order.pk)
        if order.status == OrderStatus.CANCELLED:
            return True
        still_live = order.payment_attempts.filter(state__in=PaymentAttempt.LIVE_STATES).exists()
        if order.status != OrderStatus.AWAITING_PAYMENT or still_live:
            return False
        order.set_status(OrderStatus.CANCELLED)
        release(order)
        _give_back_vouchers(order)
        _reopen_or_close_cart(order, reopen_cart)
    logger.info("Order %s cancelled unpaid", order.number)
    return True


def _close_session(attempt: PaymentAttempt) -> None:
    try:
        attempt = ensure_session(attempt)
        gateway.expire_session(str(attempt.session_id))
    except FinalPaymentError as error:
        # Either it is no longer open, and settle() below learns how it ended, or it never was.
        logger.info("Attempt %s could not be expired: %s", attempt.uuid, error)
    attempt.refresh_from_db()
    if attempt.session_id:
        settle(attempt)
    elif attempt.is_live:
        PaymentAttempt.objects.filter(pk=attempt.pk).update(state=State.FAILED)


def _give_back_vouchers(order: Order) -> None:
    """The order never counted: what it used of vouchers and offers may be used again."""
    for discount in OrderDiscount.objects.filter(order=order):
        if discount.offer:
            type(discount.offer).objects.filter(pk=discount.offer_id).update(
                num_applications=F("num_applications") - (discount.frequency or 0),
                num_orders=F("num_orders") - 1,
                total_discount=F("total_discount") - discount.amount,
            )
        if discount.voucher:
            type(discount.voucher).objects.filter(pk=discount.voucher_id).update(
                total_discount=F("total_discount") - discount.amount
            )
    for application in order.voucherapplication_set.select_related("voucher"):
        type(application.voucher).objects.filter(pk=application.voucher_id).update(
            num_orders=F("num_orders") - 1
        )
        application.delete()


def _reopen_or_close_cart(order: Order, reopen: bool) -> None:
    """Nothing a buyer chose is lost: it comes back, into the cart begun meanwhile if any."""
    frozen = Basket.objects.filter(pk=order.basket_id, status=Basket.FROZEN)
    begun = Basket.open.filter(owner=order.user_id).first() if order.user_id else None
    cart = frozen.first() if reopen and begun else None
    if begun and cart:
        merge_carts(own=begun, other=cart, state=Basket.FROZEN)
    frozen.update(status=Basket.OPEN if reopen and not begun else Basket.SUBMITTED)
