"""Staff cannot show what is not ready, nor spoil what is shown; they read why at the field."""

from typing import Any

import pytest
from django.test import Client

from catalogue.labels import record_label
from catalogue.models import Ingredient, Product, ProductClass, SupplementFacts
from catalogue.publishing import NotPublishable, publish
from tests.catalogue.labels_to_show import make_complete
from tests.factories import make_product, make_variants

from .facts_form import PREVIEW, facts_page
from .product_page import read_form

pytestmark = pytest.mark.django_db
LIST = "/admin/catalogue/product/"


def change_page(product: Product) -> str:
    return f"{LIST}{product.pk}/change/"


def hide(product: Product) -> Product:
    product.is_public = False
    product.save()
    return product


def spoilt() -> SupplementFacts:
    """Hidden, and without directions."""
    facts = make_complete(directions="")
    hide(facts.product)
    return facts


def form_errors(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 200, "saved, or redirected"
    return answer.context["adminform"].form.errors


class TestProductForm:
    def test_ticking_visible_names_what_is_missing_beside_the_tick(self, boss: Client) -> None:
        product = spoilt().product
        form = read_form(boss, change_page(product)) | {"is_public": "on", "title": "New title"}

        answer = boss.post(change_page(product), form)

        assert form_errors(answer) == {
            "is_public": ["State the directions: Take 3 capsules daily."]
        }
        assert "New title" in answer.content.decode()
        product.refresh_from_db()
        assert not product.is_public

    def test_complete_product_can_be_shown(self, boss: Client) -> None:
        product = hide(make_complete().product)

        boss.post(change_page(product), read_form(boss, change_page(product)) | {"is_public": "on"})

        product.refresh_from_db()
        assert product.is_public

    def test_what_is_visible_already_can_be_saved(self, boss: Client) -> None:
        product = make_product()

        form = read_form(boss, change_page(product))

        assert boss.post(change_page(product), form).status_code == 302

    def test_new_product_has_no_facts_yet(self, boss: Client) -> None:
        ProductClass.objects.create(name="Supplement")
        form = read_form(boss, f"{LIST}add/")
        form |= {
            "title": "New", "is_public": "on", "stockrecords-0-partner_sku": "N-1",
            "stockrecords-0-price": "9.95", "stockrecords-0-first_stock": "1",
        }  # fmt: skip

        assert "is_public" in form_errors(boss.post(f"{LIST}add/", form))
        assert not Product.objects.exists()

    def test_pill_box_needs_no_facts(self, boss: Client) -> None:
        product = hide(make_product("Pill box"))
        ProductClass.objects.update(needs_facts=False)

        boss.post(change_page(product), read_form(boss, change_page(product)) | {"is_public": "on"})

        product.refresh_from_db()
        assert product.is_public


class TestVariants:
    def test_variant_has_its_products_facts(self) -> None:
        parent, small, _ = make_variants()
        make_complete(product=parent)

        assert publish(hide(small))

    def test_parent_waits_for_a_visible_variant(self) -> None:
        parent, small, large = make_variants()
        for product in (parent, small, large):
            hide(product)

        with pytest.raises(NotPublishable, match="at least one of its variants"):
            publish(parent)

    def test_parent_is_judged_by_each_visible_variant(self) -> None:
        parent, small, large = make_variants()
        make_complete(product=small)
        make_complete(product=large, directions="")
        hide(parent)

        with pytest.raises(NotPublishable) as caught:
            publish(parent)

        assert [each.message for each in caught.value.problems] == [
            "Omega-3 large: State the directions: Take 3 capsules daily."
        ]
        hide(large)
        assert publish(parent)


class TestOtherDoors:
    def test_list_shows_those_that_are_ready(self, boss: Client) -> None:
        ready, not_ready = hide(make_complete().product), spoilt().product
        chosen = [ready.pk, not_ready.pk]

        page = boss.post(LIST, {"action": "show", "_selected_action": chosen}, follow=True)

        assert set(Product.objects.filter(is_public=True)) == {ready}
        assert "cannot be shown yet. State the directions" in page.content.decode()

    def test_shell_passes_the_same_door(self) -> None:
        product = spoilt().product
        product.is_public = True

        with pytest.raises(NotPublishable):
            product.save()

    def test_publish_writes_who_did_it_and_the_true_badges(self, boss: Client) -> None:
        facts = make_complete(flags=["nonsense"])
        product = hide(facts.product)
        user = boss.get("/admin/").wsgi_request.user

        assert publish(product, user) and not publish(product, user)

        facts.refresh_from_db()
        assert facts.flags[0] == "vegan"
        assert product.history.latest().history_user == user

    def test_refused_publish_changes_nothing(self) -> None:
        facts = spoilt()

        with pytest.raises(NotPublishable) as caught:
            publish(facts.product)

        assert [each.rule for each in caught.value.problems] == ["directions"]
        assert not Product.objects.filter(is_public=True).exists()


class TestFactsForm:
    def test_visible_label_cannot_lose_what_it_needs(self, boss: Client) -> None:
        facts = make_complete()
        form = read_form(boss, facts_page(facts)) | {
            "directions": "",
            "net_quantity": "90 capsules",
        }

        errors = form_errors(boss.post(facts_page(facts), form))

        assert set(errors) == {"directions", "net_quantity"}
        assert "hide the product first" in errors["directions"][0]
        facts.refresh_from_db()
        assert facts.directions

    def test_error_of_a_row_stands_at_the_row(self, boss: Client) -> None:
        facts = make_complete([("magnesium", "100", "mg"), ("zinc", "5", "mg")])
        form = read_form(boss, facts_page(facts)) | {"amounts-1-amount": "0.1"}

        answer = boss.post(facts_page(facts), form)

        rows = answer.context["inline_admin_formsets"][1].formset
        assert form_errors(answer) == {}
        assert [list(each) for each in rows.errors] == [[], ["amount"]]
        assert "below 2 %" in rows.errors[1]["amount"][0]

    def test_error_of_a_blend_stands_at_the_blend(self, boss: Client) -> None:
        facts = make_complete([("magnesium", "100", "mg"), ("glycine", "200", "mg")])
        blend = facts.blends.create(name="Evening", amount=200, unit="mg")
        facts.amounts.filter(ingredient__key="glycine").update(blend=blend)
        form = read_form(boss, facts_page(facts)) | {"blends-0-amount": "250"}

        answer = boss.post(facts_page(facts), form)

        blends = answer.context["inline_admin_formsets"][0].formset
        assert "add up to 200 mg" in blends.errors[0]["amount"][0]

    def test_hidden_label_may_be_incomplete(self, boss: Client) -> None:
        facts = make_complete()
        hide(facts.product)
        form = read_form(boss, facts_page(facts)) | {"directions": ""}

        assert boss.post(facts_page(facts), form).status_code == 302

    def test_incomplete_visible_label_can_be_mended_step_by_step(self, boss: Client) -> None:
        facts = make_complete(directions="", net_quantity="")
        form = read_form(boss, facts_page(facts)) | {"directions": "Take 2 daily."}

        assert boss.post(facts_page(facts), form).status_code == 302

    def test_preview_says_what_is_missing_and_leads_to_the_field(self, boss: Client) -> None:
        facts = make_complete([("magnesium", "100", "mg"), ("zinc", "50", "mg")])
        form = read_form(boss, facts_page(facts))
        form |= {"directions": "", "amounts-0-amount": "1"}

        page = boss.post(PREVIEW, form).content.decode()

        assert "still missing for publishing" in page
        assert '<a href="#id_directions">State the directions' in page
        assert '<a href="#id_amounts-0-amount">1 mg of Magnesium' in page
        assert '<a href="#id_amounts-1-amount">Zinc: more than the upper limit' in page

    def test_badges_follow_what_is_typed(self, boss: Client) -> None:
        facts = make_complete(flags=["vegan"])
        form = read_form(boss, facts_page(facts)) | {"other_ingredients": "gelatin"}

        page = boss.post(PREVIEW, form).content.decode()

        assert "Gluten-free" in page and "Badges:</strong> Gluten-free" in page

    def test_old_label_that_may_not_be_shown_is_not_restored(self, boss: Client) -> None:
        facts = make_complete(directions="")
        version = record_label(facts)
        SupplementFacts.objects.update(directions="Take 2 daily.")

        page = boss.post(
            f"/admin/catalogue/supplementfacts/{facts.pk}/label/1/restore/", follow=True
        )

        assert version.number == 1 and "may not be shown" in page.content.decode()
        facts.refresh_from_db()
        assert facts.directions == "Take 2 daily."


def test_badge_that_an_ingredient_contradicts_is_named(boss: Client) -> None:
    facts = make_complete(other_ingredients="hypromellose")
    form = read_form(boss, facts_page(facts))
    form |= {"other_ingredients": "gelatin", "confirmed_flags": ["vegan"]}

    errors = form_errors(boss.post(facts_page(facts), form))

    assert "contradicted by gelatin" in errors["confirmed_flags"][0]
    assert Ingredient.objects.filter(key="gelatin").exists()
