"""Prices and stock of all products in one list; the same guarded form as on the product's page."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from oscar.templatetags.currency_filters import currency
from unfold.admin import ModelAdmin
from unfold.decorators import display

from shop.backoffice.filters import StockFilter
from shop.backoffice.history import WithHistory
from shop.backoffice.stock_form import StockForm
from shop.backoffice.stock_words import available
from shop.partner.models import Partner, StockRecord


@admin.register(StockRecord)
class StockRecordAdmin(WithHistory, ModelAdmin):
    form = StockForm
    list_display = ("name", "partner_sku", "shown_price", "num_in_stock", "reserved", "can_be_sold")
    list_filter = (StockFilter, "product__is_public")
    list_select_related = ("product", "product__parent")
    list_per_page = 100
    show_full_result_count = False
    search_fields = ("partner_sku", "product__title", "product__parent__title")
    search_help_text = "Product or SKU"
    ordering = ("product__title", "pk")
    fields = ("name", ("partner_sku", "price"), ("num_in_stock", "reserved", "can_be_sold"))
    readonly_fields = ("name", "reserved", "can_be_sold")

    history_list_display = ("price", "num_in_stock")
    # Stock that was there last week is not there again.
    can_restore = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A new one is made on its product's page."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: StockRecord | None = None) -> bool:
        return False

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

    @display(description="price", ordering="price")
    def shown_price(self, record: StockRecord) -> Any:
        return currency(record.price, record.price_currency) if record.price is not None else "–"

    @display(description="reserved", ordering="num_allocated")
    def reserved(self, record: StockRecord) -> int:
        return record.num_allocated or 0

    @display(description="can be sold")
    def can_be_sold(self, record: StockRecord) -> int:
        return available(record)


@admin.register(Partner)
class PartnerAdmin(ModelAdmin):
    list_display = ("name", "code")
    search_fields = ("name", "code")
    fields = ("name",)
