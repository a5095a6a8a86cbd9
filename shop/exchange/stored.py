"""Products as they are now, in the columns of a file. Read in batches, in a fixed number of
queries each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from catalogue.models import (
    Blend,
    IngredientAmount,
    Product,
    ProductAttributeValue,
    ProductCategory,
    SupplementFacts,
)
from shop.partner.models import StockRecord

from .columns import BLENDS, FACTS, PRICE, ROWS, STOCK, TRAITS
from .facts_text import AmountLine, BlendLine
from .known import Known

BATCH = 500
_PRODUCT_FIELDS = (
    "title", "slug", "tagline", "benefits", "description", "upc", "meta_title",
    "meta_description", "is_public",
)  # fmt: skip
FACTS_FIELDS = tuple(name for name in FACTS if name not in (ROWS, BLENDS))


@dataclass(slots=True)
class Stored:
    """`values` by name of the column; those of facts only where the product has facts."""

    sku: str
    product_id: int
    structure: str
    parent_id: int | None
    parent_sku: str = ""
    stockrecord_id: int | None = None
    reserved: int = 0
    facts_id: int | None = None
    is_unclear: bool = False
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def is_parent(self) -> bool:
        return self.structure == Product.PARENT

    @property
    def is_child(self) -> bool:
        return self.structure == Product.CHILD


def find_products(skus: Collection[str]) -> dict[str, int]:
    """Keys of products by SKU: of what is sold, the SKU of its stock record; of what has none,
    such as a product with variants, its code or else its address."""
    found: dict[str, int] = {}
    for batch in _batches(list(dict.fromkeys(skus))):
        unsold = Product.objects.filter(stockrecords=None)
        for name in ("slug", "code"):
            rows = unsold.filter(**{f"{name}__in": batch}).values_list(name, "pk")
            found.update(rows)
        records = StockRecord.objects.filter(partner_sku__in=batch).order_by("-pk")
        found.update(records.values_list("partner_sku", "product_id"))
    return found


def read_products(
    keys: Iterable[int], known: Known, *, with_facts: bool = True
) -> Iterator[Stored]:
    """In the order of `keys`; what is gone is left out. Nine queries for each 500."""
    for batch in _batches(list(keys)):
        yield from _read(batch, known, with_facts)


def variants_of(parents: Collection[int]) -> list[int]:
    found: list[int] = []
    for batch in _batches(sorted(parents)):
        found.extend(Product.objects.filter(parent__in=batch).values_list("pk", flat=True))
    return found


def _read(keys: list[int], known: Known, with_facts: bool) -> Iterator[Stored]:
    products = Product.objects.filter(pk__in=keys).select_related("product_class")
    found = {product.pk: _describe(product) for product in products}
    _add_categories(found, known)
    _add_stock(found)
    _add_parents(found)
    _add_traits(found)
    if with_facts:
        _add_facts(found, known)
    return (found[key] for key in keys if key in found)


def _describe(product: Product) -> Stored:
    values: dict[str, Any] = {name: getattr(product, name) for name in _PRODUCT_FIELDS}
    return Stored(
        sku=product.code or product.slug,
        product_id=product.pk,
        structure=product.structure,
        parent_id=product.parent_id,
        values=values | {"product_class": product.product_class, "categories": []},
    )


def _add_categories(found: dict[int, Stored], known: Known) -> None:
    rows = ProductCategory.objects.filter(product__in=found).order_by("pk")
    for product_id, category_id in rows.values_list("product_id", "category_id"):
        if category_id in known.shelves_by_key:
            found[product_id].values["categories"].append(known.shelves_by_key[category_id])


def _add_stock(found: dict[int, Stored]) -> None:
    """With two stock records, of two partners, price and stock of neither can be meant."""
    rows = StockRecord.objects.filter(product__in=found).order_by("pk")
    for pk, product_id, sku, price, units, reserved in rows.values_list(
        "pk", "product_id", "partner_sku", "price", "num_in_stock", "num_allocated"
    ):
        product = found[product_id]
        if product.stockrecord_id is not None:
            product.is_unclear = True
            continue
        product.sku, product.stockrecord_id, product.reserved = sku, pk, reserved or 0
        product.values[PRICE], product.values[STOCK] = price, units or 0


def _add_parents(found: dict[int, Stored]) -> None:
    wanted = {each.parent_id for each in found.values() if each.parent_id}
    rows = Product.objects.filter(pk__in=wanted).values_list("pk", "code", "slug")
    skus = {pk: code or slug for pk, code, slug in rows}
    for each in found.values():
        if each.parent_id:
            each.parent_sku = skus[each.parent_id]


def _add_traits(found: dict[int, Stored]) -> None:
    """Of variants only; those of another type than text are left alone."""
    variants = [key for key, each in found.items() if each.is_child]
    for key in variants:
        found[key].values.update(dict.fromkeys(TRAITS, ""))
    names = {code: name for name, code in TRAITS.items()}
    rows = ProductAttributeValue.objects.filter(
        product__in=variants, attribute__code__in=names, value_text__isnull=False
    )
    for product_id, code, text in rows.values_list("product_id", "attribute__code", "value_text"):
        found[product_id].values[names[code]] = text


def _add_facts(found: dict[int, Stored], known: Known) -> None:
    owners: dict[int, Stored] = {}
    rows = SupplementFacts.objects.filter(product__in=found)
    for pk, product_id, *values in rows.values_list("pk", "product_id", *FACTS_FIELDS):
        owners[pk] = found[product_id]
        owners[pk].facts_id = pk
        owners[pk].values.update(zip(FACTS_FIELDS, values, strict=True))
        owners[pk].values.update({ROWS: [], BLENDS: []})
    names: dict[int | None, str] = defaultdict(str)
    for pk, facts_id, *values in Blend.objects.filter(facts__in=owners).values_list(
        "pk", "facts_id", "name", "amount", "unit", "note"
    ):
        names[pk] = values[0]
        owners[facts_id].values[BLENDS].append(BlendLine(*values))
    amounts = IngredientAmount.objects.filter(facts__in=owners)
    for facts_id, ingredient_id, amount, unit, form, blend_id, name, weight, share in (
        amounts.values_list(
            "facts_id", "ingredient_id", "amount", "unit", "form", "blend_id", "label_name",
            "compound_amount", "limit_amount",
        )
    ):  # fmt: skip
        ingredient = known.ingredients_by_key[ingredient_id]
        blend = names[blend_id]
        line = AmountLine(ingredient, amount, unit, form, blend, name, weight, share)
        owners[facts_id].values[ROWS].append(line)


def read_columns(model: Any, name: str, values: Collection[Any]) -> dict[Any, int]:
    """Keys of rows by a column that tells them apart."""
    found: dict[Any, int] = {}
    for batch in _batches(list(values)):
        found.update(model.objects.filter(**{f"{name}__in": batch}).values_list(name, "pk"))
    return found


def find_types(keys: Collection[int]) -> dict[int, int]:
    """Keys of product types by product."""
    found: dict[int, int] = {}
    for batch in _batches(list(keys)):
        rows = Product.objects.filter(pk__in=batch, product_class__isnull=False)
        found.update(rows.values_list("pk", "product_class_id"))
    return found


def find_taken(name: str, values: Collection[str]) -> dict[str, int]:
    """Which products have these addresses (`slug`) or barcodes (`upc`)."""
    return read_columns(Product, name, values)


def _batches(keys: list[Any]) -> Iterator[list[Any]]:
    return (keys[at : at + BATCH] for at in range(0, len(keys), BATCH))
