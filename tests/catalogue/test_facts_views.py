"""/products/<slug>/facts.json and the sheet at /products/<slug>/facts/."""

import json

import pytest

from catalogue.labels import facts_with_rows, record_label
from catalogue.models import Blend
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_user, make_variants

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts():
    facts = make_facts(
        [
            ("folate", "400", "mcg DFE"),
            ("magnesium", "1250.5", "mg"),
            ("glycine", "300", "mg"),
            ("gaba", "200", "mg"),
        ],
        product=make_product("Evening"),
        directions="One a day.",
        other_ingredients="rice flour.",
        allergens="soy",
        allergen_status="declared",
        storage="Keep dry.",
        net_quantity="30 capsules",
    )
    facts.amounts.filter(ingredient__key="folate").update(form="as folic acid")
    blend = Blend.objects.create(facts=facts, name="Calm Blend", amount=500, unit="mg")
    facts.amounts.filter(ingredient__key__in=["glycine", "gaba"]).update(blend=blend)
    return facts


def read(client, slug):
    return client.get(f"/products/{slug}/facts.json").json()


class TestData:
    def test_rows_have_plain_numbers_and_what_is_printed(self, client, facts):
        rows = read(client, "evening")["rows"]

        assert rows[0] == {
            "key": "folate",
            "name": "Folate",
            "source": "as folic acid",
            "amount": "400",
            "unit": "mcg DFE",
            "percent": 100,
            "printed": {"amount": "400 mcg DFE (240 mcg folic acid)", "percent": "100%"},
        }
        assert (rows[1]["amount"], rows[1]["printed"]["amount"]) == ("1250.5", "1,250.5 mg")

    def test_the_members_of_a_blend_have_no_amounts(self, client, facts):
        text = client.get("/products/evening/facts.json").content.decode()
        blend = json.loads(text)["blends"][0]

        assert (blend["name"], blend["amount"], blend["unit"]) == ("Calm Blend", "500", "mg")
        assert blend["members"][0] == {"key": "glycine", "name": "Glycine", "source": ""}
        assert '"300"' not in text and '"200"' not in text

    def test_the_rest_of_the_label(self, client, facts):
        data = read(client, "evening")

        assert data["name"] == "Evening" and data["url"].endswith("/products/evening/")
        assert data["sku"] == facts.product.stockrecords.get().partner_sku
        assert data["serving"]["size"] == "1 capsule"
        assert data["other_ingredients"] == "rice flour"
        assert data["allergens"] == {"status": "declared", "contains": "soy"}
        assert (data["directions"], data["storage"]) == ("One a day.", "Keep dry.")
        assert data["footnotes"] == {"†": "Daily Value not established."}
        assert data["label"] is None

    def test_the_recorded_label_is_named(self, client, facts):
        version = record_label(facts_with_rows().get(pk=facts.pk))

        label = read(client, "evening")["label"]
        assert (label["version"], label["formula"]) == (1, version.digest)

    def test_what_the_label_rounds_to_less_than_one_percent_is_zero(self, client):
        make_facts([("sodium", "7", "mg")], product=make_product("Salt"))

        row = read(client, "salt")["rows"][0]
        assert (row["percent"], row["printed"]["percent"]) == (0, "<1%")

    def test_it_may_be_kept_and_is_validated(self, client, facts):
        first = client.get("/products/evening/facts.json")
        again = client.get("/products/evening/facts.json", headers={"If-None-Match": first["ETag"]})

        assert "public" in first["Cache-Control"] and not first.cookies
        assert (again.status_code, again.content) == (304, b"")

    def test_a_changed_label_has_another_tag(self, client, facts):
        before = client.get("/products/evening/facts.json")["ETag"]
        facts.amounts.filter(ingredient__key="magnesium").update(amount=1)

        assert client.get("/products/evening/facts.json")["ETag"] != before

    def test_a_product_lists_its_variants(self, client):
        parent, small, large = make_variants()
        make_facts([("magnesium", "50", "mg")], product=large)

        data = read(client, parent.slug)

        assert [each["sku"] for each in data["variants"]] == [
            variant.stockrecords.get().partner_sku for variant in (small, large)
        ]
        assert data["variants"][1]["facts"].endswith(f"/products/{large.slug}/facts.json")
        assert read(client, large.slug)["rows"][0]["key"] == "magnesium"

    def test_a_variant_without_facts_has_its_parents(self, client):
        parent, small, _large = make_variants()
        make_facts([("magnesium", "50", "mg")], product=parent)

        data = read(client, small.slug)
        assert data["rows"][0]["key"] == "magnesium"
        assert data["sku"] == small.stockrecords.get().partner_sku


@pytest.mark.parametrize("page", ["facts/", "facts.json"])
class TestNothingToShow:
    def test_unknown(self, client, page):
        assert client.get(f"/products/nothing/{page}").status_code == 404

    def test_hidden_even_from_staff(self, client, page):
        make_facts([("iron", "1", "mg")], product=make_product("Iron", is_public=False))
        client.force_login(make_user(is_staff=True, is_superuser=True))

        assert client.get(f"/products/iron/{page}").status_code == 404

    def test_variant_of_a_hidden_product(self, client, page):
        parent, small, _large = make_variants()
        make_facts([("iron", "18", "mg")], product=small)
        type(parent).objects.filter(pk=parent.pk).update(is_public=False)

        assert client.get(f"/products/{small.slug}/{page}").status_code == 404

    def test_without_facts(self, client, page):
        make_product("Mug")

        assert client.get(f"/products/mug/{page}").status_code == 404

    def test_variants_without_facts(self, client, page):
        parent, *_variants = make_variants()

        assert client.get(f"/products/{parent.slug}/{page}").status_code == 404

    def test_it_cannot_be_posted_to(self, client, page):
        assert client.post(f"/products/mug/{page}").status_code == 405


class TestSheet:
    def test_everything_of_the_label_and_no_price(self, client, facts, settings):
        text = client.get("/products/evening/facts/").content.decode()

        for part in (
            "Supplement Facts", "30 capsules", "Calm Blend", "rice flour.", "soy.", "One a day.",
            "Keep dry.", f"Distributed by {settings.SHOP_NAME}, {settings.SHOP_ADDRESS}",
        ):  # fmt: skip
            assert part in text, part
        assert "19.95" not in text

    def test_search_engines_are_sent_to_the_product(self, client, facts):
        text = client.get("/products/evening/facts/").content.decode()

        assert '<meta name="robots" content="noindex">' in text
        assert 'rel="canonical" href="http' in text and '/products/evening/">' in text

    def test_names_lead_nowhere_on_paper(self, client, facts):
        text = client.get("/products/evening/facts/").content.decode()

        assert "/ingredients/magnesium/" not in text

    def test_a_variant_is_chosen_by_the_address(self, client):
        parent, small, large = make_variants()
        make_facts([("iron", "18", "mg")], product=small)
        make_facts([("zinc", "11", "mg")], product=large)

        first = client.get(f"/products/{parent.slug}/facts/").context["sheet"]
        chosen = client.get(f"/products/{parent.slug}/facts/?variant={large.pk}").context["sheet"]

        assert (first.product, chosen.product) == (small, large)

    def test_a_variants_own_address_leads_to_its_parent(self, client):
        parent, small, _large = make_variants()

        response = client.get(f"/products/{small.slug}/facts/")
        assert response.status_code == 301
        assert response["Location"] == f"{parent.get_absolute_url()}facts/?variant={small.pk}"


def test_the_product_page_leads_to_both(client, facts):
    text = client.get("/products/evening/").content.decode()

    assert 'href="/products/evening/facts/"' in text
    assert 'href="/products/evening/facts.json"' in text


def test_ingredients_on_the_product_page_lead_to_their_pages(client, facts):
    text = client.get("/products/evening/").content.decode()

    assert '<th scope="row"><a href="/ingredients/magnesium/">Magnesium</a></th>' in text
    assert '<a href="/ingredients/gaba/">GABA</a>' in text


def test_the_symbol_has_words_for_those_who_hear_it(client, facts):
    text = client.get("/products/evening/").content.decode()

    words = '<span class="visually-hidden"> Daily Value not established.</span>'
    assert f'<span aria-hidden="true">†</span>{words}' in text
