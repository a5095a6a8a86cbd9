"""Orders as staff read them; from rows that are prefetched."""

from oscar.templatetags.currency_filters import currency

from shop.order.models import Order
from shop.order.statuses import OrderStatus

STATUS_COLOURS = {
    OrderStatus.AWAITING_PAYMENT: "info",
    OrderStatus.PAYMENT_REVIEW: "danger",
    OrderStatus.PAID: "warning",
    OrderStatus.PACKED: "primary",
    OrderStatus.SHIPPED: "success",
    OrderStatus.COMPLETED: "success",
}


def customer_name(order: Order) -> str:
    address = order.shipping_address or order.billing_address
    if address and address.name.strip():
        return address.name
    return order.user.get_full_name() if order.user else ""


def customer_email(order: Order) -> str:
    """Empty for an order whose customer has closed the account."""
    return order.guest_email or (order.user.email if order.user else "")


def money(order: Order, amount: object) -> str:
    return str(currency(amount, order.currency))


def payment_state(order: Order) -> str:
    """The state of the newest attempt; of the one that succeeded, if any did."""
    attempts = sorted(order.payment_attempts.all(), key=lambda attempt: -attempt.pk)
    for attempt in attempts:
        if attempt.state == attempt.State.SUCCEEDED:
            return attempt.get_state_display()
    return attempts[0].get_state_display() if attempts else "None"
