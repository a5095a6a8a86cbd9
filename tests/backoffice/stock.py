"""Reading the ledger in tests."""

from catalogue.models import Product
from shop.inventory.models import StockAdjustment


def entries_of(product: Product) -> list[tuple[int, int, str]]:
    """(change, stock after it, reason), the oldest first."""
    entries = StockAdjustment.objects.filter(stockrecord__product=product).order_by("pk")
    return list(entries.values_list("change", "stock_after", "reason"))
