import pytest

from shop.order.models import Order
from tests.checkout.conftest import add_to_cart, fill_details, place
from tests.factories import make_product


@pytest.fixture
def product():
    return make_product("Sedorum", price="29.95", stock=5)


@pytest.fixture
def order(client, standin, product):
    add_to_cart(client, product)
    fill_details(client)
    place(client)
    return Order.objects.get()


@pytest.fixture
def attempt(order):
    return order.payment_attempts.get()
