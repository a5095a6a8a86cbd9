"""A claim about a disease typed into the label or a picture of a visible product."""

import pytest

from catalogue.models import ProductImage
from shop.claims.models import SignOff
from shop.claims.passages import find_claims
from shop.claims.signing import sign_off
from tests.catalogue.facts import make_facts
from tests.catalogue.pictures import picture_bytes, upload
from tests.factories import make_product, make_user

from .facts_form import facts_page
from .product_page import read_form

pytestmark = pytest.mark.django_db
CLAIM = "It cures insomnia."


@pytest.fixture
def product():
    return make_product()


@pytest.fixture
def facts(product):
    return make_facts([], product=product, directions="Take 3 capsules.", note="As studied.")


def post(client, page, **changes):
    return client.post(page, read_form(client, page) | changes)


@pytest.mark.parametrize("field", ["directions", "note"])
def test_label_of_a_visible_product_takes_no_unsigned_claim(boss, facts, field):
    answer = post(boss, facts_page(facts), **{field: CLAIM})

    assert "Somebody must sign off" in str(answer.context["adminform"].form.errors[field])
    facts.refresh_from_db()
    assert getattr(facts, field) != CLAIM


def test_typed_words_are_still_in_the_form(boss, facts):
    assert CLAIM in post(boss, facts_page(facts), note=CLAIM).content.decode()


def test_label_of_a_hidden_product_keeps_it_for_a_signature(boss, facts, product):
    type(product).objects.update(is_public=False)

    assert post(boss, facts_page(facts), note=CLAIM).status_code == 302

    facts.refresh_from_db()
    assert facts.note == CLAIM


def test_signed_words_are_taken(boss, facts, product):
    type(facts).objects.update(note=CLAIM)
    sign_off(product, make_user(), "Our adviser has agreed to this.")
    type(facts).objects.update(note="")

    assert post(boss, facts_page(facts), note=CLAIM).status_code == 302
    assert SignOff.objects.count() == len(find_claims(product)) == 1


def test_older_claim_does_not_keep_staff_from_mending_the_directions(boss, facts):
    type(facts).objects.update(note=CLAIM)

    assert post(boss, facts_page(facts), directions="Take 2 capsules.").status_code == 302


def test_picture_of_a_visible_product_takes_no_unsigned_claim(boss, product, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = upload(picture_bytes())
    ProductImage.objects.create(product=product, original=picture, alt="A bottle")
    page = f"/admin/catalogue/product/{product.pk}/change/"

    answer = post(boss, page, **{"images-0-caption": CLAIM})

    assert "Somebody must sign off" in answer.content.decode()
    assert not ProductImage.objects.filter(caption=CLAIM).exists()
