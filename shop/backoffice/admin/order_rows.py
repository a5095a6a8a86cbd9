"""What belongs to one order: lines, discounts, payments, history, notes."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from oscar.templatetags.currency_filters import currency
from unfold.admin import TabularInline
from unfold.decorators import display

from shop.backoffice.payment_words import STATE_COLOURS, amount_words, stripe_page
from shop.order.models import Line, OrderDiscount, OrderNote, OrderStatusChange
from shop.payment.models import PaymentAttempt
from shop.read_only import ReadOnly


class LineInline(ReadOnly, TabularInline):
    model = Line
    fields = ("what", "partner_sku", "quantity", "each", "together", "status")
    readonly_fields = fields
    extra = 0
    hide_title = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Line]:
        return super().get_queryset(request).select_related("product", "order")

    @admin.display(description="product")
    def what(self, line: Line) -> SafeString | str:
        if line.product_id is None:
            return line.title
        link = reverse("admin:catalogue_product_change", args=[line.product_id])
        return format_html('<a class="text-link" href="{}">{}</a>', link, line.title)

    @admin.display(description="each")
    def each(self, line: Line) -> str:
        return str(currency(line.unit_price_incl_tax, line.order.currency))

    @admin.display(description="together")
    def together(self, line: Line) -> str:
        return str(currency(line.line_price_incl_tax, line.order.currency))


class DiscountInline(ReadOnly, TabularInline):
    model = OrderDiscount
    fields = ("offer_name", "voucher_code", "amount", "message")
    readonly_fields = fields
    extra = 0
    hide_title = True


class AttemptInline(ReadOnly, TabularInline):
    model = PaymentAttempt
    verbose_name_plural = "payments"
    fields = ("created_at", "shown_state", "amount", "session_id", "intent", "failure")
    readonly_fields = fields
    extra = 0
    hide_title = True

    @display(description="state", label=STATE_COLOURS)
    def shown_state(self, attempt: PaymentAttempt) -> str:
        return attempt.get_state_display()

    @admin.display(description="amount")
    def amount(self, attempt: PaymentAttempt) -> str:
        return amount_words(attempt)

    @admin.display(description="payment")
    def intent(self, attempt: PaymentAttempt) -> SafeString | str:
        page = stripe_page(attempt)
        if not page:
            return attempt.payment_intent_id or "–"
        return format_html(
            '<a class="text-link" href="{}" rel="noreferrer">{}</a>',
            page,
            attempt.payment_intent_id,
        )


class StatusInline(ReadOnly, TabularInline):
    model = OrderStatusChange
    verbose_name_plural = "history"
    fields = ("date_created", "old_status", "new_status")
    readonly_fields = fields
    ordering = ("date_created",)
    extra = 0
    hide_title = True


class NoteInline(ReadOnly, TabularInline):
    model = OrderNote
    verbose_name_plural = "notes"
    fields = ("date_created", "user", "message")
    readonly_fields = fields
    extra = 0
    hide_title = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[OrderNote]:
        return super().get_queryset(request).select_related("user")
