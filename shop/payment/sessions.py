"""What a Checkout Session for an order is made of."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from shop.order.models import Order

from .models import PaymentAttempt
from .money import to_minor
from .tokens import sign_attempt


def build_parameters(attempt: PaymentAttempt) -> dict[str, Any]:
    """The parameters of `checkout.sessions.create`; the line items add up to the attempt's amount.

    Raises AssertionError if they do not: better no payment page than a wrong sum.
    """
    order = attempt.order
    items = _line_items(order)
    total = sum(item["price_data"]["unit_amount"] * item["quantity"] for item in items)
    if total != attempt.amount_minor:
        raise AssertionError(f"Order {order.number}: items {total}, order {attempt.amount_minor}.")
    metadata = {
        "installation": settings.STRIPE_INSTALLATION,
        "attempt": str(attempt.uuid),
        "order": order.number,
    }
    token = sign_attempt(attempt)
    return {
        "mode": "payment",
        "client_reference_id": order.number,
        "customer_email": order.email,
        "line_items": items,
        "success_url": settings.SITE_URL + reverse("checkout:return", kwargs={"token": token}),
        "cancel_url": settings.SITE_URL + order.pay_url,
        "expires_at": int(attempt.hold_expires_at.timestamp()),
        "metadata": metadata,
        "payment_intent_data": {"metadata": metadata},
    }


def _line_items(order: Order) -> list[dict[str, Any]]:
    items = []
    for line in order.lines.all():
        total = to_minor(line.line_price_incl_tax, order.currency)
        if total == 0:
            continue
        each, rest = divmod(total, line.quantity)
        if rest:
            # A discount that does not divide evenly: one item for the whole line.
            items.append(_item(order, f"{line.title} × {line.quantity}", total, 1))
        else:
            items.append(_item(order, line.title, each, line.quantity))
    shipping = to_minor(order.shipping_incl_tax, order.currency)
    if shipping:
        items.append(_item(order, f"Shipping: {order.shipping_method}", shipping, 1))
    return items


def _item(order: Order, name: str, unit_amount: int, quantity: int) -> dict[str, Any]:
    return {
        "quantity": quantity,
        "price_data": {
            "currency": order.currency.lower(),
            "unit_amount": unit_amount,
            "product_data": {"name": name[:250]},
        },
    }
