"""What tells variants apart: their count and flavour, as attributes of their product's type."""

from catalogue.models import ProductAttribute, ProductAttributeValue
from shop.exchange.columns import TRAITS
from shop.exchange.plan import PlannedRow
from shop.exchange.stored import BATCH


def write_traits(rows: list[PlannedRow], keys: dict[str, int], kinds: dict[str, int]) -> None:
    """`keys` are those of products, `kinds` those of their types, by SKU."""
    changed = [row for row in rows if any(name in row.values for name in TRAITS)]
    if not changed:
        return
    attributes = {
        (kind, code): pk
        for pk, kind, code in ProductAttribute.objects.filter(
            code__in=TRAITS.values(), product_class__in=set(kinds.values())
        ).values_list("pk", "product_class_id", "code")
    }
    for name, code in TRAITS.items():
        of_name = [row for row in changed if name in row.values]
        for start in range(0, len(of_name), BATCH):
            batch = [keys[row.sku] for row in of_name[start : start + BATCH]]
            ProductAttributeValue.objects.filter(product__in=batch, attribute__code=code).delete()
        ProductAttributeValue.objects.bulk_create(
            [
                ProductAttributeValue(
                    product_id=keys[row.sku],
                    attribute_id=attributes[kinds[row.sku], code],
                    value_text=row.values[name],
                )
                for row in of_name
                if row.values[name]
            ],
            batch_size=BATCH,
        )
