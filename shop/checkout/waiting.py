"""The order that this browser placed and has not paid yet, so that it can be found again."""

from django.http import HttpRequest

from shop.order.models import Order
from shop.order.statuses import OrderStatus

KEY = "waiting_order"


def remember_order(request: HttpRequest, order: Order) -> None:
    request.session[KEY] = order.number


def waiting_order(request: HttpRequest) -> Order | None:
    """The unpaid order of this session, if there is one. Reads only."""
    number = request.session.get(KEY)
    if not number:
        return None
    return Order.objects.filter(number=number, status=OrderStatus.AWAITING_PAYMENT).first()
