"""Price and stock of a product as a list shows them, from rows that are prefetched."""

from django.conf import settings
from oscar.templatetags.currency_filters import currency

from catalogue.models import Product
from shop.inventory.models import StockAdjustment
from shop.partner.models import StockRecord


def price_words(product: Product) -> str:
    """`$19.95`, `from $19.95` when its variants differ, or a dash."""
    priced = [record for record in _records(product) if record.price is not None]
    if not priced:
        return "–"
    cheapest = min(priced, key=lambda record: record.price)
    words = str(currency(cheapest.price, cheapest.price_currency))
    return words if len({record.price for record in priced}) == 1 else f"from {words}"


def stock_words(product: Product) -> tuple[str, str]:
    """The state (in stock, low, sold out) and the words for it: units that can still be sold."""
    records = _records(product)
    if not records:
        return "sold out", "no price yet"
    units = sum(available(record) for record in records)
    if units <= 0:
        return "sold out", "sold out"
    state = "low" if units <= settings.LOW_STOCK_THRESHOLD else "in stock"
    return state, f"{units}"


def available(record: StockRecord) -> int:
    return (record.num_in_stock or 0) - (record.num_allocated or 0)


def change_words(entry: StockAdjustment) -> str:
    """`+24` or `−3`."""
    return f"{'+' if entry.change > 0 else '−'}{abs(entry.change)}"


def _records(product: Product) -> list[StockRecord]:
    if product.is_parent:
        return [record for child in product.children.all() for record in child.stockrecords.all()]
    return list(product.stockrecords.all())
