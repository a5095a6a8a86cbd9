"""The figures of the start page: a fixed number of queries, however large the shop is.

Days are those of the shop's time zone. Revenue is the total of orders whose money has come in and
has not gone back (PAID_STATUSES), on the day it came in.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.conf import settings
from django.db.models import Count, Sum
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from content.models import Article
from shop.backoffice.filters import low_stock
from shop.order.models import Order
from shop.order.statuses import PAID_STATUSES, OrderStatus
from shop.pages.models import ContactMessage
from shop.partner.models import StockRecord
from shop.reviews.models import ProductReview
from shop.tasks.models import OutboxMessage

DAYS = 30
# An order is paid within hours of being placed, or by a slow method within some days.
SLOWEST_PAYMENT = timedelta(days=14)


@dataclass(frozen=True)
class Day:
    date: date
    orders: int
    revenue: Decimal


@dataclass(frozen=True)
class Sales:
    """`days`: the last 30, today last. The week begins on Monday."""

    days: list[Day]

    @property
    def today(self) -> Day:
        return self.days[-1]

    @property
    def week(self) -> list[Day]:
        return self.days[-1 - self.today.date.weekday() :]

    @property
    def week_orders(self) -> int:
        return sum(day.orders for day in self.week)

    @property
    def week_revenue(self) -> Decimal:
        return sum((day.revenue for day in self.week), Decimal(0))

    @property
    def orders(self) -> int:
        return sum(day.orders for day in self.days)

    @property
    def revenue(self) -> Decimal:
        return sum((day.revenue for day in self.days), Decimal(0))


@dataclass(frozen=True)
class Waiting:
    to_pack: int
    in_review: int
    awaiting_payment: int


def count_sales() -> Sales:
    """One query. Orders in another currency than the shop's are left out."""
    today = timezone.localdate()
    first = today - timedelta(days=DAYS - 1)
    start = timezone.make_aware(datetime.combine(first, time.min))
    rows = (
        Order.objects.annotate(came_in=Coalesce("paid_at", "date_placed"))
        .filter(
            status__in=PAID_STATUSES,
            currency=settings.OSCAR_DEFAULT_CURRENCY,
            # The indexed column narrows, the other one decides.
            date_placed__gte=start - SLOWEST_PAYMENT,
            came_in__gte=start,
        )
        .annotate(day=TruncDate("came_in"))
        .order_by()
        .values_list("day")
        .annotate(orders=Count("pk"), revenue=Sum("total_incl_tax"))
    )
    found = {day: Day(day, orders, revenue) for day, orders, revenue in rows}
    dates = (first + timedelta(days=number) for number in range(DAYS))
    return Sales([found.get(day) or Day(day, 0, Decimal(0)) for day in dates])


def count_waiting() -> Waiting:
    """One query: orders by what they wait for."""
    wanted = (OrderStatus.PAID, OrderStatus.PAYMENT_REVIEW, OrderStatus.AWAITING_PAYMENT)
    rows = Order.objects.filter(status__in=wanted).order_by().values_list("status")
    counts = dict(rows.annotate(Count("pk")))
    return Waiting(*(counts.get(status, 0) for status in wanted))


def newest_orders(count: int = 6) -> list[Order]:
    rows = Order.objects.select_related("user", "shipping_address", "billing_address")
    return list(rows.exclude(status=OrderStatus.CANCELLED).order_by("-date_placed")[:count])


def scarcest_stock(count: int = 8) -> list[StockRecord]:
    """The stock records that run out first; one more than `count` when there are more."""
    rows = low_stock().select_related("product", "product__parent")
    return list(rows.order_by("available", "pk")[: count + 1])


def count_letters() -> int:
    return ContactMessage.objects.filter(answered_at=None).count()


def count_reviews() -> int:
    """Reviews that wait for a decision."""
    return ProductReview.objects.filter(status=ProductReview.AWAITING).count()


def count_drafts() -> int:
    """Articles that readers do not see."""
    return Article.objects.filter(is_public=False).count()


def count_given_up() -> int:
    """Mails and other tasks that failed for good."""
    return OutboxMessage.objects.filter(state=OutboxMessage.State.FAILED).count()
