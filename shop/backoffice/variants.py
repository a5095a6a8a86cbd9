"""A product that is sold by itself becomes one with variants, the first of them what it was.

Its page stays: address, texts, pictures, categories, reviews, articles, offers, history. What is
sold goes on as the variant: price, stock and their ledger, plans, label with all its versions,
order lines, carts, and whoever waits to be told that it is back.
"""

from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from catalogue.models import LabelVersion, Product, SupplementFacts
from shop.alerts.models import StockAlert
from shop.basket.models import Basket
from shop.basket.models import Line as CartLine
from shop.order.models import Line as OrderLine
from shop.partner.models import StockRecord


class NotDivisible(Exception):
    """The message tells staff why."""


def why_not_divisible(product: Product) -> str:
    """Words for staff, or nothing when it can be sold in variants."""
    if product.is_child:
        return "It is a variant itself."
    if product.is_parent:
        return "It is sold in variants already."
    if product.product_class_id is None:
        return "Choose its type first: its variants have the same."
    if not product.stockrecords.exists():
        return "Enter its price and stock first: they are what goes on as the first variant."
    return ""


def sell_in_variants(product: Product, *, title: str, by: Any = None) -> Product:
    """Answers the first variant, called `title`. Raises NotDivisible and then changes nothing."""
    with transaction.atomic(durable=True):
        product = _lock(product)
        if reason := why_not_divisible(product):
            raise NotDivisible(reason)
        variant = _divide(product, title, by)
        _move_what_is_sold(product, variant)
    # What was put into a cart, or ordered from it, while the locks were waited for.
    with transaction.atomic():
        _move_lines(product, variant)
    return variant


def _lock(product: Product) -> Product:
    """The carts that hold it, its stock records and itself, in the order of all flows."""
    carts = Basket.objects.filter(lines__product=product).values("pk")
    list(Basket.objects.select_for_update().filter(pk__in=carts).order_by("pk"))
    list(StockRecord.objects.select_for_update().filter(product=product).order_by("pk"))
    return Product.objects.select_for_update(of=("self",)).get(pk=product.pk)


def _divide(product: Product, title: str, by: Any) -> Product:
    """What is of one pack, its barcode and weight, goes to the variant."""
    variant = Product(
        structure=Product.CHILD,
        parent=product,
        title=title,
        upc=product.upc,
        net_weight_g=product.net_weight_g,
        is_public=product.is_public,
    )
    product.structure, product.upc, product.net_weight_g = Product.PARENT, None, None
    _save(product, "Sold in several variants", by)
    _save(variant, f"Was {product.title}", by)
    return variant


def _save(product: Product, reason: str, by: Any) -> None:
    product._change_reason = reason[:100]  # type: ignore[attr-defined]
    product._history_user = by  # type: ignore[attr-defined]
    product.save()


def _move_what_is_sold(product: Product, variant: Product) -> None:
    StockRecord.objects.filter(product=product).update(product=variant)
    product.attribute_values.update(product=variant)
    LabelVersion.objects.filter(product=product).update(product=variant)
    StockAlert.objects.filter(product=product).update(product=variant)
    _move_lines(product, variant)
    if facts := SupplementFacts.objects.filter(product=product).first():
        facts.product = variant
        # Filters and search follow a saved label.
        facts.save(update_fields=["product"])


def _move_lines(product: Product, variant: Product) -> None:
    """A cart finds a line again by its reference, which begins with the product's key."""
    OrderLine.objects.filter(product=product).update(product=variant)
    CartLine.objects.filter(product=product).update(
        product=variant,
        line_reference=Concat(Value(f"{variant.pk}_"), F("stockrecord_id")),
    )
