"""Orders, to be read. Packing, shipping and notes are done in Oscar's dashboard, one click away."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import RangeDateFilter
from unfold.decorators import display

from shop.backoffice.filters import StatusFilter
from shop.backoffice.order_words import (
    STATUS_COLOURS,
    customer_email,
    customer_name,
    money,
    payment_state,
)
from shop.backoffice.payment_words import STATE_COLOURS
from shop.order.models import Order
from shop.read_only import ReadOnly

from .order_rows import AttemptInline, DiscountInline, LineInline, NoteInline, StatusInline


@admin.register(Order)
class OrderAdmin(ReadOnly, ModelAdmin):
    inlines = (LineInline, DiscountInline, AttemptInline, StatusInline, NoteInline)
    list_display = ("number", "date_placed", "customer", "total", "shown_status", "payment")
    list_filter = (StatusFilter, ("date_placed", RangeDateFilter))
    list_filter_submit = True
    list_per_page = 50
    show_full_result_count = False
    ordering = ("-date_placed",)
    search_fields = (
        "number", "guest_email", "user__email", "shipping_address__first_name",
        "shipping_address__last_name", "billing_address__last_name",
    )  # fmt: skip
    search_help_text = "Number, e-mail or name"
    fieldsets = (
        (None, {"fields": (("number", "shown_status"), ("date_placed", "paid_at"), "links")}),
        ("Customer", {"fields": ("customer_link", ("ship_to", "bill_to"))}),
        ("Money", {"fields": (("goods", "shipping"), ("discount", "total"))}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Order | None = None) -> Any:
        return [
            "number", "shown_status", "date_placed", "paid_at", "links", "customer_link", "ship_to",
            "bill_to", "goods", "shipping", "discount", "total",
        ]  # fmt: skip

    def get_inline_instances(self, request: HttpRequest, obj: Order | None = None) -> list[Any]:
        """Without the tables that would be empty."""
        inlines = super().get_inline_instances(request, obj)
        return [
            row for row in inlines if obj is None or row.model.objects.filter(order=obj).exists()
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Order]:
        rows = super().get_queryset(request)
        return rows.select_related(
            "user", "shipping_address__country", "billing_address__country"
        ).prefetch_related("payment_attempts", "discounts")

    @display(description="customer", header=True, ordering="guest_email")
    def customer(self, order: Order) -> list[str]:
        return [customer_name(order) or "–", customer_email(order)]

    @display(description="status", label=STATUS_COLOURS, ordering="status")
    def shown_status(self, order: Order) -> str:
        return order.status

    @display(description="payment", label=STATE_COLOURS)
    def payment(self, order: Order) -> str:
        return payment_state(order)

    @display(description="total", ordering="total_incl_tax")
    def total(self, order: Order) -> str:
        return money(order, order.total_incl_tax)

    @display(description="goods")
    def goods(self, order: Order) -> str:
        return money(order, order.total_incl_tax - order.shipping_incl_tax)

    @display(description="shipping")
    def shipping(self, order: Order) -> str:
        return f"{money(order, order.shipping_incl_tax)} · {order.shipping_method}"

    @display(description="discounts, taken off already")
    def discount(self, order: Order) -> str:
        return money(order, sum(row.amount for row in order.discounts.all()))

    @display(description="to do")
    def links(self, order: Order) -> SafeString:
        desk = reverse("dashboard:order-detail", kwargs={"number": order.number})
        return format_html(
            '<a class="text-link" href="{}">Pack, ship, add a note</a>'
            ' · <a class="text-link" href="{}">What the customer sees</a>',
            desk,
            order.get_absolute_url(),
        )

    @display(description="customer")
    def customer_link(self, order: Order) -> SafeString | str:
        if order.user is None:
            return f"{customer_email(order) or 'closed account'} (guest)"
        link = reverse("admin:users_user_change", args=[order.user_id])
        return format_html('<a class="text-link" href="{}">{}</a>', link, order.user.email)

    @display(description="ship to")
    def ship_to(self, order: Order) -> SafeString | str:
        return _address(order.shipping_address)

    @display(description="bill to")
    def bill_to(self, order: Order) -> SafeString | str:
        return _address(order.billing_address)


def _address(address: Any) -> SafeString | str:
    if address is None:
        return "–"
    lines = [*address.active_address_fields()]
    if getattr(address, "phone_number", ""):
        lines.append(str(address.phone_number))
    return format_html_join("", "{}<br>", ((line,) for line in lines))
