"""/products/<slug>/"""

import pytest
from django.contrib.auth.models import Permission

from catalogue.models import ProductRecommendation
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_user, make_variants

pytestmark = pytest.mark.django_db


def test_page_of_a_product(client):
    product = make_product("Zinc", price="9.00", tagline="15 mg.")
    make_facts([("zinc", "15", "mg")], product=product, servings_per_container=60)

    page = client.get("/products/zinc/").context["page"]

    assert (str(page.offer.price), str(page.offer.price_per_serving)) == ("9.00", "0.15")
    assert (page.offer.stock_message, page.offer.max_quantity) == ("Only 10 left", 10)
    assert page.panel.rows[0].percent == "136%"
    assert page.days_of_supply == 60
    assert not page.has_variants


def test_product_without_facts_is_a_page(client):
    make_product("Zinc")

    response = client.get("/products/zinc/")
    assert (response.status_code, response.context["page"].panel) == (200, None)


def test_related_products_in_the_staffs_order(client):
    zinc, iron, copper = (make_product(title) for title in ("Zinc", "Iron", "Copper"))
    hidden = make_product("Hidden", is_public=False)
    for ranking, other in enumerate((iron, copper, hidden)):
        ProductRecommendation.objects.create(primary=zinc, recommendation=other, ranking=ranking)

    related = client.get("/products/zinc/").context["page"].related
    assert [card.title for card in related] == ["Copper", "Iron"]


class TestVariants:
    def test_first_that_can_be_bought_is_chosen(self, client):
        parent, small, large = make_variants(prices=("12.95", "24.95"))
        small.stockrecords.update(num_in_stock=0)

        page = client.get(parent.get_absolute_url()).context["page"]

        assert page.offer.product == large
        assert [(offer.product, offer.can_buy) for offer in page.offers] == [
            (small, False),
            (large, True),
        ]

    def test_variant_is_chosen_by_the_address(self, client):
        parent, small, large = make_variants()

        page = client.get(f"{parent.get_absolute_url()}?variant={large.pk}").context["page"]
        assert page.offer.product == large

    @pytest.mark.parametrize("variant", ["x", "", "0", "-1", "9" * 50, "%ff", "1' OR '1"])
    def test_nonsense_chooses_the_usual_one(self, client, variant):
        parent, small, _large = make_variants()

        response = client.get(f"{parent.get_absolute_url()}?variant={variant}")
        assert response.context["page"].offer.product == small

    def test_address_of_a_variant_leads_to_its_parent(self, client):
        parent, small, _large = make_variants()

        response = client.get(small.get_absolute_url())
        assert response.status_code == 301
        assert response["Location"] == f"{parent.get_absolute_url()}?variant={small.pk}"

    def test_hidden_variant_is_not_offered(self, client):
        parent, small, large = make_variants()
        large.is_public = False
        large.save()

        page = client.get(f"{parent.get_absolute_url()}?variant={large.pk}").context["page"]
        assert [offer.product for offer in page.offers] == [small]

    def test_parent_without_variants_is_a_page_that_sells_nothing(self, client):
        parent, small, large = make_variants()
        small.delete()
        large.delete()

        page = client.get(parent.get_absolute_url()).context["page"]
        assert not page.offer.can_buy


class TestHidden:
    def test_customers_do_not_see_it(self, client):
        make_product("Zinc", is_public=False)

        assert client.get("/products/zinc/").status_code == 404

    def test_variant_of_a_hidden_parent_is_hidden(self, client):
        parent, small, _large = make_variants()
        parent.is_public = False
        parent.save()

        assert client.get(small.get_absolute_url()).status_code == 404

    def test_staff_who_may_see_products_get_a_preview(self, client):
        make_product("Zinc", is_public=False)
        user = make_user(is_staff=True)
        user.user_permissions.add(
            Permission.objects.get(codename="view_product", content_type__app_label="catalogue")
        )
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")

        response = client.get("/products/zinc/")
        assert response.context["is_preview"]
        assert "no-store" in response["Cache-Control"]
        assert not response.context["page"].offer.can_buy

    def test_other_staff_do_not(self, client):
        make_product("Zinc", is_public=False)
        client.force_login(
            make_user(is_staff=True), "allauth.account.auth_backends.AuthenticationBackend"
        )

        assert client.get("/products/zinc/").status_code == 404


class TestAddresses:
    @pytest.mark.parametrize("slug", ["nope", "c", "%00", "x" * 500, "zinc.html", "a b", "é"])
    def test_unknown_slug(self, client, slug):
        assert client.get(f"/products/{slug}/").status_code in (400, 404)

    def test_changed_slug_leaves_a_redirect(self, client):
        product = make_product("Zinc")
        product.slug = "zinc-picolinate"
        product.save()

        response = client.get("/products/zinc/")
        assert (response.status_code, response["Location"]) == (301, "/products/zinc-picolinate/")

    def test_post_is_refused(self, client):
        make_product("Zinc")

        assert client.post("/products/zinc/").status_code == 405

    def test_forged_history_cookie_does_no_harm(self, client):
        make_product("Zinc")
        client.cookies["oscar_history"] = "['forged"

        assert client.get("/products/zinc/").status_code == 200
