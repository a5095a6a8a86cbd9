"""check_claims over the shop, and the list that staff see."""

from io import StringIO

import pytest
from django.core.management import call_command

from catalogue.models import Category, ProductImage
from shop.claims.index import check_site, refresh_claims
from shop.claims.models import Claim
from shop.claims.signing import sign_off
from shop.pages.models import Page
from tests.catalogue.pictures import picture_bytes, upload
from tests.factories import make_product

from .conftest import CLAIM


def run(**options):
    out = StringIO()
    try:
        call_command("check_claims", stdout=out, **options)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


def test_unsigned_claim_fails_the_check(claiming):
    code, report = run()

    assert code == 1
    assert "product “Sedorum”, tagline" in report
    assert "Not signed off: 1." in report


def test_signed_claim_passes(claiming, reviewer):
    sign_off(claiming, reviewer, "Agreed with counsel.")

    code, report = run()

    assert code == 0
    assert "disease (signed): product “Sedorum”" in report


def test_advise_passes(claiming, settings):
    settings.CLAIMS_POLICY = "advise"

    assert run()[0] == 0


@pytest.mark.django_db
def test_every_kind_of_text_is_read():
    product = make_product("ArthriCure", slug="for-migraine", meta_title="Insomnia pills")
    ProductImage.objects.create(
        product=product, original=upload(picture_bytes()), alt="heart disease"
    )
    Category.add_root(name="Arthritis relief", slug="a")
    Page.objects.create(slug="about", title="About", body="<p>Our tea cures cancer.</p>")

    places = {(one.obj._meta.model_name, one.passage.field) for one in check_site()}

    assert {
        ("product", "title"),
        ("product", "address"),
        ("product", "title for search engines"),
        ("product", "description of a picture"),
        ("category", "name"),
        ("page", "text"),
    } <= places


@pytest.mark.django_db
def test_hidden_product_is_left_out():
    make_product(slug="x", tagline=CLAIM, is_public=False)

    assert check_site() == []


def test_list_follows_the_texts(claiming, reviewer):
    refresh_claims()
    assert Claim.objects.unsigned().count() == 1

    sign_off(claiming, reviewer, "Agreed with counsel.")
    assert Claim.objects.unsigned().count() == 0
    assert Claim.objects.signed().count() == 1

    claiming.tagline = "Vegan capsules."
    claiming.save()
    refresh_claims()
    assert not Claim.objects.exists()


def test_second_refresh_keeps_the_rows(claiming):
    refresh_claims()
    before = Claim.objects.values_list("pk").get()
    refresh_claims()

    assert Claim.objects.values_list("pk").get() == before
