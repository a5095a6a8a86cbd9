from typing import Any

from shop.tasks.registry import handles

from .mails import send_confirmation, send_finish_paying, send_review_alert
from .models import Order


@handles("order.confirmation")
def confirm(payload: dict[str, Any]) -> None:
    send_confirmation(Order.objects.get(pk=payload["order"]))


@handles("order.finish_paying")
def remind(payload: dict[str, Any]) -> None:
    order = Order.objects.get(pk=payload["order"])
    if order.awaits_payment:
        send_finish_paying(order)


@handles("payment.review")
def alert(payload: dict[str, Any]) -> None:
    send_review_alert(Order.objects.get(pk=payload["order"]), payload["reason"])
