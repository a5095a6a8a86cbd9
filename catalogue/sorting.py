"""The orders in which a list of products can be read; each is a plain link."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from catalogue.selectors import with_lowest_price, with_serving_price

DEFAULT = "our-order"
RATING = "rating"
LABELS = {
    DEFAULT: _("Our order"),
    "name": _("Name"),
    "price-up": _("Price, low to high"),
    "price-down": _("Price, high to low"),
    "serving-price": _("Price a serving"),
    RATING: _("Rating"),
    "newest": _("Newest"),
}


@dataclass(frozen=True)
class SortOption:
    key: str
    label: str
    url: str
    is_current: bool


def read_sort(text: str | None) -> str:
    """A known order; anything else is the default one."""
    return text if text in LABELS else DEFAULT


def sort_products(products: QuerySet[Product], sort: str) -> QuerySet[Product]:
    """Every order ends in the key, so that no product is on two pages or on none."""
    if sort == "name":
        return products.order_by("title", "pk")
    if sort == "newest":
        return products.order_by("-date_created", "-pk")
    if sort == "price-up":
        return with_lowest_price(products).order_by(F("lowest_price").asc(nulls_last=True), "pk")
    if sort == "price-down":
        return with_lowest_price(products).order_by(F("lowest_price").desc(nulls_last=True), "pk")
    if sort == "serving-price":
        return with_serving_price(products).order_by(F("serving_price").asc(nulls_last=True), "pk")
    if sort == RATING:
        return products.order_by(F("rating").desc(nulls_last=True), "-priority", "pk")
    return products.order_by("-priority", "pk")


def list_sort_options(
    address: Callable[[str], str], current: str, *, has_ratings: bool = True
) -> list[SortOption]:
    """`address(sort)` links the list in that order. Nothing is sorted by ratings nobody gave."""
    return [
        SortOption(key, str(label), address(key), key == current)
        for key, label in LABELS.items()
        if has_ratings or key == current or key != RATING
    ]
