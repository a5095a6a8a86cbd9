"""Our classes first, Oscar's after: the star import must not define what stands here already."""

from .category import Category
from .facts import Ingredient, IngredientAmount, SupplementFacts
from .image import ProductImage
from .product import Product

__all__ = [
    "Category",
    "Ingredient",
    "IngredientAmount",
    "Product",
    "ProductImage",
    "SupplementFacts",
]

from oscar.apps.catalogue.models import *  # noqa: E402, F403
