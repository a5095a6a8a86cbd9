"""Two variants of one product get new facts at the same moment."""

from unittest.mock import patch

import pytest
from django.db import transaction
from django.db.models import QuerySet

from catalogue.facets import refresh_facets
from catalogue.models import ProductFacet, SupplementFacts
from tests.catalogue.facts import make_facts
from tests.concurrency.conftest import meeting, run_at_once
from tests.factories import make_variants

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


@pytest.fixture
def changes():
    """Both variants become powders; neither is committed before both are worked out."""
    _parent, *variants = make_variants()
    for variant in variants:
        make_facts([], product=variant, dosage_form="capsule")

    both_changed, both_worked_out = meeting(2, seconds=1), meeting(2, seconds=1)

    def change(variant):
        with transaction.atomic():
            SupplementFacts.objects.filter(product=variant).update(dosage_form="powder")
            both_changed()
            refresh_facets(variant)
            both_worked_out()

    return [lambda variant=variant: change(variant) for variant in variants]


def forms():
    return set(ProductFacet.objects.filter(kind="form").values_list("value", flat=True))


def test_both_changes_are_seen(changes):
    run_at_once(changes)

    assert forms() == {"powder"}


def test_control_without_the_lock_the_former_form_stays(changes, several_writers):
    with patch.object(QuerySet, "select_for_update", lambda self, *args, **kwargs: self):
        run_at_once(changes)

    assert forms() == {"capsule", "powder"}
