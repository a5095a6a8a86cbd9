"""The number that lists are filtered by agrees with what publishing says."""

import pytest

from catalogue.facts_saved import facts_saved
from catalogue.models import Product, ProductClass, SupplementFacts
from catalogue.publishing import why_not_public
from catalogue.readiness import judge_all, with_readiness
from tests.factories import make_product, make_variants

from .facts import make_facts
from .labels_to_show import make_complete

pytestmark = pytest.mark.django_db


def is_ready(product: Product) -> bool:
    found = with_readiness(Product.objects.filter(pk=product.pk)).get().is_ready
    assert found == (not why_not_public(product))
    return found


def test_complete_label_is_ready_once_it_was_judged() -> None:
    facts = make_complete()

    assert judge_all() == 1
    assert judge_all() == 0
    assert is_ready(facts.product)


def test_saving_facts_judges_them() -> None:
    facts = make_complete()
    facts_saved(facts)
    assert is_ready(facts.product)

    SupplementFacts.objects.filter(pk=facts.pk).update(directions="")
    facts_saved(facts)
    assert not is_ready(facts.product)


def test_product_without_facts_is_not_ready() -> None:
    assert not is_ready(make_product())


def test_class_without_facts_is_always_ready() -> None:
    product = make_product()
    ProductClass.objects.update(needs_facts=False)
    product.refresh_from_db()

    assert is_ready(product)


def test_variants_decide_for_their_product() -> None:
    parent, first, second = make_variants()
    make_complete(product=first)
    judge_all()
    assert not is_ready(parent)

    make_complete(product=second)
    judge_all()
    assert is_ready(parent)


def test_variant_without_facts_has_its_products() -> None:
    parent, first, second = make_variants()
    make_complete(product=parent)
    judge_all()
    assert is_ready(parent)

    make_facts([("iron", "14", "mg")], product=first)
    judge_all()
    assert not is_ready(parent)


def test_hidden_variants_do_not_count() -> None:
    parent, first, second = make_variants()
    make_complete(product=first)
    judge_all()
    Product.objects.filter(pk=second.pk).update(is_public=False)
    assert is_ready(parent)

    Product.objects.filter(pk=first.pk).update(is_public=False)
    assert not is_ready(parent)


def test_labels_do_not_remember_the_judgement() -> None:
    facts = make_complete()

    facts_saved(facts)

    assert "blocking" not in facts.product.label_versions.get().content["facts"]
