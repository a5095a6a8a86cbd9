"""Home, about and policies."""

import pytest

from shop.pages.models import HomeSection, Page
from shop.pages.placeholders import fill_in
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def test_home_without_sections_is_a_page(client):
    assert client.get("/").status_code == 200


def test_home_shows_visible_sections_in_order(client):
    HomeSection.objects.create(kind="text", title="Second", position=2)
    HomeSection.objects.create(kind="text", title="First", position=1)
    HomeSection.objects.create(kind="text", title="Hidden", is_public=False)

    bands = client.get("/").context["bands"]
    assert [band.section.title for band in bands] == ["First", "Second"]


def test_shelf_shows_chosen_products_that_are_public(client):
    shelf = HomeSection.objects.create(kind="products")
    shelf.products.set([make_product("Zinc"), make_product("Hidden", is_public=False)])
    make_product("Other")

    cards = client.get("/").context["bands"][0].cards
    assert [card.title for card in cards] == ["Zinc"]


@pytest.mark.parametrize("title, asked", [("Restful nights.*", True), ("Restful nights.", False)])
def test_claim_on_the_home_page_asks_for_the_disclaimer(client, title, asked):
    HomeSection.objects.create(kind="hero", title=title)

    assert client.get("/").context["makes_claims"] is asked


def test_policy_and_its_neighbours(client):
    Page.objects.create(slug="terms", title="Terms")
    Page.objects.create(slug="privacy", title="Privacy")
    Page.objects.create(slug="draft", title="Draft", is_public=False)

    response = client.get("/policies/terms/")
    assert [page.slug for page in response.context["policies"]] == ["privacy", "terms"]
    assert client.get("/policies/draft/").status_code == 404
    assert client.get("/policies/nope/").status_code == 404


def test_about_needs_its_page(client):
    assert client.get("/about/").status_code == 404
    Page.objects.create(slug="about", title="About us", kind=Page.Kind.ABOUT)

    assert client.get("/about/").status_code == 200


@pytest.mark.parametrize(
    "text, shown",
    [
        ("Write to {{ shop_email }}.", "Write to hi@shop.example."),
        ("{{shop_name}}", "B &lt;i&gt; &amp; Co"),
        ("from {{ free_shipping_threshold }}", "from $45.00"),
        ("{{ secret_key }}{{ }}{{ shop_name.upper }}", "{{ shop_name.upper }}"),
        ("{% debug %}", "{% debug %}"),
    ],
)
def test_tokens(settings, text, shown):
    settings.SHOP_EMAIL, settings.SHOP_NAME = "hi@shop.example", "B <i> & Co"

    assert fill_in(text) == shown


def test_script_in_a_page_is_gone(client):
    Page.objects.create(slug="terms", title="Terms", body="<p>a</p><script>alert(1)</script>")

    assert "alert(1)" not in client.get("/policies/terms/").context["page"].body
