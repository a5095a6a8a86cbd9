"""What can become of an order. No models here: settings read this while they load."""

from enum import StrEnum


class OrderStatus(StrEnum):
    AWAITING_PAYMENT = "Awaiting payment"
    PAYMENT_REVIEW = "Payment review"
    PAID = "Paid"
    PACKED = "Packed"
    SHIPPED = "Shipped"
    COMPLETED = "Completed"
    CANCELLED = "Cancelled"
    REFUNDED = "Refunded"


_S = OrderStatus
ORDER_PIPELINE: dict[str, tuple[str, ...]] = {
    _S.AWAITING_PAYMENT: (_S.PAID, _S.PAYMENT_REVIEW, _S.CANCELLED),
    # A person has looked at a payment that did not match: it counts, or it is given back.
    _S.PAYMENT_REVIEW: (_S.PAID, _S.CANCELLED, _S.REFUNDED),
    _S.PAID: (_S.PACKED, _S.CANCELLED, _S.REFUNDED),
    _S.PACKED: (_S.SHIPPED, _S.PAID),
    _S.SHIPPED: (_S.COMPLETED, _S.REFUNDED),
    _S.COMPLETED: (_S.REFUNDED,),
    _S.CANCELLED: (_S.PAYMENT_REVIEW,),
    _S.REFUNDED: (),
}
LINE_PIPELINE = ORDER_PIPELINE

# Money has come in and has not gone back: these count in reports and in a customer's history.
PAID_STATUSES = frozenset({_S.PAID, _S.PACKED, _S.SHIPPED, _S.COMPLETED})
