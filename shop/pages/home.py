"""The home page: its sections, each with the products or shelves it shows."""

from dataclasses import dataclass, field

from catalogue.models import Product
from catalogue.selectors import Card, Shelf, list_cards, list_shelves
from shop.claims.marking import count_claims

from .models import HomeSection

CARDS = 8


@dataclass(frozen=True)
class Band:
    section: HomeSection
    cards: list[Card] = field(default_factory=list)
    shelves: list[Shelf] = field(default_factory=list)

    @property
    def claim_count(self) -> int:
        """Claims in its own words; its products' words are not printed here."""
        written = self.section.eyebrow.count("*") + self.section.body.count("*")
        return written + count_claims(self.section.title)


def list_bands() -> list[Band]:
    sections = HomeSection.objects.filter(is_public=True).prefetch_related("products")
    return [_fill(section) for section in sections]


def _fill(section: HomeSection) -> Band:
    if section.kind == HomeSection.Kind.PRODUCTS:
        return Band(section, cards=_cards(section))
    if section.kind == HomeSection.Kind.CATEGORIES:
        return Band(section, shelves=list_shelves())
    return Band(section)


def _cards(section: HomeSection) -> list[Card]:
    """The chosen products in the staff's order of products, or simply the first of all."""
    products = Product.objects.browsable()
    chosen = [product.pk for product in section.products.all()]
    if chosen:
        products = products.filter(pk__in=chosen)
    return list_cards(products.order_by("-priority", "pk")[:CARDS])
