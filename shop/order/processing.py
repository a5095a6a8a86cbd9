"""A status that staff set by hand, and the stock that goes with it."""

from typing import Any

from django.db import transaction
from oscar.apps.order import processing
from oscar.apps.payment.exceptions import PaymentError

from shop.inventory.exceptions import OutOfStock
from shop.inventory.reservations import release, reserve_again

from .discounts import count_discounts_again
from .models import Order
from .paying import mark_paid
from .statuses import OrderStatus

UNPACKED = {OrderStatus.PAYMENT_REVIEW, OrderStatus.PAID}
GIVEN_UP = {OrderStatus.CANCELLED, OrderStatus.REFUNDED}


class EventHandler(processing.EventHandler):
    def handle_order_status_change(
        self, order: Any, new_status: str, note_msg: str | None = None
    ) -> None:
        """Oscar's, with stock and payment kept in step. Setting the same status changes nothing.

        Raises PaymentError with the reason for staff, or InvalidOrderStatus; nothing is changed.
        """
        with transaction.atomic():
            locked = Order.objects.select_for_update().get(pk=order.pk)
            if locked.status != new_status:
                _move(locked, new_status)
                if note_msg:
                    self.create_note(locked, note_msg)
        order.refresh_from_db()


def _move(order: Order, new_status: str) -> None:
    if order.status == OrderStatus.AWAITING_PAYMENT:
        raise PaymentError(
            "The payment decides about this order: it becomes paid when the money is there, and is"
            " cancelled when its time is over."
        )
    if order.status == OrderStatus.PAYMENT_REVIEW and new_status == OrderStatus.PAID:
        _approve(order)
        return
    gives_up = order.status in UNPACKED and new_status in GIVEN_UP
    order.set_status(new_status)
    if gives_up:
        release(order)


def _approve(order: Order) -> None:
    """A late payment's order was cancelled, and what it had given back: it is taken anew."""
    count_discounts_again(order)
    try:
        reserve_again(order)
    except OutOfStock as shortage:
        raise PaymentError(
            f"{shortage} The order was cancelled before its money came, and the stock went back."
            " Refund the payment at Stripe and set the order to Refunded, or receive stock first."
        ) from shortage
    mark_paid(order)
