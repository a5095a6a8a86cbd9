"""A product once more: with its texts, pictures and facts, hidden, without stock."""

from typing import Any

from django.db import transaction

from catalogue.facts_saved import facts_saved
from catalogue.labels import facts_with_rows
from catalogue.models import (
    Product,
    ProductCategory,
    ProductRecommendation,
    SupplementFacts,
)
from shop.partner.models import StockRecord

MOST_IN_TITLE = 240


@transaction.atomic
def copy_product(product: Product, *, by: Any = None) -> Product:
    """The copy has an address and SKUs of its own, and no barcode; a variant cannot be copied.

    Raises ValueError for a variant. `by` is the user for the history.
    """
    if product.is_child:
        raise ValueError("A variant is copied with its product.")
    copy = _copy_row(product, by, title=f"{product.title[:MOST_IN_TITLE]} (copy)")
    copy.needs.set(product.needs.all())
    for shelf in ProductCategory.objects.filter(product=product):
        ProductCategory.objects.create(product=copy, category=shelf.category)
    for advice in ProductRecommendation.objects.filter(primary=product):
        ProductRecommendation.objects.create(
            primary=copy, recommendation=advice.recommendation, ranking=advice.ranking
        )
    for variant in product.children.order_by("pk"):
        _copy_row(variant, by, parent=copy)
    return copy


def _copy_row(product: Product, by: Any, **fields: Any) -> Product:
    """One product or variant with what hangs on it alone."""
    copy = Product.objects.get(pk=product.pk)
    _make_new(copy, slug="", upc=None, code=None, rating=None, is_public=False, **fields)
    copy._change_reason = f"Copied from {product.get_title()}"[:100]  # type: ignore[attr-defined]
    copy._history_user = by  # type: ignore[attr-defined]
    copy.save()
    for rows in (product.images.all(), product.attribute_values.all()):
        for row in rows:
            _make_new(row, product=copy).save()
    for record in product.stockrecords.all():
        _copy_stockrecord(record, copy)
    if facts := facts_with_rows().filter(product=product).first():
        _copy_facts(facts, copy, by)
    return copy


def _copy_stockrecord(record: StockRecord, copy: Product) -> None:
    StockRecord.objects.create(
        product=copy,
        partner=record.partner,
        partner_sku=_free_sku(record.partner_sku),
        price=record.price,
        price_currency=record.price_currency,
        num_in_stock=0,
        low_stock_threshold=record.low_stock_threshold,
    )


def _copy_facts(facts: SupplementFacts, copy: Product, by: Any) -> None:
    amounts, blends = list(facts.amounts.all()), list(facts.blends.all())
    new = _make_new(SupplementFacts.objects.get(pk=facts.pk), product=copy)
    new.save()
    copies = {}
    for blend in blends:
        key = blend.pk
        copies[key] = _make_new(blend, facts=new)
        copies[key].save()
    for amount in amounts:
        _make_new(amount, facts=new, blend=copies.get(amount.blend_id or 0)).save()
    facts_saved(new, by=by, reason=f"Copied from {facts.product.get_title()}"[:200])


def _make_new(row: Any, **fields: Any) -> Any:
    row.pk = None
    row._state.adding = True
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def _free_sku(sku: str) -> str:
    base, number = f"{sku[:110]}-COPY", 1
    name = base
    while StockRecord.objects.filter(partner_sku=name).exists():
        number += 1
        name = f"{base}-{number}"
    return name
