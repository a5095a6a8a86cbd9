"""A visible product keeps its Supplement Facts."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from catalogue.models import Product, SupplementFacts
from tests.catalogue.labels_to_show import make_complete
from tests.factories import make_variants

pytestmark = pytest.mark.django_db


def test_facts_of_a_visible_product_stay():
    facts = make_complete()

    with pytest.raises(ProtectedError, match="Hide it first"), transaction.atomic():
        facts.delete()
    with pytest.raises(ProtectedError, match="Hide it first"), transaction.atomic():
        SupplementFacts.objects.all().delete()
    assert SupplementFacts.objects.exists()


def test_facts_of_a_hidden_product_go():
    facts = make_complete()
    Product.objects.update(is_public=False)

    SupplementFacts.objects.get(pk=facts.pk).delete()

    assert not SupplementFacts.objects.exists()


def test_facts_go_with_their_product():
    make_complete().product.delete()
    make_complete()
    Product.objects.all().delete()

    assert not SupplementFacts.objects.exists()


def test_facts_of_a_product_stay_while_a_visible_variant_has_no_other():
    parent, first, second = make_variants()
    shared, own = make_complete(product=parent), make_complete(product=first)

    own.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        shared.delete()
    Product.objects.filter(pk__in=[first.pk, second.pk]).update(is_public=False)
    shared.delete()

    assert not SupplementFacts.objects.exists()
