"""schema.org and Open Graph data of a product's page. They say nothing that it does not show.

There is no return policy among it: the page shows a link to the terms, not the terms.
"""

import re
from decimal import Decimal
from typing import Any

from django.conf import settings

from catalogue.meta import Meta, absolute, breadcrumb_list
from catalogue.models import ProductImage
from catalogue.offers import Offer
from catalogue.panel import Panel
from catalogue.product_page import ProductPage
from shop.shipping.promise import ShippingPromise

AVAILABILITY = {
    "in-stock": "https://schema.org/InStock",
    "low-stock": "https://schema.org/LimitedAvailability",
    "sold-out": "https://schema.org/OutOfStock",
    "not-for-sale": "https://schema.org/Discontinued",
}
# The only trait of ours that schema.org has a property for.
SIZE = "count"


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
        properties=_open_graph(page.offer),
    )


def _product_data(page: ProductPage) -> dict[str, Any]:
    product = page.product
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ProductGroup" if page.offers else "Product",
        "name": product.get_title(),
        "description": product.tagline,
        "url": absolute(product.get_absolute_url()),
        "image": [_image_url(image) for image in page.images],
        "brand": {"@type": "Brand", "name": settings.SHOP_NAME},
    }
    totals = getattr(product, "review_totals", None)
    if totals and totals.count:
        data["aggregateRating"] = _rating_data(totals)
    if page.panel:
        data["additionalProperty"] = _facts_data(page.panel)
    if not page.offers:
        return data | _sold_data(page.offer, page.shipping)
    data["productGroupID"] = product.slug
    if any(trait.code == SIZE for offer in page.offers for trait in offer.traits):
        data["variesBy"] = ["https://schema.org/size"]
    data["hasVariant"] = [_variant_data(page, offer) for offer in page.offers]
    return data


def _rating_data(totals: Any) -> dict[str, Any]:
    """Of the published reviews only, as the page sums them up."""
    return {
        "@type": "AggregateRating",
        "ratingValue": str(totals.average),
        "reviewCount": totals.count,
        "bestRating": 5,
        "worstRating": 1,
    }


def _variant_data(page: ProductPage, offer: Offer) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@type": "Product",
        "name": f"{page.product.get_title()}, {offer.label}",
        "url": _offer_url(offer),
    }
    for trait in offer.traits:
        if trait.code == SIZE:
            data["size"] = trait.text
        else:
            data.setdefault("additionalProperty", []).append(_property(trait.name, trait.text))
    images = list(offer.product.images.all()) or page.images
    if images:
        data["image"] = _image_url(images[0])
    return data | _sold_data(offer, page.shipping)


def _sold_data(offer: Offer, shipping: ShippingPromise) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if offer.sku:
        data["sku"] = offer.sku
    # Lengths of a GTIN; other codes are no trade item number.
    if re.fullmatch(r"\d{8}|\d{12,14}", offer.product.upc or ""):
        data["gtin"] = offer.product.upc
    if offer.price is not None:
        data["offers"] = _offer_data(offer, offer.price, shipping)
    return data


def _offer_data(offer: Offer, price: Decimal, shipping: ShippingPromise) -> dict[str, Any]:
    rate = Decimal("0.00") if price >= shipping.free_from else shipping.price
    until = offer.price_changes_at
    return {
        "@type": "Offer",
        **({"priceValidUntil": until.isoformat()} if until else {}),
        "sku": offer.sku,
        "url": _offer_url(offer),
        "price": str(price),
        "priceCurrency": offer.currency,
        "availability": AVAILABILITY[offer.stock_code],
        "itemCondition": "https://schema.org/NewCondition",
        "shippingDetails": {
            "@type": "OfferShippingDetails",
            "shippingRate": {
                "@type": "MonetaryAmount",
                "value": str(rate),
                "currency": offer.currency,
            },
            "shippingDestination": {
                "@type": "DefinedRegion",
                "addressCountry": settings.SHIPPING_COUNTRIES,
            },
            "deliveryTime": {
                "@type": "ShippingDeliveryTime",
                "transitTime": {
                    "@type": "QuantitativeValue",
                    "minValue": shipping.fastest_days,
                    "maxValue": shipping.slowest_days,
                    "unitCode": "DAY",
                },
            },
        },
    }


def _facts_data(panel: Panel) -> list[dict[str, Any]]:
    """The chosen offer's panel, a serving's amounts as it prints them."""
    return [
        _property("Serving size", panel.serving_size),
        _property("Servings per container", panel.servings_per_container),
        *(_property(row.name, row.amount) for row in [*panel.rows, *panel.other_rows]),
    ]


def _property(name: str, value: str | int) -> dict[str, Any]:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _open_graph(offer: Offer) -> list[tuple[str, str]]:
    """What link previews and Pinterest's rich pins read, of the chosen offer."""
    if offer.price is None:
        return []
    return [
        ("product:price:amount", str(offer.price)),
        ("product:price:currency", offer.currency),
        ("product:availability", "in stock" if offer.can_buy else "out of stock"),
        ("product:condition", "new"),
        ("product:brand", settings.SHOP_NAME),
        ("product:retailer_item_id", offer.sku),
    ]


def _offer_url(offer: Offer) -> str:
    product = offer.product
    if product.is_child:
        return absolute(f"{product.parent.get_absolute_url()}?variant={product.pk}")
    return absolute(product.get_absolute_url())


def _image_url(image: ProductImage) -> str:
    return absolute(image.original.url)
