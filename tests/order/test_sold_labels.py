"""An order keeps the labels it was sold with, and says when a formula has changed."""

import re
from decimal import Decimal

import pytest

from shop.order.models import Line, Order
from tests.catalogue.facts import make_facts
from tests.checkout.conftest import add_to_cart, fill_details, place
from tests.customer.orders import make_order
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def facts():
    return make_facts(
        [("iron", "25", "mg"), ("vitamin_c", "60", "mg")],
        product=make_product("Gentle Iron", price="12.95"),
    )


@pytest.fixture
def order(client, standin, facts):
    add_to_cart(client, facts.product)
    fill_details(client)
    place(client)
    return Order.objects.get()


def change_formula(facts, amount="14"):
    facts.amounts.filter(ingredient__key="iron").update(amount=Decimal(amount))


def test_a_line_keeps_the_label_it_was_sold_with(order, facts):
    version = order.lines.get().label_version

    assert version.product == facts.product
    assert [row["amount"] for row in version.content["amounts"]] == ["25", "60"]


def test_a_product_without_facts_is_sold_without_a_label(client, standin):
    add_to_cart(client, make_product("Pill box"))
    fill_details(client)
    place(client)

    assert Line.objects.get().label_version is None


def test_an_old_order_shows_its_own_panel(client, order, facts):
    change_formula(facts)

    page = client.get(order.get_labels_url()).content.decode()

    assert "25 mg" in page
    assert "139%" in page


def test_the_labels_page_names_what_differs_today(client, order, facts):
    change_formula(facts)

    page = client.get(order.get_labels_url()).content.decode()

    assert "Iron: 25 mg → 14 mg" in page


def test_the_labels_page_of_an_unchanged_formula_speaks_of_no_change(client, order):
    assert "changed" not in client.get(order.get_labels_url()).content.decode()


def test_the_orders_page_says_that_a_formula_has_changed(client, order, facts):
    change_formula(facts)

    assert "Its formula has changed since." in client.get(order.get_absolute_url()).content.decode()


def test_the_orders_page_leads_to_the_labels(client, order):
    assert order.get_labels_url() in client.get(order.get_absolute_url()).content.decode()


def test_the_labels_survive_the_product(client, order, facts):
    facts.product.delete()

    page = client.get(order.get_labels_url())

    assert page.status_code == 200
    assert "25 mg" in page.content.decode()


def test_nobody_sees_the_labels_without_the_link(client, order):
    assert client.get(f"/orders/{order.number}/wrong-token/labels/").status_code == 404


def test_looking_at_labels_writes_nothing(client, order, facts):
    change_formula(facts)
    client.get(order.get_labels_url())

    assert facts.product.label_versions.count() == 1


def buy_again(client, facts, *, sold_with):
    """Sold with one amount of iron, then put into the cart again today."""
    from catalogue.labels import facts_with_rows, record_label

    change_formula(facts, sold_with)
    user = make_user()
    old = make_order(facts.product, user=user)
    label = record_label(facts_with_rows().get(pk=facts.pk))
    old.lines.update(label_version=label)
    change_formula(facts, "14")
    client.force_login(user)
    page = client.post(f"/account/orders/{old.number}/again/", follow=True)
    return page.content.decode()


def test_reordering_says_that_the_formula_has_changed(client, facts):
    page = buy_again(client, facts, sold_with="25")

    assert "The formula of Gentle Iron has changed since that order. Iron: 25 mg → 14 mg." in page


def test_reordering_an_unchanged_product_says_nothing_of_its_formula(client, facts):
    assert "formula" not in buy_again(client, facts, sold_with="14")


def test_each_label_of_an_order_has_parts_of_its_own_name(client, standin, facts):
    other = make_facts([("iron", "14", "mg")], product=make_product("Iron Drops", slug="drops"))
    for product in (facts.product, other.product):
        add_to_cart(client, product)
    fill_details(client)
    place(client)

    page = client.get(Order.objects.get().get_labels_url()).content.decode()

    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    assert 'aria-labelledby="label-1 warnings1"' in page
