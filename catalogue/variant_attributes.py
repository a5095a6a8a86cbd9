"""The attributes by which a supplement's variants differ: how many, and which flavour."""

from catalogue.models import ProductAttribute, ProductClass

ATTRIBUTES = {"count": "Count", "flavour": "Flavour"}


def ensure_variant_attributes(product_class: ProductClass) -> None:
    """Adds what is missing; staff may have renamed the rest."""
    known = set(product_class.attributes.values_list("code", flat=True))
    for code, name in ATTRIBUTES.items():
        if code not in known:
            ProductAttribute.objects.create(
                product_class=product_class, code=code, name=name, type=ProductAttribute.TEXT
            )
