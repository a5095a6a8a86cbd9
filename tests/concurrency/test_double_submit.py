"""Two clicks, two tabs, one order, one payment."""

from unittest.mock import patch

import pytest
from django.test import Client

from shop.basket.models import Basket
from shop.checkout import placing
from shop.order.models import Order
from shop.payment.models import PaymentAttempt
from tests.checkout.conftest import add_to_cart, fill_details, review_fields
from tests.concurrency.conftest import once_all_are_here, run_at_once
from tests.factories import make_product

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def two_tabs(standin):
    """Two review pages of one browser, each with its own submission id."""
    client = Client()
    add_to_cart(client, make_product(stock=10))
    fill_details(client)

    def tab():
        twin = Client()
        twin.cookies.update(client.cookies)
        fields = review_fields(twin)
        return lambda: twin.post("/checkout/review/", fields)

    return [tab(), tab()]


def test_two_tabs_at_once_make_one_order(standin):
    responses = run_at_once(two_tabs(standin))

    assert Order.objects.count() == 1
    assert PaymentAttempt.objects.count() == 1
    assert {r.status_code for r in responses} <= {302, 303}


def test_control_without_the_claim_two_tabs_make_two_orders(standin):
    """Else the test above could not fail."""

    def claim_nothing(basket_id, user, request):
        basket = Basket.objects.get(pk=basket_id)
        basket.strategy = placing.Selector().strategy(request=request, user=user)
        return basket

    with patch.object(placing, "_claim_basket", once_all_are_here(2, claim_nothing)):
        run_at_once(two_tabs(standin))

    assert Order.objects.count() == 2


@pytest.mark.parametrize("clicks", [2, 5])
def test_many_clicks_on_one_page_make_one_order(standin, clicks):
    client = Client()
    add_to_cart(client, make_product(stock=10))
    fill_details(client)
    fields = review_fields(client)

    def click():
        twin = Client()
        twin.cookies.update(client.cookies)
        return twin.post("/checkout/review/", fields)

    responses = run_at_once([click] * clicks)

    assert Order.objects.count() == 1
    assert PaymentAttempt.objects.count() == 1
    assert {r.status_code for r in responses} <= {302, 303}
