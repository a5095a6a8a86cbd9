"""Supplement Facts that customers see are not deleted."""

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import Product, SupplementFacts
from tests.catalogue.labels_to_show import make_complete

pytestmark = pytest.mark.django_db


def test_admin_says_why_they_stay(boss: Client):
    facts = make_complete()
    address = reverse("admin:catalogue_supplementfacts_delete", args=[facts.pk])

    page = boss.post(address, {"post": "yes"}, follow=True).content.decode()

    assert "visible in the shop" in page
    assert SupplementFacts.objects.exists()


def test_admin_says_why_none_of_several_goes(boss: Client):
    facts = [make_complete(), make_complete()]
    Product.objects.filter(pk=facts[0].product_id).update(is_public=False)
    chosen = [each.pk for each in facts]

    page = boss.post(
        reverse("admin:catalogue_supplementfacts_changelist"),
        {"action": "delete_selected", "_selected_action": chosen, "post": "yes"},
    ).content.decode()

    assert "visible in the shop" in page
    assert SupplementFacts.objects.count() == 2
