"""Prices and stock of all products in one list; the same guarded form as on the product's page."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from oscar.templatetags.currency_filters import currency
from unfold.admin import ModelAdmin, TabularInline
from unfold.decorators import display

from shop.alerts.models import StockAlert
from shop.backoffice.filters import StockFilter, WaitingFilter
from shop.backoffice.history import WithHistory
from shop.backoffice.stock_figures import STOCK_FIELDS, StockFigures
from shop.backoffice.stock_form import StockForm
from shop.backoffice.stock_words import change_words
from shop.inventory.models import StockAdjustment
from shop.partner.models import Partner, StockRecord
from shop.read_only import ReadOnly

from .plans import PricePlansOfRecord


class LedgerInline(ReadOnly, TabularInline):
    """Every change of its stock, the newest first."""

    model = StockAdjustment
    verbose_name_plural = "changes of stock"
    hide_title = True
    fields = ("at", "changed", "stock_after", "reason", "note", "who")
    readonly_fields = fields
    per_page = 50
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[StockAdjustment]:
        return super().get_queryset(request).select_related("by")

    @admin.display(description="change")
    def changed(self, entry: StockAdjustment) -> str:
        return change_words(entry)

    @admin.display(description="who")
    def who(self, entry: StockAdjustment) -> str:
        return entry.by.get_full_name() or entry.by.email if entry.by else "the shop"


@admin.register(StockRecord)
class StockRecordAdmin(StockFigures, WithHistory, ModelAdmin):
    form = StockForm
    inlines = (PricePlansOfRecord, LedgerInline)
    list_display = (
        "name", "partner_sku", "shown_price", "num_in_stock", "reserved", "can_be_sold",
        "waiting",
    )  # fmt: skip
    list_filter = (StockFilter, WaitingFilter, "product__is_public")
    list_select_related = ("product", "product__parent")
    list_per_page = 100
    show_full_result_count = False
    search_fields = ("partner_sku", "product__title", "product__parent__title")
    search_help_text = "Product or SKU"
    ordering = ("product__title", "pk")
    fields = ("name", ("partner_sku", "price"), *STOCK_FIELDS)
    readonly_fields = ("name", "in_stock", "reserved", "can_be_sold")

    history_list_display = ("price",)
    # A price that was right last week need not be right again.
    can_restore = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[StockRecord]:
        unsent = StockAlert.objects.unsent().filter(product=OuterRef("product")).order_by()
        count = unsent.values("product").annotate(count=Count("pk")).values("count")
        return super().get_queryset(request).annotate(waiting=Coalesce(Subquery(count), 0))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A new one is made on its product's page."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: StockRecord | None = None) -> bool:
        return False

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        form.by = request.user
        return form

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> StockRecord | None:
        """Until a posted form is saved, no order may reserve from this row."""
        record = super().get_object(request, object_id, from_field)
        if record is None or request.method != "POST":
            return record
        return StockRecord.objects.select_for_update().get(pk=record.pk)

    def save_model(
        self, request: HttpRequest, record: StockRecord, form: StockForm, change: bool
    ) -> None:
        form.save()

    @display(description="product", ordering="product__title")
    def name(self, record: StockRecord) -> str:
        return record.product.get_title()

    @display(description="want to be told", ordering="-waiting")
    def waiting(self, record: StockRecord) -> int | str:
        """How many get a mail when it can be bought again."""
        return record.waiting or "–"

    @display(description="price", ordering="price")
    def shown_price(self, record: StockRecord) -> Any:
        return currency(record.price, record.price_currency) if record.price is not None else "–"


@admin.register(Partner)
class PartnerAdmin(ModelAdmin):
    list_display = ("name", "code")
    search_fields = ("name", "code")
    fields = ("name",)
