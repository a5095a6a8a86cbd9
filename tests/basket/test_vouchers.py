"""Vouchers: a reason for each refusal, in words."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from shop.basket.models import Basket
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db
Voucher = get_model("voucher", "Voucher")


def make_voucher(code="WELCOME10", usage="Multi-use", **fields):
    everything = get_model("offer", "Range").objects.create(
        name=f"All for {code}", includes_all_products=True
    )
    offer = get_model("offer", "ConditionalOffer").objects.create(
        name=code,
        offer_type="Voucher",
        condition=get_model("offer", "Condition").objects.create(
            range=everything, type="Count", value=1
        ),
        benefit=get_model("offer", "Benefit").objects.create(
            range=everything, type="Percentage", value=Decimal("10")
        ),
    )
    now = timezone.now()
    dates = {"start_datetime": now - timedelta(days=1), "end_datetime": now + timedelta(days=1)}
    voucher = Voucher.objects.create(name=code, code=code, usage=usage, **{**dates, **fields})
    voucher.offers.add(offer)
    return voucher


def fill(client):
    client.post(f"/cart/add/{make_product(price='20.00').pk}/")


def apply(client, code):
    return client.post("/cart/vouchers/add/", {"code": code})


def reason(response):
    assert response.status_code == 400
    assert not Basket.objects.filter(vouchers__isnull=False).exists()
    return response.context["voucher_form"].errors["code"][0]


@pytest.mark.parametrize("typed", ["WELCOME10", "welcome10", "  Welcome10 "])
def test_code_is_taken_in_any_case(client, typed):
    make_voucher()
    fill(client)

    assert apply(client, typed).status_code == 303

    cart = client.get("/cart/").context["cart"]
    assert [(each.name, each.amount) for each in cart.discounts] == [
        ("Voucher WELCOME10", Decimal("2.00"))
    ]
    assert cart.total == Decimal("22.95")


def test_unknown_code(client):
    fill(client)

    assert reason(apply(client, "nothing")) == "We know no voucher “nothing”."


def test_missing_code(client):
    fill(client)

    assert reason(apply(client, "")) == "Please enter a code."


def test_expired_voucher(client):
    make_voucher(end_datetime=timezone.now() - timedelta(hours=1))
    fill(client)

    assert reason(apply(client, "WELCOME10")) == "The voucher WELCOME10 has expired."


def test_voucher_of_tomorrow(client):
    make_voucher(start_datetime=timezone.now() + timedelta(hours=1))
    fill(client)

    assert reason(apply(client, "WELCOME10")) == "The voucher WELCOME10 is not valid yet."


def test_guest_is_asked_to_sign_in_for_once_per_customer(client):
    make_voucher(usage=Voucher.ONCE_PER_CUSTOMER)
    fill(client)

    assert reason(apply(client, "WELCOME10")) == (
        "Please sign in to use this voucher: it is valid once for each customer."
    )


def test_voucher_used_already(client):
    voucher, user = make_voucher(usage=Voucher.ONCE_PER_CUSTOMER), make_user()
    order = get_model("order", "Order").objects.create(
        number="X1", user=user, total_incl_tax=1, total_excl_tax=1, currency="USD"
    )
    voucher.applications.create(voucher=voucher, user=user, order=order)
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    fill(client)

    assert reason(apply(client, "WELCOME10")) == "You have used this voucher already."


def test_voucher_for_an_empty_cart(client):
    make_voucher()

    assert reason(apply(client, "WELCOME10")) == "Put something into your cart first."


def test_voucher_that_gives_nothing(client):
    make_voucher()
    get_model("offer", "Condition").objects.update(value=5)
    fill(client)

    assert reason(apply(client, "WELCOME10")) == (
        "This voucher does not apply to anything in your cart."
    )


def test_voucher_in_the_cart_that_has_expired_says_so(client):
    make_voucher()
    fill(client)
    apply(client, "WELCOME10")
    Voucher.objects.update(end_datetime=timezone.now() - timedelta(hours=1))

    cart = client.get("/cart/").context["cart"]
    assert cart.discounts == []
    assert cart.vouchers[0].notice == "The voucher WELCOME10 has expired."


def test_voucher_is_removed(client):
    voucher = make_voucher()
    fill(client)
    apply(client, "WELCOME10")

    client.post(f"/cart/vouchers/{voucher.pk}/remove/")

    assert not Basket.objects.filter(vouchers__isnull=False).exists()


def test_guessing_codes_is_slowed_down(client):
    fill(client)

    statuses = [apply(client, f"GUESS{number}").status_code for number in range(22)]

    assert statuses == [400] * 20 + [429] * 2
