"""What can be found of a product: its words, its shelves, what is in it."""

from collections.abc import Collection, Iterator

from catalogue.models import IngredientAmount, Product, SupplementFacts
from shop.partner.models import StockRecord

from .documents import Document, Source, follow, register
from .plain import plain_text

KIND = "product"


def fetch(keys: Collection[int] | None) -> Iterator[Document]:
    products = Product.objects.browsable()
    if keys is not None:
        products = products.filter(pk__in=keys)
    products = products.select_related("facts").prefetch_related(
        "categories", "stockrecords", "facts__amounts__ingredient", "children__stockrecords"
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
    for sold in (product, *product.children.all()):
        yield from (record.partner_sku for record in sold.stockrecords.all())
    facts = getattr(product, "facts", None)
    if facts:
        yield facts.dosage_form
        for amount in facts.amounts.all():
            yield f"{amount.label_name or amount.ingredient.name} {amount.form}"


def connect() -> None:
    register(Source(KIND, "Product", fetch, position=1))
    follow(Product, KIND, lambda product: product.parent_id or product.pk)
    follow(SupplementFacts, KIND, lambda facts: facts.product_id)
    follow(IngredientAmount, KIND, lambda amount: amount.facts.product_id)
    follow(StockRecord, KIND, lambda record: record.product.parent_id or record.product_id)
