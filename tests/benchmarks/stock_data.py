"""The demo shop's categories, products, prices and pictures in a stock Oscar."""

import json
from decimal import Decimal
from typing import Any

from django.core.files import File
from oscar.core.thumbnails import AbstractThumbnailer

from tests.benchmarks.systems import PROJECT

DATA = PROJECT / "shop" / "demo" / "data"
IMAGES = PROJECT / "shop" / "demo" / "images"


class OriginalAsThumbnail(AbstractThumbnailer):
    """The picture itself in place of a smaller one: no query, no file opened."""

    def generate_thumbnail(self, source: Any, **opts: Any) -> Any:
        return source

    def delete_thumbnails(self, source: Any) -> None:
        """There are none."""


def load_shop() -> None:
    from oscar.core.loading import get_model

    country = get_model("address", "Country")
    country.objects.create(
        iso_3166_1_a2="US", printable_name="United States", is_shipping_country=True
    )
    partner = get_model("partner", "Partner").objects.create(code="shop", name="Shop")
    product_class = get_model("catalogue", "ProductClass").objects.create(name="Supplement")
    category = get_model("catalogue", "Category")
    categories = {
        entry["slug"]: category.add_root(name=entry["name"], description=entry["intro"])
        for entry in json.loads((DATA / "categories.json").read_text())
    }
    for entry in json.loads((DATA / "products.json").read_text()):
        product = get_model("catalogue", "Product").objects.create(
            title=entry["name"],
            slug=entry["slug"],
            upc=entry["sku"],
            product_class=product_class,
            description=(DATA / entry["description_html"]).read_text(),
        )
        product.categories.add(categories[entry["category"]])
        get_model("partner", "StockRecord").objects.create(
            product=product,
            partner=partner,
            partner_sku=entry["sku"],
            price_currency="USD",
            price=Decimal(entry["price"]),
            num_in_stock=entry["stock"],
        )
        _add_pictures(product, entry)


def _add_pictures(product: Any, entry: dict[str, Any]) -> None:
    for order, view in enumerate(entry["image_views"]):
        for path in IMAGES.glob(f"{entry['slug']}-{view}.*"):
            with path.open("rb") as content:
                product.images.create(original=File(content, path.name), display_order=order)
