from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from shop.backoffice import figures
from shop.order.statuses import PAID_STATUSES, OrderStatus
from shop.pages.models import ContactMessage
from tests.factories import make_product, make_variants

from .orders import make_order

pytestmark = pytest.mark.django_db


def test_only_orders_with_money_count() -> None:
    for number, status in enumerate(OrderStatus, start=1):
        make_order(status, total=f"{10**number}.01")

    sales = figures.count_sales()

    expected = [10**n for n, status in enumerate(OrderStatus, start=1) if status in PAID_STATUSES]
    assert sales.today.orders == len(expected) == 4
    assert sales.today.revenue == sum(expected) + Decimal("0.04")


def test_money_counts_on_the_day_it_came_in() -> None:
    now = timezone.now()
    make_order(OrderStatus.PAID, "20.00", now - timedelta(days=2), paid_at=now)

    sales = figures.count_sales()

    assert sales.today.revenue == Decimal("20.00")
    assert sales.days[-3].orders == 0


def test_a_day_begins_at_midnight_in_the_shops_time_zone(settings: Any) -> None:
    settings.TIME_ZONE = "America/New_York"
    with timezone.override("America/New_York"):
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        make_order(OrderStatus.PAID, "1.00", midnight)
        make_order(OrderStatus.PAID, "2.00", midnight - timedelta(seconds=1))

        sales = figures.count_sales()

    assert sales.today.revenue == Decimal("1.00")
    assert sales.days[-2].revenue == Decimal("2.00")


def test_week_begins_on_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    wednesday = timezone.make_aware(datetime(2026, 11, 18, 12))
    monkeypatch.setattr(figures.timezone, "localdate", lambda: wednesday.date())
    for days, total in ((0, "1.00"), (2, "10.00"), (3, "100.00")):
        make_order(OrderStatus.PAID, total, wednesday - timedelta(days=days))

    sales = figures.count_sales()

    assert sales.week_revenue == Decimal("11.00")
    assert sales.week_orders == 2
    assert sales.revenue == Decimal("111.00")


def test_older_orders_and_other_currencies_are_left_out() -> None:
    make_order(OrderStatus.PAID, when=timezone.now() - timedelta(days=31))
    make_order(OrderStatus.PAID, currency="EUR")

    assert figures.count_sales().orders == 0


def test_what_waits_is_counted_by_status() -> None:
    for status in (OrderStatus.PAID, OrderStatus.PAID, OrderStatus.PAYMENT_REVIEW):
        make_order(status)
    make_order(OrderStatus.AWAITING_PAYMENT)

    assert figures.count_waiting() == figures.Waiting(2, 1, 1)


def test_low_stock_counts_what_can_still_be_sold(settings: Any) -> None:
    settings.LOW_STOCK_THRESHOLD = 10
    make_product("Plenty", stock=11)
    reserved = make_product("Reserved", stock=20).stockrecords.get()
    reserved.num_allocated = 18
    reserved.save()
    make_product("Hidden", stock=0, is_public=False)
    make_product("Low", stock=10)

    rows = figures.scarcest_stock()

    assert [(row.product.title, row.available) for row in rows] == [("Reserved", 2), ("Low", 10)]


def test_variant_of_a_hidden_product_is_not_low_stock() -> None:
    parent, _, _ = make_variants(stock=1)
    parent.is_public = False
    parent.save()

    assert figures.scarcest_stock() == []


def test_page_shows_the_figures(boss: Client) -> None:
    make_product("Sedorum", stock=3)
    make_order(OrderStatus.PAID, "1234.50")
    ContactMessage.objects.create(
        name="Ada", email="a@example.com", topic="order", message="?", submission=uuid4()
    )

    page = boss.get("/admin/").content.decode()

    assert "$1,234.50" in page
    assert "Sedorum" in page and "3 left" in page
    assert "?status=Paid" in page
    assert "Add your first product" not in page


def test_empty_shop_is_led_to_the_first_product(boss: Client) -> None:
    page = boss.get("/admin/").content.decode()

    assert "Add your first product" in page
    assert "No orders yet" in page


@pytest.mark.parametrize("orders", [0, 3, 40])
def test_queries_do_not_grow(boss: Client, orders: int) -> None:
    for number in range(orders):
        make_order(OrderStatus.PAID, when=timezone.now() - timedelta(hours=number))
        make_product(f"Product {number}", stock=1)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert boss.get("/admin/").status_code == 200

    # Session and user among them.
    assert len(queries) <= 12, [query["sql"] for query in queries]


def test_editor_sees_no_money(staff: Callable[[str], Client]) -> None:
    make_order(OrderStatus.PAID, "1234.50")

    page = staff("Editor").get("/admin/").content.decode()

    assert "Revenue" not in page and "1,234.50" not in page
    assert "Article drafts" in page


def test_order_desk_sees_orders_and_letters(staff: Callable[[str], Client]) -> None:
    page = staff("Order desk").get("/admin/").content.decode()

    assert "Revenue today" in page and "Messages to answer" in page
    assert "Add your first product" not in page


def test_catalogue_manager_sees_stock_but_no_orders(staff: Callable[[str], Client]) -> None:
    page = staff("Catalogue manager").get("/admin/").content.decode()

    assert "Running out" in page
    assert "Revenue" not in page and "Messages to answer" not in page
