"""Orders as rows, past the checkout."""

from datetime import datetime
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone
from oscar.core.loading import get_model

from shop.order.models import Line, Order, ShippingAddress
from shop.payment.models import PaymentAttempt

_numbers = count(1)


def make_order(
    status: str, total: str = "30.00", when: datetime | None = None, **fields: Any
) -> Order:
    country, _ = get_model("address", "Country").objects.get_or_create(
        iso_3166_1_a2="US", defaults={"name": "United States", "printable_name": "United States"}
    )
    amount = Decimal(total)
    return Order.objects.create(
        **{
            "number": f"EV{next(_numbers):08}",
            "status": status,
            "currency": "USD",
            "total_incl_tax": amount,
            "total_excl_tax": amount,
            "date_placed": when or timezone.now(),
            "guest_email": "ada@example.com",
            "shipping_address": ShippingAddress.objects.create(
                first_name="Ada", last_name="Lovelace", line1="1 Pearl Street", country=country
            ),
            **fields,
        }
    )


def add_line(order: Order, product: Any) -> Line:
    record = product.stockrecords.get()
    prices = {
        f"{name}_{tax}": record.price
        for name in ("line_price", "line_price_before_discounts", "unit_price")
        for tax in ("incl_tax", "excl_tax")
    }
    return Line.objects.create(
        order=order, product=product, stockrecord=record, partner_sku=record.partner_sku,
        title=product.title, quantity=1, num_allocated=0, status=order.status, **prices,
    )  # fmt: skip


def add_attempt(order: Order, **fields: Any) -> PaymentAttempt:
    minor = int(order.total_incl_tax * 100)
    return PaymentAttempt.objects.create(
        **{
            "order": order,
            "amount_minor": minor,
            "currency": "USD",
            "hold_expires_at": timezone.now(),
            "state": PaymentAttempt.State.SUCCEEDED,
            **fields,
        }
    )
