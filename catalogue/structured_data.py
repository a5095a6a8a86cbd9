"""schema.org data of a product page. It says nothing that the page does not show."""

from typing import Any

from django.conf import settings

from catalogue.meta import Meta, absolute, breadcrumb_list
from catalogue.models import Product, ProductImage
from catalogue.product_page import Offer, ProductPage

AVAILABILITY = {
    "in-stock": "https://schema.org/InStock",
    "low-stock": "https://schema.org/LimitedAvailability",
    "sold-out": "https://schema.org/OutOfStock",
    "not-for-sale": "https://schema.org/Discontinued",
}


def product_meta(page: ProductPage) -> Meta:
    product = page.product
    image = page.images[0] if page.images else None
    return Meta(
        title=product.get_meta_title(),
        description=product.meta_description or product.tagline,
        canonical=absolute(product.get_absolute_url()),
        image_url=_image_url(image) if image else "",
        image_alt=image.alt if image else "",
        kind="product",
        json_ld=[_product_data(page), breadcrumb_list(page.crumbs)],
    )


def _product_data(page: ProductPage) -> dict[str, Any]:
    product = page.product
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.get_title(),
        "description": product.tagline,
        "url": absolute(product.get_absolute_url()),
        "image": [_image_url(image) for image in page.images],
        "brand": {"@type": "Brand", "name": settings.SHOP_NAME},
    }
    if page.offer.sku and not page.has_variants:
        data["sku"] = page.offer.sku
    offers = [
        _offer_data(offer) for offer in page.offers or [page.offer] if offer.price is not None
    ]
    if offers:
        data["offers"] = offers if len(offers) > 1 else offers[0]
    return data


def _offer_data(offer: Offer) -> dict[str, Any]:
    product: Product = offer.product
    address = product.parent.get_absolute_url() if product.is_child else product.get_absolute_url()
    return {
        "@type": "Offer",
        "sku": offer.sku,
        "url": absolute(f"{address}?variant={product.pk}" if product.is_child else address),
        "price": str(offer.price),
        "priceCurrency": offer.currency,
        "availability": AVAILABILITY[offer.stock_code],
        "itemCondition": "https://schema.org/NewCondition",
    }


def _image_url(image: ProductImage) -> str:
    return absolute(image.original.url)
