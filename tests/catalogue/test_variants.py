"""Choosing between a product's variants."""

import pytest

from catalogue.family import load_family
from catalogue.models import Product, ProductAttribute
from catalogue.offers import list_offers
from catalogue.picker import make_picker
from catalogue.variant_attributes import ensure_variant_attributes
from tests import budgets
from tests.catalogue.facts import make_facts
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def make_choice(*variants: tuple[str, str], title: str = "Collagen", **fields) -> Product:
    """A parent whose variants are (count, flavour); an empty text is no value."""
    parent = None
    for number, (count, flavour) in enumerate(variants):
        child = make_product(f"{title} {number}", priority=1000 - number, **fields)
        if parent is None:
            ensure_variant_attributes(child.product_class)
            parent = Product.objects.create(
                title=title, product_class=child.product_class, structure=Product.PARENT
            )
        child.structure, child.parent, child.product_class = Product.CHILD, parent, None
        child.save()
        for code, text in (("count", count), ("flavour", flavour)):
            if text:
                attribute = ProductAttribute.objects.get(code=code)
                child.attribute_values.create(attribute=attribute, value_text=text)
    assert parent is not None
    return parent


def variant(parent: Product, number: int) -> Product:
    return parent.children.order_by("-priority")[number]


def pick(parent: Product, number: int | None = None) -> dict[str, list[str]]:
    """What each row offers: "label", "label!" for the chosen one, "label (note)"."""
    key = "" if number is None else str(variant(parent, number).pk)
    offers = list_offers(load_family(parent), key)
    return {
        group.name: [
            choice.label
            + ("!" if choice.is_chosen else "")
            + (f" ({choice.note})" if choice.note else "")
            for choice in group.choices
        ]
        for group in make_picker(offers)
    }


FOUR = (("90", "Lemon"), ("30", "Lemon"), ("90", "Berry"), ("30", "Berry"))


def test_two_attributes_are_two_rows_counts_by_size():
    assert pick(make_choice(*FOUR)) == {"Count": ["30", "90!"], "Flavour": ["Lemon!", "Berry"]}


def test_a_choice_keeps_what_else_is_chosen():
    parent = make_choice(*FOUR)
    offers = list_offers(load_family(parent), str(variant(parent, 2).pk))

    counts, flavours = make_picker(offers)

    assert [choice.offer.product for choice in counts.choices] == [
        variant(parent, 3),
        variant(parent, 2),
    ]
    assert flavours.choices[0].offer.product == variant(parent, 0)


def test_a_combination_that_does_not_exist_says_what_changes():
    parent = make_choice(("90", "Lemon"), ("30", "Berry"))

    assert pick(parent) == {
        "Count": ["30 (Only as Berry)", "90!"],
        "Flavour": ["Lemon!", "Berry (Only as 30)"],
    }


def test_a_sold_out_variant_is_shown_and_says_so(client):
    parent = make_choice(("30", ""), ("90", ""))
    variant(parent, 1).stockrecords.update(num_in_stock=0)

    assert pick(parent) == {"Count": ["30!", "90 (Sold out)"]}
    page = client.get(f"{parent.get_absolute_url()}?variant={variant(parent, 1).pk}")
    assert not page.context["page"].offer.can_buy


def test_an_attribute_in_which_all_agree_is_no_choice():
    assert pick(make_choice(("30", "Lemon"), ("90", "Lemon"))) == {"Count": ["30!", "90"]}


def test_variants_that_attributes_do_not_tell_apart_are_one_row():
    assert list(pick(make_choice(("30", "Lemon"), ("30", "Lemon")))) == [""]
    assert list(pick(make_choice(("30", "Lemon"), ("90", ""), title="Whey"))) == [""]


def test_one_variant_is_no_choice():
    assert pick(make_choice(("30", "Lemon"))) == {}


def test_the_chosen_variant_has_its_own_figures(client):
    parent = make_choice(("30", ""), ("90", ""), price="9.00")
    for number, servings in ((0, 30), (1, 90)):
        make_facts(
            [("zinc", str(15 + number), "mg")],
            product=variant(parent, number),
            servings_per_container=servings,
        )

    page = client.get(f"{parent.get_absolute_url()}?variant={variant(parent, 1).pk}").context[
        "page"
    ]

    assert (str(page.offer.price_per_serving), page.days_of_supply) == ("0.10", 90)
    assert page.panel.rows[0].amount == "16 mg"
    assert [str(offer.price_per_serving) for offer in page.offers] == ["0.30", "0.10"]


def test_canonical_address_is_the_parent_s(client, settings):
    settings.SITE_URL = "https://shop.example"
    parent = make_choice(*FOUR)

    html = client.get(f"{parent.get_absolute_url()}?variant={variant(parent, 2).pk}").content

    assert b'<link rel="canonical" href="https://shop.example/products/collagen/">' in html


def test_forty_variants_cost_no_more_queries_than_the_budget(client, django_assert_max_num_queries):
    flavours = [f"Flavour {number}" for number in range(10)]
    parent = make_choice(*((count, f) for f in flavours for count in ("30", "60", "90", "120")))
    for child in parent.children.all():
        make_facts([("zinc", "15", "mg"), ("iron", "5", "mg")], product=child)

    with django_assert_max_num_queries(budgets.PRODUCT_PAGE):
        response = client.get(parent.get_absolute_url())

    assert len(response.context["page"].offers) == 40
    assert response.content.count(b"?variant=") >= 14
