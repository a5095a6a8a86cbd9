import pytest

from catalogue.models import Category

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"), [("Vitamin C", "vitamin-c"), ("Heart Care", "heart-care"), ("C", "c")]
)
def test_a_category_keeps_every_letter_of_its_name(name, slug):
    assert Category.add_root(name=name).slug == slug
