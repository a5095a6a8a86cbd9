"""Everything the page of one product shows."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from catalogue.cautions import IngredientCautions, list_cautions
from catalogue.doses import Dose, list_doses
from catalogue.family import Family, find_product, load_family
from catalogue.meta import Crumb
from catalogue.models import (
    Category,
    IngredientAmount,
    Product,
    ProductImage,
    SupplementFacts,
)
from catalogue.offers import Offer, list_offers
from catalogue.panel import Panel, build_panel
from catalogue.picker import ChoiceGroup, make_picker
from catalogue.selectors import Card, make_cards
from catalogue.warnings import Warning, list_warnings
from shop.shipping.promise import ShippingPromise, standard_promise

__all__ = ["Offer", "ProductPage", "find_product", "make_product_page"]


@dataclass(frozen=True)
class ProductPage:
    """`offer` is the chosen one of `offers`; `facts`, `panel` and `warnings` are its own."""

    product: Product
    offer: Offer
    offers: list[Offer]
    picker: list[ChoiceGroup]
    images: list[ProductImage]
    facts: SupplementFacts | None
    panel: Panel | None
    shipping: ShippingPromise
    warnings: list[Warning] = field(default_factory=list)
    cautions: list[IngredientCautions] = field(default_factory=list)
    doses: list[Dose] = field(default_factory=list)
    category: Category | None = None
    crumbs: list[Crumb] = field(default_factory=list)
    related: list[Card] = field(default_factory=list)

    @property
    def has_variants(self) -> bool:
        return self.product.is_parent

    @property
    def label_picture(self) -> ProductImage | None:
        """The photograph of the label that stands beside the panel."""
        return next((image for image in self.images if image.is_label), None)

    @property
    def days_of_supply(self) -> int | None:
        """At the largest number of servings a day."""
        if self.facts is None or not self.facts.servings_per_day:
            return None
        return self.facts.servings_per_container // self.facts.servings_per_day


def make_product_page(product: Product, *, variant: str = "") -> ProductPage:
    """`variant` is the key of the chosen variant, as it came. At most nine queries."""
    family = load_family(product)
    offers = list_offers(family, variant)
    offer = next(each for each in offers if each.is_chosen)
    facts = offer.facts
    if facts:
        prefetch_related_objects(
            [facts],
            Prefetch("amounts", IngredientAmount.objects.select_related("ingredient")),
            "amounts__ingredient__studied_doses",
            "blends",
        )
    category = next(iter(product.categories.all()), None)
    return ProductPage(
        product=product,
        offer=offer,
        offers=offers if family.variants else [],
        picker=make_picker(offers),
        images=_pictures(family, offer),
        facts=facts,
        panel=build_panel(facts) if facts else None,
        shipping=standard_promise(),
        warnings=list_warnings(facts) if facts else [],
        cautions=list_cautions(facts) if facts else [],
        doses=list_doses(facts) if facts else [],
        category=category,
        crumbs=_crumbs(product, category),
        related=make_cards(family.related),
    )


def _pictures(family: Family, offer: Offer) -> list[ProductImage]:
    """The chosen variant's own pictures come first."""
    own = list(offer.product.images.all()) if offer.product.is_child else []
    return own + list(family.product.images.all())


def _crumbs(product: Product, category: Category | None) -> list[Crumb]:
    crumbs = [Crumb("Home", reverse("home")), Crumb("Our Products", reverse("catalogue:index"))]
    if category:
        crumbs.append(Crumb(category.name, category.get_absolute_url()))
    return [*crumbs, Crumb(product.get_title(), product.get_absolute_url())]
