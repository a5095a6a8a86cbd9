import pytest

from catalogue.models import Category, ProductClass
from catalogue.reference import load_ingredients


@pytest.fixture
def kinds(db: None) -> None:
    """One kind of product."""
    ProductClass.objects.get_or_create(
        slug="supplement", defaults={"name": "Supplement", "track_stock": True}
    )


@pytest.fixture
def shelves(kinds: None) -> None:
    """Ingredients and three categories besides."""
    load_ingredients()
    minerals = Category.add_root(name="Minerals", slug="minerals")
    minerals.add_child(name="Magnesium", slug="magnesium")
    Category.add_root(name="Sleep", slug="sleep")
