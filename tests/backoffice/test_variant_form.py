"""What tells a variant from its siblings, on its own page."""

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import Product
from catalogue.variant_attributes import ensure_variant_attributes
from tests.factories import make_variants

from .product_page import read_form

pytestmark = pytest.mark.django_db


def page(product: Product) -> str:
    return reverse("admin:catalogue_product_change", args=[product.pk])


def held(variant: Product) -> dict[str, str]:
    rows = variant.attribute_values.select_related("attribute")
    return {row.attribute.code: row.value for row in rows}


def test_count_and_flavour_are_entered_changed_and_emptied(boss: Client) -> None:
    parent, first, second = make_variants()
    ensure_variant_attributes(parent.product_class)
    parent.product_class.attributes.create(code="sides", name="Sides", type="integer")

    form = read_form(boss, page(first)) | {"attr_count": "60", "attr_sides": "4"}
    assert boss.post(page(first), form).status_code == 302
    assert held(first) == {"count": "60", "sides": 4}

    form = read_form(boss, page(first))
    assert form["attr_count"] == "60"
    boss.post(page(first), form | {"attr_count": "", "attr_flavour": "Lemon"})
    assert held(first) == {"flavour": "Lemon", "sides": 4}

    # Same again for a sibling: customers could not tell them apart.
    same = read_form(boss, page(second)) | {"attr_flavour": "lemon", "attr_sides": "4"}
    assert "is told apart by the same" in boss.post(page(second), same).content.decode()
    odd = read_form(boss, page(second)) | {"attr_flavour": "<b>Lemon</b>", "attr_sides": "x"}
    answer = boss.post(page(second), odd).content.decode()
    assert "looks like HTML" in answer and "Enter a whole number" in answer
    assert held(second) == {}
    assert "attr_count" not in read_form(boss, page(parent))
