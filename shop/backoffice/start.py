"""The start page of /admin/: what waits, what was sold; each person sees what their role may."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from catalogue.models import Product
from shop.backoffice import charts, figures
from shop.backoffice.order_words import customer_name

STOCK_ROWS = 8


def start_page(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Unfold's DASHBOARD_CALLBACK: adds what templates/admin/index.html shows."""
    may = request.user.has_perm
    if may("order.view_order"):
        context |= _orders()
    if may("partner.view_stockrecord"):
        context |= _stock()
    if may("pages.view_contactmessage"):
        context["letters"] = figures.count_letters()
    if may("reviews.view_productreview"):
        context["reviews"] = figures.count_reviews()
    if may("content.view_article"):
        context["drafts"] = figures.count_drafts()
    if may("tasks.view_outboxmessage"):
        context["given_up"] = figures.count_given_up()
    if may("catalogue.add_product"):
        context["has_products"] = Product.objects.exists()
    context["title"] = "Today"
    return context


def _orders() -> dict[str, Any]:
    sales = figures.count_sales()
    return {
        "sales": sales,
        "currency": settings.OSCAR_DEFAULT_CURRENCY,
        "waiting": figures.count_waiting(),
        "newest_orders": [(order, customer_name(order)) for order in figures.newest_orders()],
        "revenue_chart": charts.revenue(sales),
        "orders_chart": charts.orders(sales),
        "orders_list": reverse("admin:order_order_changelist"),
    }


def _stock() -> dict[str, Any]:
    rows = figures.scarcest_stock(STOCK_ROWS)
    return {
        "low_stock": rows[:STOCK_ROWS],
        "has_more_low_stock": len(rows) > STOCK_ROWS,
        "low_stock_threshold": settings.LOW_STOCK_THRESHOLD,
    }
