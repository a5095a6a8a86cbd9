"""How parcels go, what that costs and how long it takes. Prices and threshold are settings."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from oscar.apps.shipping.methods import Base
from oscar.core.prices import Price


@dataclass(frozen=True)
class DeliveryWindow:
    """First and last day on which a parcel handed over today arrives."""

    first: date
    last: date


class _Parcel(Base):
    # Business days from hand-over.
    fastest_days: int
    slowest_days: int

    def price(self, basket: Any) -> Decimal:
        raise NotImplementedError

    def calculate(self, basket: Any) -> Price:
        return Price(currency=basket.currency, excl_tax=self.price(basket), tax=Decimal("0.00"))

    def arrives(self, ordered_on: date) -> DeliveryWindow:
        return DeliveryWindow(
            add_business_days(ordered_on, self.fastest_days),
            add_business_days(ordered_on, self.slowest_days),
        )


class Standard(_Parcel):
    code = "standard"
    name = "Standard shipping"
    description = "3 to 5 business days"
    fastest_days, slowest_days = 3, 5

    def price(self, basket: Any) -> Decimal:
        if basket.total_incl_tax >= settings.FREE_SHIPPING_THRESHOLD:
            return Decimal("0.00")
        return settings.STANDARD_SHIPPING_PRICE


class Express(_Parcel):
    code = "express"
    name = "Express shipping"
    description = "1 to 2 business days"
    fastest_days, slowest_days = 1, 2

    def price(self, basket: Any) -> Decimal:
        return settings.EXPRESS_SHIPPING_PRICE


def add_business_days(start: date, days: int) -> date:
    """The day that many business days after `start`; Saturdays and Sundays do not count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            days -= 1
    return day
