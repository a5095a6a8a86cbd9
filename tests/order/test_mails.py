"""What the mails about an order say."""

import pytest
from django.core import mail

from shop.order.mails import send_confirmation, send_finish_paying
from shop.order.models import Order
from tests.catalogue.facts import make_facts
from tests.checkout.conftest import add_to_cart, fill_details, place
from tests.factories import make_product

pytestmark = pytest.mark.django_db(transaction=True)
IRON = (
    "WARNING: Accidental overdose of iron-containing products is a leading cause of fatal poisoning"
    " in children under 6. Keep this product out of reach of children. In case of accidental"
    " overdose, call a doctor or poison control center immediately."
)


@pytest.fixture
def product():
    return make_facts(
        [("iron", "25", "mg")], product=make_product("Gentle Iron", price="12.95")
    ).product


@pytest.fixture
def order(client, standin, product):
    add_to_cart(client, product)
    fill_details(client)
    place(client)
    return Order.objects.get()


def parts(message) -> list[str]:
    return [message.body, *(alternative.content for alternative in message.alternatives)]


def test_the_confirmation_carries_the_iron_warning_unchanged(order):
    send_confirmation(order)

    assert all(IRON in part for part in parts(mail.outbox[0]))


def test_the_confirmation_names_lines_total_and_the_orders_page(order):
    send_confirmation(order)

    for part in parts(mail.outbox[0]):
        assert "Gentle Iron" in part
        assert "$17.90" in part
        assert order.get_absolute_url() in part


def test_both_mails_go_to_the_guest(order):
    send_confirmation(order)
    send_finish_paying(order)

    assert [message.to for message in mail.outbox] == [["ada@example.com"]] * 2


def test_demanded_warnings_are_those_of_the_label_it_was_sold_with(order, product):
    """A new formula does not change what was bought."""
    product.facts.amounts.all().delete()

    send_confirmation(order)

    assert all(IRON in part for part in parts(mail.outbox[0]))


def test_proposition_65_is_in_both_parts_and_a_link_in_html(client, standin):
    facts = make_facts([("zinc", "5", "mg")], prop65_chemicals="lead", prop65_harm="cancer")
    add_to_cart(client, facts.product)
    fill_details(client)
    place(client)

    send_confirmation(Order.objects.get())

    text, html = parts(mail.outbox[0])
    assert "expose you to lead, which is known to the State of California to cause cancer." in text
    assert '<a href="https://www.P65Warnings.ca.gov/food"' in html
