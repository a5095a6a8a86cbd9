"""What a product's page may say about shipping before anybody has a cart."""

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings

from shop.shipping.methods import Standard


@dataclass(frozen=True)
class ShippingPromise:
    """Standard shipping: its price below `free_from`, and its business days from hand-over.

    Days and not dates, because the page is kept and shown on other days, too.
    """

    price: Decimal
    free_from: Decimal
    fastest_days: int
    slowest_days: int


def standard_promise() -> ShippingPromise:
    return ShippingPromise(
        price=settings.STANDARD_SHIPPING_PRICE,
        free_from=settings.FREE_SHIPPING_THRESHOLD,
        fastest_days=Standard.fastest_days,
        slowest_days=Standard.slowest_days,
    )
