"""Oscar's `oscar_import_catalogue`, with stock going through the ledger."""

from decimal import Decimal
from typing import Any

from oscar.apps.partner.importers import CatalogueImporter as OscarImporter

from shop.inventory.adjustments import adjust
from shop.inventory.models import StockAdjustment

from .models import Partner, StockRecord


class CatalogueImporter(OscarImporter):
    def _create_stockrecord(
        self, item: Any, partner_name: str, partner_sku: str, price: str, num_in_stock: str
    ) -> None:
        partner, _ = Partner.objects.get_or_create(name=partner_name)
        record = StockRecord.objects.filter(partner_sku=partner_sku).first() or StockRecord(
            partner_sku=partner_sku, num_in_stock=0
        )
        record.product, record.partner, record.price = item, partner, Decimal(price)
        record.save()
        if change := int(num_in_stock) - (record.num_in_stock or 0):
            adjust(record, change=change, reason=StockAdjustment.Reason.IMPORT)
