"""A claim about a disease typed into what customers see."""

import pytest

from catalogue.models import Category, Need, ProductImage
from content.models import Person, Topic
from shop.claims.models import SignOff
from shop.claims.passages import find_claims
from shop.claims.signing import sign_off
from shop.pages.models import HomeSection, Page
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


def category(**fields):
    return Category.objects.add_root(instance=Category(name="Minerals", slug="minerals", **fields))


def page_of(row):
    meta = row._meta
    return f"/admin/{meta.app_label}/{meta.model_name}/{row.pk}/change/"


SHOWN = [
    (category, "meta_title"),
    (category, "description"),
    (lambda: Page.objects.create(slug="us", title="Us"), "summary"),
    (lambda: HomeSection.objects.create(kind="text", title="Hello"), "eyebrow"),
    (lambda: Topic.objects.create(name="Nerves", slug="nerves"), "intro"),
    (lambda: Person.objects.create(name="Ann", slug="ann"), "bio"),
    (lambda: Need.objects.create(name="Rest", slug="rest"), "description"),
]


@pytest.mark.parametrize(("make", "field"), SHOWN)
def test_page_that_is_shown_takes_no_unsigned_claim(boss, make, field):
    row = make()

    answer = post(boss, page_of(row), **{field: CLAIM})

    assert "Somebody must sign off" in str(answer.context["adminform"].form.errors[field])
    row.refresh_from_db()
    assert CLAIM not in (getattr(row, field) or "")


def test_statement_of_the_home_page_takes_none(boss):
    row = HomeSection.objects.create(kind="facts", title="Why")

    answer = post(boss, page_of(row), statements=f"Rest: {CLAIM}")

    assert "statements" in answer.context["adminform"].form.errors


def test_hidden_category_keeps_it_and_leads_to_the_signature(boss):
    row = category(is_public=False)

    assert post(boss, page_of(row), meta_title=CLAIM).status_code == 302

    text = boss.get(page_of(row)).content.decode()
    assert "Title for search engines: needs a sign-off" in text
    assert "Read the passages" in text


def test_signed_category_is_shown(boss):
    row = category(is_public=False, meta_title=CLAIM)
    sign_off(row, make_user(), "Our adviser has agreed to this.")

    assert post(boss, page_of(row), is_public="on").status_code == 302

    row.refresh_from_db()
    assert row.is_public


def test_unsigned_category_is_not(boss):
    row = category(is_public=False, meta_title=CLAIM)

    post(boss, page_of(row), is_public="on")

    row.refresh_from_db()
    assert not row.is_public


def test_new_page_with_a_claim_is_not_shown_at_once(boss):
    add = "/admin/pages/page/add/"

    form = read_form(boss, add) | {"title": CLAIM, "slug": "us", "is_public": "on"}
    boss.post(add, form)

    assert not Page.objects.exists()


def test_shop_that_only_advises_takes_it(boss, settings):
    settings.CLAIMS_POLICY = "advise"
    row = category()

    assert post(boss, page_of(row), meta_title=CLAIM).status_code == 302
