"""What the catalogue says to customers, for the check of claims."""

from collections.abc import Iterator

from django.db.models import QuerySet

from shop.claims.checking import Context
from shop.claims.subjects import Text, register

from .models import Category, Need, Product, ProductImage, SupplementFacts


def product_texts(product: Product) -> Iterator[Text]:
    """With its variants, and the pictures and labels of all: they stand on its page."""
    variants = [] if product.is_child else list(product.children.all())
    yield from written_texts(product)
    for variant in variants:
        yield from variant_texts(variant)
    shown = [product, *variants]
    for each in shown:
        yield from picture_texts(each)
    for facts in SupplementFacts.objects.filter(product__in=shown):
        yield from label_texts(facts)


def written_texts(product: Product) -> Iterator[Text]:
    """In its own form; a variant has little of it."""
    return variant_texts(product) if product.is_child else own_texts(product)


def own_texts(product: Product) -> Iterator[Text]:
    yield Text("title", product.title or "", Context.NAME)
    yield Text("address", product.slug, Context.NAME)
    yield Text("tagline", product.tagline, Context.PRODUCT)
    for benefit in product.benefit_list:
        yield Text("benefits", benefit, Context.PRODUCT)
    yield Text("description", product.description, Context.PRODUCT)
    yield Text("title for search engines", product.meta_title or "", Context.NAME)
    yield Text("description for search engines", product.meta_description or "", Context.PRODUCT)


def variant_texts(variant: Product) -> Iterator[Text]:
    """Its page is its product's, and so is whoever signs."""
    yield Text("title of a variant", variant.title or "", Context.NAME)
    yield Text("address of a variant", variant.slug, Context.NAME)


def picture_texts(product: Product) -> Iterator[Text]:
    for image in product.images.all():
        yield from image_texts(image)


def image_texts(image: ProductImage) -> Iterator[Text]:
    yield Text("description of a picture", image.alt, Context.NAME)
    yield Text("caption of a picture", image.caption or "", Context.NAME)


def label_texts(facts: SupplementFacts) -> Iterator[Text]:
    yield Text("directions", facts.directions, Context.WARNING)
    yield Text("note on the label", facts.note, Context.PRODUCT)


def category_texts(category: Category) -> Iterator[Text]:
    yield Text("name", category.name, Context.NAME)
    yield Text("address", category.slug, Context.NAME)
    yield Text("description", category.description or "", Context.PRODUCT)
    yield Text("long description", category.long_description or "", Context.PRODUCT)
    yield Text("description of the picture", category.image_alt, Context.NAME)
    yield Text("title for search engines", category.meta_title or "", Context.NAME)
    yield Text("description for search engines", category.meta_description or "", Context.PRODUCT)


def need_texts(need: Need) -> Iterator[Text]:
    yield Text("name", need.name, Context.NAME)
    yield Text("address", need.slug, Context.NAME)
    yield Text("description", need.description, Context.PRODUCT)


def _shown_products() -> "QuerySet[Product]":
    return Product.objects.filter(parent=None, is_public=True).prefetch_related(
        "images", "children__images"
    )


register(
    Product,
    product_texts,
    rows=_shown_products,
    owner=lambda product: product.parent if product.is_child else product,
)
register(Category, category_texts, rows=lambda: Category.objects.filter(is_public=True))
register(Need, need_texts, rows=Need.objects.all)
