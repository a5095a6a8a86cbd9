"""What a stock record's form shows above the fields that change it."""

from django.contrib import admin

from shop.backoffice.stock_words import available
from shop.partner.models import StockRecord

STOCK_FIELDS = (
    ("in_stock", "reserved", "can_be_sold"),
    ("change_by", "reason"),
    "note",
    "submission",
)


class StockFigures:
    """Mix into a ModelAdmin or inline, before it."""

    @admin.display(description="in stock")
    def in_stock(self, record: StockRecord) -> int:
        return record.num_in_stock or 0

    @admin.display(description="reserved for orders", ordering="num_allocated")
    def reserved(self, record: StockRecord) -> int:
        return record.num_allocated or 0

    @admin.display(description="can be sold")
    def can_be_sold(self, record: StockRecord) -> int:
        return available(record)
