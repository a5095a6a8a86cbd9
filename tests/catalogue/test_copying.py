"""A copy has what makes the product, and nothing that may exist only once."""

from typing import Any

import pytest

from catalogue.copying import copy_product
from catalogue.models import Category, Need, Product, ProductImage
from catalogue.uploads import clean_picture
from shop.partner.models import StockRecord
from tests.factories import make_product, make_user, make_variants

from .labels_to_show import make_complete
from .pictures import picture_bytes, upload

pytestmark = pytest.mark.django_db


def test_copy_is_hidden_without_stock_and_has_its_own_address_and_sku() -> None:
    product = make_product("Sedorum", upc="4006381333931", stock=40)
    StockRecord.objects.update(partner_sku="SED-090")

    copy = copy_product(product, by=make_user())

    assert (copy.title, copy.slug, copy.upc, copy.is_public) == (
        "Sedorum (copy)", "sedorum-copy", None, False,
    )  # fmt: skip
    record = copy.stockrecords.get()
    assert (record.partner_sku, record.num_in_stock) == ("SED-090-COPY", 0)
    assert record.price == product.stockrecords.get().price
    assert copy.history.get().history_change_reason == "Copied from Sedorum"


def test_second_copy_gets_another_sku() -> None:
    product = make_product()

    skus = {copy_product(product).stockrecords.get().partner_sku for _ in range(3)}

    assert len(skus) == 3


def test_facts_are_copied_with_their_blends() -> None:
    facts = make_complete([("magnesium", "100", "mg"), ("valerian_root_extract", "200", "mg")])
    blend = facts.blends.create(name="Evening", amount=200, unit="mg")
    facts.amounts.filter(ingredient__key="valerian_root_extract").update(blend=blend)

    copy = copy_product(facts.product)

    assert [str(row) for row in copy.facts.amounts.all()] == [
        str(row) for row in facts.amounts.all()
    ]
    assert copy.facts.blends.get().members.get().ingredient.key == "valerian_root_extract"
    assert facts.blends.get().members.count() == 1
    assert copy.label_versions.get().reason == "Copied from Magnesium"


def test_categories_needs_and_pictures_come_along(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    product = make_product()
    shelf = Category.objects.add_root(instance=Category(name="Sleep", slug="sleep"))
    product.categories.add(shelf)
    product.needs.add(Need.objects.create(name="Rest"))
    ProductImage.objects.create(product=product, original=clean_picture(upload(picture_bytes())))

    copy = copy_product(product)

    assert list(copy.categories.all()) == [shelf]
    assert [need.name for need in copy.needs.all()] == ["Rest"]
    assert copy.images.get().original.name == product.images.get().original.name
    product.delete()
    assert copy.images.get().original.storage.exists(copy.images.get().original.name)


def test_variants_come_along_with_their_attributes() -> None:
    parent, first, _ = make_variants()
    attribute = first.parent.product_class.attributes.create(code="count", name="Count")
    first.attribute_values.create(attribute=attribute, value_text="60")

    copy = copy_product(parent)

    variants = list(copy.children.order_by("pk"))
    assert [variant.title for variant in variants] == ["Omega-3 small", "Omega-3 large"]
    assert variants[0].attribute_values.get().value_text == "60"
    assert first.attribute_values.count() == 1
    assert {variant.stockrecords.get().num_in_stock for variant in variants} == {0}


def test_variant_alone_is_not_copied() -> None:
    _, first, _ = make_variants()

    with pytest.raises(ValueError, match="with its product"):
        copy_product(first)

    assert Product.objects.count() == 3
