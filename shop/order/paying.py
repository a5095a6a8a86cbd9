"""What follows when an order counts as paid."""

from django.apps import apps
from django.utils import timezone

from shop.tasks.outbox import enqueue

from .models import Order
from .statuses import OrderStatus


def mark_paid(order: Order) -> None:
    """From here the order counts. Must run in a transaction that holds the order's lock."""
    order.paid_at = timezone.now()
    order.set_status(OrderStatus.PAID)
    # By label: the cart's app does not know orders, nor orders it.
    apps.get_model("basket", "Basket").objects.filter(pk=order.basket_id, status="Frozen").update(
        status="Submitted", date_submitted=order.paid_at
    )
    enqueue(
        "order.confirmation", key=f"order.confirmation:{order.number}", payload={"order": order.pk}
    )
