"""A cart filled before signing in is there afterwards, once."""

import threading

import pytest
from django.db import connections
from django.test import Client

from shop.basket.models import Basket
from shop.customer.cart import merge_carts
from tests.accounts import make_customer, sign_in
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def add_to_cart(client, product, quantity=1):
    response = client.post(f"/cart/add/{product.pk}/", {"quantity": quantity})
    assert response.status_code == 303


def lines_of(user):
    cart = Basket.open.get(owner=user)
    return {line.product.title: line.quantity for line in cart.lines.all()}


def test_guest_cart_becomes_the_accounts(client):
    ada = make_customer()
    add_to_cart(client, make_product("Zinc"), 2)

    sign_in(client)

    assert lines_of(ada) == {"Zinc": 2}


def test_quantities_add_up(client):
    ada, zinc, iron = make_customer(), make_product("Zinc"), make_product("Iron")
    sign_in(client)
    add_to_cart(client, zinc, 2)
    client.post("/account/logout/")
    add_to_cart(client, zinc, 3)
    add_to_cart(client, iron, 1)

    sign_in(client)

    assert lines_of(ada) == {"Zinc": 5, "Iron": 1}


def test_cart_is_merged_in_the_post_that_signs_in(client):
    make_customer()
    add_to_cart(client, make_product())
    sign_in(client)

    assert client.get("/visitor/").json()["cart_count"] == 1
    assert not Basket.objects.filter(owner=None, status=Basket.OPEN).exists()


def test_cart_cookie_is_gone_after_signing_in(client):
    make_customer()
    add_to_cart(client, make_product())

    sign_in(client)

    assert client.cookies["oscar_open_basket"].value == ""


def test_cart_cookie_says_samesite_lax(client):
    add_to_cart(client, make_product())

    assert client.cookies["oscar_open_basket"]["samesite"] == "Lax"


def test_cart_of_the_account_is_not_left_to_the_next_visitor(client):
    make_customer()
    sign_in(client)
    add_to_cart(client, make_product())

    client.post("/account/logout/")

    assert client.get("/visitor/").json()["cart_count"] == 0


def test_vouchers_move_too(client):
    from django.utils import timezone
    from oscar.core.loading import get_model

    ada = make_customer()
    own, guest = Basket.objects.create(owner=ada), Basket.objects.create()
    voucher = get_model("voucher", "Voucher").objects.create(
        name="Spring",
        code="SPRING",
        start_datetime=timezone.now(),
        end_datetime=timezone.now() + timezone.timedelta(days=1),
    )
    guest.vouchers.add(voucher)

    merge_carts(own=own, other=guest)

    assert list(own.vouchers.all()) == [voucher]
    assert not guest.vouchers.exists()


def test_cart_is_merged_once(client):
    ada = make_customer()
    add_to_cart(client, make_product("Zinc"), 2)
    guest = Basket.objects.get()
    own = Basket.objects.create(owner=ada)

    assert merge_carts(own=own, other=guest) == 2
    assert merge_carts(own=own, other=guest) == 0
    assert lines_of(ada) == {"Zinc": 2}


def test_merged_cart_stays_within_the_shops_limit(client, settings):
    settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 5
    ada, zinc = make_customer(), make_product("Zinc")
    sign_in(client)
    add_to_cart(client, zinc, 4)
    client.post("/account/logout/")
    add_to_cart(client, zinc, 4)

    sign_in(client)

    assert lines_of(ada) == {"Zinc": 5}


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_simultaneous_sign_ins_merge_once():
    ada, zinc = make_customer(), make_product("Zinc")
    at_home = Client()
    sign_in(at_home)
    add_to_cart(at_home, zinc, 1)
    guest = Client()
    add_to_cart(guest, zinc, 2)
    cookie = guest.cookies["oscar_open_basket"].value
    ready = threading.Barrier(4)
    statuses = []

    def go() -> None:
        client = Client()
        client.cookies["oscar_open_basket"] = cookie
        ready.wait()
        statuses.append(sign_in(client).status_code)
        connections.close_all()

    threads = [threading.Thread(target=go) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert statuses == [302] * 4
    assert lines_of(ada) == {"Zinc": 3}


def test_reading_pages_makes_no_cart(client):
    make_customer()
    sign_in(client)

    client.get("/visitor/")
    client.get("/account/")

    assert not Basket.objects.exists()


def test_first_piece_of_a_signed_in_customer_makes_his_cart(client):
    ada = make_customer()
    sign_in(client)

    add_to_cart(client, make_product("Zinc"))

    assert lines_of(ada) == {"Zinc": 1}


def test_cart_that_is_just_being_ordered_takes_nothing_in(client):
    ada = make_customer()
    ordered = Basket.objects.create(owner=ada, status=Basket.FROZEN)
    add_to_cart(client, make_product("Zinc"), 2)

    assert merge_carts(own=ordered, other=Basket.open.get(owner=None)) == 0
    assert Basket.open.get(owner=None).lines.count() == 1


def test_forged_cart_cookie_is_thrown_away(client):
    client.cookies["oscar_open_basket"] = "1:forged"

    assert client.get("/visitor/").json()["cart_count"] == 0
    assert client.cookies["oscar_open_basket"].value == ""
