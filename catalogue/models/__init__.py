"""Our classes first, Oscar's after: the star import must not define what stands here already."""

from .category import Category
from .facet import Need, ProductFacet
from .facts import Blend, IngredientAmount, SupplementFacts
from .image import ProductImage
from .ingredient import Allergen, Ingredient, StudiedDose
from .label import LabelVersion
from .product import Product
from .product_class import ProductClass
from .showing import Showing

__all__ = [
    "Allergen",
    "Blend",
    "Category",
    "Ingredient",
    "IngredientAmount",
    "LabelVersion",
    "Need",
    "Product",
    "ProductClass",
    "ProductFacet",
    "ProductImage",
    "Showing",
    "StudiedDose",
    "SupplementFacts",
]

from oscar.apps.catalogue.models import *  # noqa: E402, F403
