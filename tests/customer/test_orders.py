"""What an account sees of its orders."""

import pytest
from django.utils import timezone

from shop.basket.models import Basket
from shop.order.statuses import OrderStatus
from tests.accounts import make_customer, sign_in
from tests.customer.orders import make_order
from tests.factories import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    user = make_customer()
    sign_in(client)
    return user


def test_list_shows_paid_orders(client, ada):
    order = make_order(make_product("Zinc"), user=ada)

    page = client.get("/account/orders/").content.decode()

    assert order.number in page
    assert "Zinc" in page


def test_list_leads_from_an_unpaid_order_to_paying(client, ada):
    order = make_order(user=ada, status=OrderStatus.AWAITING_PAYMENT)

    assert order.pay_url in client.get("/account/orders/").content.decode()
    assert order.pay_url in client.get("/account/").content.decode()
    assert order.pay_url in client.get(f"/account/orders/{order.number}/").content.decode()


def test_list_leaves_out_orders_that_ran_out_unpaid(client, ada):
    order = make_order(user=ada, status=OrderStatus.CANCELLED)

    assert order.number not in client.get("/account/orders/").content.decode()


def test_list_keeps_orders_cancelled_after_paying(client, ada):
    order = make_order(user=ada, status=OrderStatus.CANCELLED, paid_at=timezone.now())

    assert order.number in client.get("/account/orders/").content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "999", "x", "1e9", "%F0%9F"])
def test_odd_page_numbers_are_harmless(client, ada, page):
    assert client.get(f"/account/orders/?page={page}").status_code == 200


def test_list_of_many_orders_costs_a_fixed_number_of_queries(
    client, ada, django_assert_max_num_queries
):
    zinc = make_product("Zinc")
    for _ in range(12):
        make_order(zinc, user=ada)

    with django_assert_max_num_queries(7):
        client.get("/account/orders/")


def test_order_page_shows_lines_sums_and_address(client, ada):
    order = make_order(make_product("Zinc"), user=ada)

    page = client.get(f"/account/orders/{order.number}/").content.decode()

    assert "Zinc" in page
    assert "$39.90" in page
    assert "1 Pearl Street" in page


def test_order_of_somebody_else_is_not_found(client, ada):
    order = make_order(user=make_customer("bob@example.com"))

    assert client.get(f"/account/orders/{order.number}/").status_code == 404
    assert client.post(f"/account/orders/{order.number}/again/").status_code == 404


def test_guests_order_is_not_found_by_number(client, ada):
    order = make_order(guest_email="bob@example.com")

    assert client.get(f"/account/orders/{order.number}/").status_code == 404


@pytest.mark.parametrize(
    "path", ["", "orders/", "orders/EV-1/", "addresses/", "addresses/add/", "profile/"]
)
def test_strangers_are_sent_to_the_sign_in_page(client, path):
    assert client.get(f"/account/{path}")["Location"] == f"/account/login/?next=/account/{path}"


def test_same_again_fills_the_cart(client, ada):
    zinc = make_product("Zinc")
    order = make_order(zinc, user=ada, quantity=3)

    response = client.post(f"/account/orders/{order.number}/again/")

    assert response["Location"] == "/cart/"
    assert [(x.product, x.quantity) for x in Basket.open.get(owner=ada).lines.all()] == [(zinc, 3)]


def test_same_again_pressed_twice_is_the_same_as_once(client, ada):
    zinc = make_product("Zinc")
    order = make_order(zinc, user=ada, quantity=3)

    client.post(f"/account/orders/{order.number}/again/")
    client.post(f"/account/orders/{order.number}/again/")

    assert [x.quantity for x in Basket.open.get(owner=ada).lines.all()] == [3]


def test_same_again_tops_up_what_is_in_the_cart(client, ada):
    zinc = make_product("Zinc")
    order = make_order(zinc, user=ada, quantity=3)
    client.post(f"/cart/add/{zinc.pk}/", {"quantity": 1})

    client.post(f"/account/orders/{order.number}/again/")

    assert [x.quantity for x in Basket.open.get(owner=ada).lines.all()] == [3]


def test_same_again_needs_a_post(client, ada):
    order = make_order(make_product(), user=ada)

    assert client.get(f"/account/orders/{order.number}/again/").status_code == 405
    assert not Basket.objects.exists()


def test_same_again_leaves_out_what_is_no_longer_sold(client, ada):
    zinc = make_product("Zinc", is_public=False)
    order = make_order(zinc, user=ada)

    response = client.post(f"/account/orders/{order.number}/again/", follow=True)

    assert "Zinc: no longer sold" in response.content.decode()
    assert not Basket.objects.exists()


def test_same_again_leaves_out_what_is_sold_out(client, ada):
    order = make_order(make_product("Zinc", stock=1), user=ada, quantity=2)

    client.post(f"/account/orders/{order.number}/again/")

    assert not Basket.objects.exists()


def test_guests_page_opens_by_its_signed_link_only(client):
    order = make_order(make_product("Zinc"), guest_email="ada@example.com")

    assert "Zinc" in client.get(order.get_absolute_url()).content.decode()
    assert client.get(f"/orders/{order.number}/wrong/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "wishlists/",
        "notifications/inbox/",
        "emails/",
        "alerts/",
        "alerts/create/1/",
        "order-status-form/1/x/",
    ],
)
def test_pages_that_the_shop_does_not_offer_are_not_there(client, ada, path):
    assert client.get(f"/account/{path}").status_code == 404
    assert client.post(f"/account/{path}").status_code == 404
