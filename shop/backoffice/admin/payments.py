"""Payment attempts and what Stripe told us, to be looked at."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import display

from shop.backoffice.payment_words import STATE_COLOURS, amount_words, stripe_page
from shop.payment.models import PaymentAttempt, StripeEvent
from shop.read_only import ReadOnly


@admin.register(PaymentAttempt)
class PaymentAttemptAdmin(ReadOnly, ModelAdmin):
    list_display = ("created_at", "order_link", "amount", "shown_state", "session_id", "failure")
    list_display_links = ("created_at",)
    list_filter = ("state",)
    list_select_related = ("order",)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("order__number", "session_id", "payment_intent_id", "uuid")
    search_help_text = "Order number, session, payment"
    fieldsets = (
        (None, {"fields": ("order_link", "amount", "shown_state", "failure")}),
        ("At Stripe", {"fields": ("at_stripe", "session_id", "payment_intent_id", "uuid")}),
        ("Times", {"fields": ("created_at", "updated_at", "hold_expires_at")}),
    )
    readonly_fields = (
        "order_link", "amount", "shown_state", "failure", "at_stripe", "session_id",
        "payment_intent_id", "uuid", "created_at", "updated_at", "hold_expires_at",
    )  # fmt: skip

    @display(description="order", ordering="order__number")
    def order_link(self, attempt: PaymentAttempt) -> SafeString:
        link = reverse("admin:order_order_change", args=[attempt.order_id])
        return format_html('<a class="text-link" href="{}">{}</a>', link, attempt.order.number)

    @display(description="amount", ordering="amount_minor")
    def amount(self, attempt: PaymentAttempt) -> str:
        return amount_words(attempt)

    @display(description="state", label=STATE_COLOURS, ordering="state")
    def shown_state(self, attempt: PaymentAttempt) -> str:
        return attempt.get_state_display()

    @display(description="Stripe's dashboard")
    def at_stripe(self, attempt: PaymentAttempt) -> SafeString | str:
        page = stripe_page(attempt)
        if not page:
            return "The local stand-in was paid, no money moved."
        return format_html('<a class="text-link" href="{}" rel="noreferrer">Open</a>', page)


@admin.register(StripeEvent)
class StripeEventAdmin(ReadOnly, ModelAdmin):
    list_display = ("received_at", "type", "object_id", "state")
    list_filter = ("type",)
    search_fields = ("event_id", "object_id", "type")
    list_per_page = 50
    show_full_result_count = False

    @display(description="state", label={"done": "success", "failed": "danger", "waiting": "info"})
    def state(self, event: StripeEvent) -> str:
        if event.processed_at:
            return "done"
        return "failed" if event.error else "waiting"
