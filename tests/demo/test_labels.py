"""The demo's labels keep the rules, and say what a person reading them expects."""

import pytest

from catalogue.labels import facts_with_rows
from catalogue.models import Product, SupplementFacts
from catalogue.publishing import list_problems, why_not_public
from catalogue.warnings import list_warnings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_shop")]
# Read off the labels by hand: iron, drowsiness, allergens, package, limit, and pregnancy:
# a(sk), n(ot to be used), c(are team).
EXPECTED = {
    "SED-090": "iron drowsiness package n",
    "MAG-120": "a",
    "MAG-400": "limit a",
    "D3-125": "limit a",
    "D3K2-60": "soy a",
    "B12-100": "a",
    "B12-100-O": "a",
    "BCX-60": "a",
    "FOL-90": "a",
    "C-1000": "a",
    "MULTI-90": "iron package a",
    "PRE-60": "iron package fish,soy c",
    "IRON-90": "iron package a",
    "CAL-120": "a",
    "ZN-100": "limit a",
    "K99-100": "a",
    "MEL-3": "drowsiness n",
    "THE-60": "n",
    "VAL-60": "drowsiness n",
    "GLY-227": "a",
    "ASH-60": "drowsiness n",
    "TUR-60": "n",
    "GIN-60": "n",
    "GTE-60": "n",
    "OM3-120": "fish a",
    "OM3-60": "fish a",
    "ALG-60": "a",
    "COQ-60": "soy n",
    "GLU-120": "shellfish n",
    "PRO-30": "milk a",
    "COL-300": "fish a",
    "PSY-283": "a",
}
PREGNANCY = {"a": "pregnancy_ask", "n": "pregnancy_avoid", "c": "prenatal_care"}


def label_of(sku: str) -> SupplementFacts:
    return facts_with_rows().get(product__stockrecords__partner_sku=sku)


def test_every_label_is_in_the_list():
    skus = SupplementFacts.objects.values_list("product__stockrecords__partner_sku", flat=True)

    assert set(skus) == set(EXPECTED)


@pytest.mark.parametrize("part", ["problems", "warnings"])
def test_labels(part):
    """One load of the demo for all of them."""
    for sku, expected in EXPECTED.items():
        facts = label_of(sku)
        if part == "problems":
            assert [each for each in list_problems(facts) if each.blocks] == [], sku
        else:
            assert _summary(facts) == set(expected.split()), sku


def test_products_are_shown_and_may_be():
    assert not Product.objects.filter(is_public=False).exists()
    assert all(why_not_public(product) == [] for product in Product.objects.all())


def test_two_products_have_variants_with_price_stock_and_facts_of_their_own():
    parents = Product.objects.filter(structure=Product.PARENT)
    variants = Product.objects.filter(structure=Product.CHILD)

    assert {parent.slug for parent in parents} == {"omega-3-fish-oil", "vitamin-b12-1000-mcg"}
    assert [len({v.stockrecords.get().price for v in p.children.all()}) for p in parents] == [2, 2]
    assert all(variant.facts.net_quantity for variant in variants)
    assert len({variant.facts.other_ingredients for variant in variants}) == 3


def test_probiotic_is_a_blend_by_falling_weight():
    facts = label_of("PRO-30")
    blend = facts.blends.get()
    members = list(blend.members.order_by("position").values_list("ingredient__name", "amount"))

    assert (blend.amount, blend.unit, blend.note) == (200, "mg", "20 billion CFU")
    assert [name for name, _ in members] == [
        "Lactobacillus rhamnosus", "Bifidobacterium lactis", "Lactobacillus acidophilus",
    ]  # fmt: skip
    assert members == sorted(members, key=lambda member: -member[1])


def _summary(facts: SupplementFacts) -> set[str]:
    keys = {warning.key for warning in list_warnings(facts)}
    found = keys & {"iron", "drowsiness"}
    found |= {"package"} if "child_resistant" in keys else set()
    found |= {"limit"} if any(key.endswith("upper_limit") for key in keys) else set()
    found |= {letter for letter, key in PREGNANCY.items() if key in keys}
    if "allergens" in keys:
        found.add(",".join(facts.known_allergens or _declared(facts)))
    return found


def _declared(facts: SupplementFacts) -> list[str]:
    return [word.split(" (")[0] for word in facts.allergens.split(", ")]
