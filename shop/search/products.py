"""What can be found of a product: its words, its shelves, what is in it."""

from collections.abc import Collection, Iterator

from django.db.models import Prefetch

from catalogue.models import IngredientAmount, Product, SupplementFacts
from catalogue.panel_names import printed_name
from shop.partner.models import StockRecord

from .documents import Document, Source, follow, register
from .plain import plain_text

KIND = "product"


def fetch(keys: Collection[int] | None) -> Iterator[Document]:
    products = Product.objects.browsable()
    if keys is not None:
        products = products.filter(pk__in=keys)
    variants = Product.objects.filter(is_public=True).select_related("facts")
    products = products.select_related("facts").prefetch_related(
        "categories",
        "stockrecords",
        "facts__amounts__ingredient",
        Prefetch("children", variants),
        "children__stockrecords",
        "children__facts__amounts__ingredient",
    )
    for product in products:
        yield Document(
            object_id=product.pk,
            title=product.get_title(),
            url=product.get_absolute_url(),
            keywords=" ".join(_keywords(product)),
            summary=product.tagline,
            body=" ".join([plain_text(product.description), product.benefits]),
            weight=product.priority,
        )


def _keywords(product: Product) -> Iterator[str]:
    for category in product.categories.all():
        yield category.name
    family = (product, *product.children.all())
    for sold in family:
        yield from (record.partner_sku for record in sold.stockrecords.all())
    # What variants share is named once.
    yield from dict.fromkeys(word for sold in family for word in _on_label(sold))


def _on_label(product: Product) -> Iterator[str]:
    facts = getattr(product, "facts", None)
    if facts:
        yield facts.dosage_form
        for amount in facts.amounts.all():
            yield f"{printed_name(amount.ingredient, amount.label_name)} {amount.form}"


def connect() -> None:
    register(Source(KIND, "Product", fetch, position=1))
    follow(Product, KIND, _page_of)
    follow(SupplementFacts, KIND, lambda facts: _page_of(facts.product))
    follow(IngredientAmount, KIND, lambda amount: _page_of(amount.facts.product))
    follow(StockRecord, KIND, lambda record: _page_of(record.product))


def _page_of(product: Product) -> int:
    """A variant is found as its product."""
    return product.parent_id or product.pk
