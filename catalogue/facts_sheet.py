"""One product's label as a whole: for the printed sheet and for machines."""

from dataclasses import dataclass

from django.urls import reverse

from catalogue.family import find_product
from catalogue.labels import facts_with_rows
from catalogue.meta import absolute
from catalogue.models import LabelVersion, Product, SupplementFacts
from catalogue.panel import Panel, build_panel
from catalogue.warnings import Warning, list_warnings


@dataclass(frozen=True)
class Sheet:
    """`version` is the newest recorded label, None before the first. `sku` may be empty."""

    product: Product
    sku: str
    facts: SupplementFacts
    panel: Panel
    warnings: list[Warning]
    version: LabelVersion | None


def find_public_product(slug: str) -> Product | None:
    """None for what customers may not see."""
    product = find_product(slug)
    if product is None or not product.is_public:
        return None
    return None if product.is_child and not product.parent.is_public else product


def make_sheet(product: Product) -> Sheet | None:
    """None without Supplement Facts. A variant without any has its parent's.

    At most six queries.
    """
    found = {facts.product_id: facts for facts in _facts_of(product)}
    facts = found.get(product.pk) or found.get(product.parent_id or 0)
    if facts is None:
        return None
    record = next(iter(product.stockrecords.all()), None)
    return Sheet(
        product=product,
        sku=record.partner_sku if record else "",
        facts=facts,
        panel=build_panel(facts),
        warnings=list_warnings(facts),
        version=LabelVersion.objects.filter(product=facts.product_id).order_by("-number").first(),
    )


def list_variants(parent: Product) -> list[Product]:
    """The public ones, in the staff's order, with their stock records."""
    variants = parent.children.filter(is_public=True).order_by("-priority", "pk")
    return list(variants.prefetch_related("stockrecords"))


def has_facts(products: list[Product]) -> bool:
    return SupplementFacts.objects.filter(product__in=products).exists()


def data_address(product: Product) -> str:
    return absolute(reverse("catalogue:facts_data", kwargs={"product_slug": product.slug}))


def _facts_of(product: Product) -> list[SupplementFacts]:
    keys = [key for key in (product.pk, product.parent_id) if key]
    return list(facts_with_rows().filter(product__in=keys))
