import pytest

from catalogue.models import Category, Product, ProductCategory
from shop.search.index import rebuild
from tests.factories import make_product


@pytest.fixture
def shelf(db) -> dict[str, Product]:
    """Three products and their documents."""
    minerals = Category.add_root(name="Minerals", slug="minerals")
    products = {
        "magnesium": make_product(
            "Magnesium Bisglycinate",
            tagline="200 mg bound to glycine.",
            description="<p>Gentle</p>",
        ),
        "zinc": make_product("Zinc Picolinate", description="<p>Not magnesium, but zinc.</p>"),
        "valerian": make_product("Valerian and Lemon Balm", tagline="For a quiet evening.*"),
    }
    ProductCategory.objects.create(product=products["magnesium"], category=minerals)
    rebuild()
    return products
