"""The orders in which a list of products can be read; each is a plain link."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from catalogue.selectors import with_lowest_price

DEFAULT = "our-order"
LABELS = {
    DEFAULT: _("Our order"),
    "name": _("Name"),
    "price-up": _("Price, low to high"),
    "price-down": _("Price, high to low"),
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
    return products.order_by("-priority", "pk")


def list_sort_options(path: str, current: str) -> list[SortOption]:
    return [
        SortOption(key, str(label), list_address(path, sort=key), key == current)
        for key, label in LABELS.items()
    ]


def list_address(path: str, *, sort: str = DEFAULT, page: int = 1) -> str:
    """The shortest address of this list in this order: defaults are left out."""
    query = {}
    if sort != DEFAULT:
        query["sort"] = sort
    if page > 1:
        query["page"] = str(page)
    return f"{path}?{urlencode(query)}" if query else path
