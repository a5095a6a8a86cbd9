"""What a product's page claims, before the public may read it."""

import pytest
from django.core.exceptions import ValidationError

from catalogue.publishing import NotPublishable, publish
from shop.claims.signing import sign_off
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db
CLAIM = "<p>It cures insomnia.</p>"


def make_pill_box(**fields):
    """A product that needs no label."""
    product = make_product(**fields)
    product.product_class.needs_facts = False
    product.product_class.save()
    return product


def test_unsigned_claim_keeps_a_product_hidden():
    product = make_pill_box(is_public=False, description=CLAIM)

    with pytest.raises(NotPublishable, match="cures insomnia"):
        publish(product)


def test_signed_claim_does_not():
    product = make_pill_box(is_public=False, description=CLAIM)
    sign_off(product, make_user(), "Our adviser has agreed to this.")

    assert publish(product)


def test_new_product_with_a_claim_cannot_be_made_visible_at_once():
    product = make_pill_box()
    product.pk = None
    product.slug, product.description = "another", CLAIM

    with pytest.raises(ValidationError, match="sign off"):
        product.full_clean()


def test_shop_that_signs_nothing_asks_for_other_words(settings):
    settings.CLAIMS_POLICY = "block"
    product = make_pill_box()
    product.description = CLAIM

    with pytest.raises(ValidationError, match="makes no claim about a disease. Change"):
        product.full_clean()


def test_new_claim_on_a_visible_product_is_refused():
    product = make_pill_box()
    product.description = CLAIM

    with pytest.raises(ValidationError, match="sign off"):
        product.full_clean()


def test_older_claim_does_not_keep_staff_from_mending_something_else():
    product = make_pill_box(description=CLAIM)
    product.tagline = "For the evening"

    product.full_clean()
