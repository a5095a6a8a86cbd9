"""The drawn pictures beside the products: home, categories, articles and pages."""

from .about import ABOUT
from .articles import ARTICLES
from .categories import CATEGORIES
from .diagrams import DIAGRAMS
from .hero import HERO
from .model import Illustration

ILLUSTRATIONS: list[Illustration] = [HERO, ABOUT, *CATEGORIES, *ARTICLES, *DIAGRAMS]

__all__ = ["ILLUSTRATIONS", "Illustration"]
