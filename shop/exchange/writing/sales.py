"""Prices with their history, and stock through the ledger."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from shop.bulk_rows import NewRows, update_rows
from shop.exchange.columns import PRICE
from shop.exchange.plan import PlannedRow
from shop.exchange.stock_cells import stock_change
from shop.exchange.stored import BATCH, read_columns
from shop.inventory.adjustments import adjust_many
from shop.inventory.models import StockAdjustment
from shop.partner.models import Partner, StockRecord

from .histories import history_rows


@dataclass
class Sales:
    """`seen` is when each stock record was last saved, as they were read."""

    new: list[PlannedRow]
    insert: NewRows
    new_history: NewRows
    prices: dict[int, list[Any]]
    price_history: NewRows
    seen: dict[int, datetime]


def prepare_sales(rows: list[PlannedRow], by: Any, reason: str) -> Sales:
    new = [
        row
        for row in rows
        if row.values.get(PRICE) is not None
        and (row.before is None or row.before.stockrecord_id is None)
    ]
    made = _make_records(new)
    changed, seen = _change_prices(rows)
    now = timezone.now()
    return Sales(
        new=new,
        insert=NewRows(made),
        new_history=history_rows(made, StockRecord, kind="+", by=by, reason=reason),
        prices={record.pk: [record.price, now] for record in changed},
        price_history=history_rows(changed, StockRecord, kind="~", by=by, reason=reason),
        seen=seen,
    )


def write_sales(
    sales: Sales, rows: list[PlannedRow], keys: dict[str, int], by: Any, reason: str
) -> None:
    """`keys` are those of products, by SKU. `num_allocated` is never written."""
    records = _write_new(sales, keys)
    update_rows(StockRecord, ["price", "date_updated"], sales.prices)
    sales.price_history.insert()
    records |= {
        row.sku: row.before.stockrecord_id
        for row in rows
        if row.before and row.before.stockrecord_id
    }
    changes = {records[row.sku]: change for row in rows if (change := stock_change(row))}
    adjust_many(changes, reason=StockAdjustment.Reason.IMPORT, note=reason, by=by)


def _make_records(rows: list[PlannedRow]) -> list[StockRecord]:
    return [
        StockRecord(
            partner_sku=row.sku,
            price=row.values[PRICE],
            price_currency=settings.OSCAR_DEFAULT_CURRENCY,
            num_in_stock=0,
        )
        for row in rows
    ]


def _change_prices(rows: list[PlannedRow]) -> tuple[list[StockRecord], dict[int, datetime]]:
    prices = {
        row.before.stockrecord_id: row.values[PRICE]
        for row in rows
        if PRICE in row.values and row.before and row.before.stockrecord_id
    }
    keys, seen = sorted(prices), {}
    changed: list[StockRecord] = []
    for start in range(0, len(keys), BATCH):
        for record in StockRecord.objects.filter(pk__in=keys[start : start + BATCH]):
            seen[record.pk] = record.date_updated
            record.price = prices[record.pk]
            changed.append(record)
    return changed, seen


def _write_new(sales: Sales, keys: dict[str, int]) -> dict[str, int]:
    """Keys of new stock records by SKU."""
    if not sales.new:
        return {}
    partner = Partner.objects.order_by("pk").first() or Partner.objects.create(
        name=settings.SHOP_NAME
    )
    products = [keys[row.sku] for row in sales.new]
    for rows in (sales.insert, sales.new_history):
        rows.fill("partner_id", [partner.pk] * len(products))
    sales.insert.fill("product_id", products)
    sales.insert.insert()
    found = read_columns(StockRecord, "product_id", products)
    written = [found[key] for key in products]
    sales.new_history.fill("product_id", products)
    sales.new_history.fill("id", written)
    sales.new_history.insert()
    return dict(zip((row.sku for row in sales.new), written, strict=True))
