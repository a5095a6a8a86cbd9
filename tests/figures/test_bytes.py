"""How much of a page travels before it is there."""

import pytest
from django.test import Client

from catalogue.models import ProductImage
from tests import budgets
from tests.figures.weight import weigh

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("figures")]

COMPRESSED = {"Accept-Encoding": "gzip, br"}


@pytest.fixture(scope="package")
def product_page(demo_shop):
    return weigh(Client(), "/products/sedorum/")


def test_the_product_page_is_as_small_as_promised(product_page):
    assert product_page.total <= budgets.PRODUCT_PAGE_BYTES


def test_styles_and_scripts_keep_their_budgets(product_page):
    assert 1_000 < product_page.css <= budgets.CSS_BYTES
    assert 1_000 < product_page.javascript <= budgets.JAVASCRIPT_BYTES


def test_the_html_of_every_page_keeps_its_budget(addresses):
    sizes = {a: len(Client().get(a, headers=COMPRESSED).content) for a in addresses}

    assert {a: size for a, size in sizes.items() if size > budgets.PAGE_HTML_BYTES} == {}


def test_a_page_is_sent_compressed_and_says_so(demo_shop):
    response = Client().get("/products/sedorum/", headers=COMPRESSED)

    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]


def test_a_picture_is_not_compressed_again(demo_shop):
    picture = ProductImage.objects.exclude(original="").first()
    assert picture is not None

    response = Client().get(picture.original.url, headers=COMPRESSED)

    assert response.status_code == 200
    assert "Content-Encoding" not in response
