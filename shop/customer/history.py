"""What an account shows of its orders."""

from django.db.models import Q, QuerySet

from shop.order.models import Order
from shop.order.statuses import OrderStatus
from shop.users.models import User


def visible_orders(user: User) -> QuerySet[Order]:
    """Newest first: every order that was paid or can be. One that ran out unpaid is no purchase."""
    lapsed = Q(status=OrderStatus.CANCELLED, paid_at=None)
    return Order.objects.filter(user=user).exclude(lapsed).prefetch_related("lines").order_by("-pk")
