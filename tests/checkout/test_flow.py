"""From cart to paid order, over real HTTP to the stand-in."""

from urllib.parse import urlsplit

import pytest
import requests

from shop.order.models import Order
from shop.payment.models import PaymentAttempt
from tests.checkout.conftest import (
    DECLINED,
    add_to_cart,
    fill_details,
    pay_at_stripe,
    place,
    review_fields,
)
from tests.factories import make_product

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def placed(client, standin):
    """A guest's order for two units, and the answer that sends the guest to Stripe."""
    product = make_product(price="19.95", stock=5)
    add_to_cart(client, product, 2)
    fill_details(client)
    response = place(client)
    return product, Order.objects.get(), response


def test_placing_sends_the_buyer_to_stripes_page(placed, standin):
    _, _, response = placed

    assert response.status_code == 303
    assert response["Location"].startswith(standin.url)


def test_placing_reserves_the_stock_before_any_payment(placed):
    product, order, _ = placed

    record = product.stockrecords.get()
    assert (record.num_in_stock, record.num_allocated) == (5, 2)
    assert order.status == "Awaiting payment"


def test_stripe_is_asked_for_exactly_the_orders_total(placed, standin):
    _, order, _ = placed

    attempt = PaymentAttempt.objects.get()
    assert attempt.amount_minor == order.total_incl_tax * 100
    sessions = requests.get(
        f"{standin.url}/v1/checkout/sessions",
        headers={"Authorization": "Bearer sk_test_standin_x"},
        timeout=5,
    ).json()["data"]
    assert [(s["amount_total"], s["client_reference_id"]) for s in sessions] == [
        (attempt.amount_minor, order.number)
    ]


def test_coming_back_after_paying_makes_the_order_paid(placed, client):
    _, order, response = placed

    back = pay_at_stripe(response["Location"])
    page = client.get(urlsplit(back.headers["Location"]).path, follow=True)

    order.refresh_from_db()
    assert order.status == "Paid"
    assert order.number in page.content.decode()


def test_coming_back_works_in_another_browser(placed):
    from django.test import Client

    _, order, response = placed

    back = pay_at_stripe(response["Location"])
    page = Client().get(urlsplit(back.headers["Location"]).path, follow=True)

    assert page.status_code == 200
    order.refresh_from_db()
    assert order.status == "Paid"


def test_a_declined_card_leaves_the_order_waiting(placed, client):
    _, order, response = placed

    answer = pay_at_stripe(response["Location"], DECLINED)

    assert answer.status_code == 402 or answer.status_code == 200
    order.refresh_from_db()
    assert order.status == "Awaiting payment"


def test_success_after_a_decline_pays_the_same_order(placed, client):
    _, order, response = placed

    pay_at_stripe(response["Location"], DECLINED)
    back = pay_at_stripe(response["Location"])
    client.get(urlsplit(back.headers["Location"]).path)

    order.refresh_from_db()
    assert order.status == "Paid"
    assert Order.objects.count() == 1


def test_the_same_review_page_sent_twice_makes_one_order(client, standin):
    add_to_cart(client, make_product())
    fill_details(client)
    fields = review_fields(client)

    first = client.post("/checkout/review/", fields)
    second = client.post("/checkout/review/", fields)

    assert Order.objects.count() == 1
    assert PaymentAttempt.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_a_changed_price_is_shown_before_anything_is_ordered(client, standin):
    product = make_product(price="19.95")
    add_to_cart(client, product)
    fill_details(client)
    fields = review_fields(client)
    product.stockrecords.update(price="99.00")

    response = client.post("/checkout/review/", fields)

    assert response.status_code == 409
    assert "99.00" in response.content.decode()
    assert not Order.objects.exists()
    assert product.stockrecords.get().num_allocated in (None, 0)


def test_sold_out_between_cart_and_pay_takes_nothing(client, standin):
    product = make_product("Sedorum", stock=2)
    add_to_cart(client, product, 2)
    fill_details(client)
    fields = review_fields(client)
    product.stockrecords.update(num_in_stock=1)

    page = client.post("/checkout/review/", fields, follow=True).content.decode()

    assert "Sedorum: only 1 left" in page
    assert not Order.objects.exists()
    assert not PaymentAttempt.objects.exists()


def test_an_unpublished_product_cannot_be_ordered(client, standin):
    product = make_product("Sedorum")
    add_to_cart(client, product)
    fill_details(client)
    fields = review_fields(client)
    product.is_public = False
    product.save()

    client.post("/checkout/review/", fields)

    assert not Order.objects.exists()


def test_an_empty_cart_leads_back_to_the_cart(client):
    assert client.get("/checkout/")["Location"] == "/cart/"
    assert client.get("/checkout/review/")["Location"] == "/cart/"


def test_a_forged_quote_orders_nothing(client, standin):
    add_to_cart(client, make_product())
    fill_details(client)
    fields = {**review_fields(client), "quote": "forged"}

    response = client.post("/checkout/review/", fields)

    assert response.status_code == 409
    assert not Order.objects.exists()


def test_back_after_paying_shows_the_same_order_again(placed, client):
    _, order, response = placed
    back = pay_at_stripe(response["Location"])
    client.get(urlsplit(back.headers["Location"]).path)

    again = client.get(order.pay_url)

    assert "/checkout/thank-you/" in again["Location"]
    assert Order.objects.count() == 1


def test_changing_the_cart_cancels_the_order_and_gives_the_stock_back(placed, client):
    product, order, _ = placed

    response = client.post(order.pay_url + "change/", follow=True)

    order.refresh_from_db()
    assert order.status == "Cancelled"
    assert product.stockrecords.get().num_allocated == 0
    assert product.title in response.content.decode()


def test_a_guest_needs_an_address_of_a_country_the_shop_ships_to(client, standin):
    add_to_cart(client, make_product())

    page = fill_details(client, postcode="123", name="")

    assert page.status_code == 200
    text = page.content.decode()
    assert "A ZIP code has five digits" in text
    assert "Please enter your full name" in text
    assert "1 Pearl Street" in text
