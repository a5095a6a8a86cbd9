"""Orders without the checkout, for what is shown of them."""

from decimal import Decimal
from itertools import count
from typing import Any

from oscar.core.loading import get_model

from shop.order.models import Line, Order, ShippingAddress
from shop.order.statuses import OrderStatus

_numbers = count(1)


def make_order(product: Any = None, *, quantity: int = 2, **fields: Any) -> Order:
    country, _ = get_model("address", "Country").objects.get_or_create(
        pk="US", defaults={"printable_name": "United States", "is_shipping_country": True}
    )
    address = ShippingAddress.objects.create(
        first_name="Ada",
        last_name="Lovelace",
        line1="1 Pearl Street",
        line4="Portland",
        state="OR",
        postcode="97205",
        country=country,
    )
    amount = Decimal("39.90")
    values = {
        "number": f"EV-{next(_numbers):06}",
        "status": OrderStatus.PAID,
        "currency": "USD",
        "total_incl_tax": amount,
        "total_excl_tax": amount,
        "shipping_incl_tax": Decimal(0),
        "shipping_excl_tax": Decimal(0),
        "shipping_method": "Standard",
        "shipping_address": address,
    }
    order = Order.objects.create(**{**values, **fields})
    if product:
        Line.objects.create(
            order=order,
            product=product,
            stockrecord=product.stockrecords.first(),
            title=product.title,
            partner=product.stockrecords.first().partner,
            partner_name="Evenfall",
            partner_sku="SKU",
            quantity=quantity,
            num_allocated=quantity,
            line_price_incl_tax=amount,
            line_price_excl_tax=amount,
            line_price_before_discounts_incl_tax=amount,
            line_price_before_discounts_excl_tax=amount,
            unit_price_incl_tax=amount / quantity,
            unit_price_excl_tax=amount / quantity,
        )
    return order
