"""Cancelling an unpaid order: its session is closed at Stripe first, or settled if it was paid."""

import logging
from typing import Any

from django.db import IntegrityError, transaction

from shop.basket.merging import merge_carts
from shop.basket.models import Basket
from shop.inventory.reservations import release
from shop.order.discounts import give_back_discounts
from shop.order.models import Order
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
        # As placing takes them: the cart, then vouchers and offers, then stock.
        _reopen_or_close_cart(order, reopen_cart)
        give_back_discounts(order)
        release(order)
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
    else:
        # Unless somebody else has got it a session at this moment: then it is live, and stays so.
        PaymentAttempt.objects.filter(
            pk=attempt.pk, session_id=None, state__in=PaymentAttempt.LIVE_STATES
        ).update(state=State.FAILED)


def _reopen_or_close_cart(order: Order, reopen: bool) -> None:
    """Nothing a buyer chose is lost: it comes back, into the cart begun meanwhile if any."""
    frozen = Basket.objects.filter(pk=order.basket_id, status=Basket.FROZEN)
    if reopen:
        _merge_into_begun_cart(order, frozen)
        try:
            with transaction.atomic():
                frozen.update(status=Basket.OPEN)
        except IntegrityError:
            # A cart was begun between the two: an account has one open cart.
            _merge_into_begun_cart(order, frozen)
    frozen.update(status=Basket.SUBMITTED)


def _merge_into_begun_cart(order: Order, frozen: Any) -> None:
    begun = Basket.open.filter(owner=order.user_id).first() if order.user_id else None
    cart = frozen.first()
    if begun and cart:
        merge_carts(own=begun, other=cart, state=Basket.FROZEN)
