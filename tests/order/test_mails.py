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
