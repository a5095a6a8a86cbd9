"""Name, and closing the account."""

import time

import pytest
from django.apps import apps
from django.db.models import CASCADE
from django.test import Client
from django.utils import timezone
from oscar.core.loading import get_model

from shop.basket.models import Basket
from shop.customer.closing import close_account
from shop.users.models import User
from shop.users.staff import make_staff
from tests.accounts import PASSWORD, is_signed_in, make_customer, sign_in
from tests.customer.orders import make_order

pytestmark = pytest.mark.django_db

CLOSE = "/account/profile/delete/"


@pytest.fixture
def ada(client):
    user = make_customer()
    sign_in(client)
    return user


def test_name_is_changed(client, ada):
    client.post("/account/profile/", {"first_name": "Ada", "last_name": "Lovelace"})

    ada.refresh_from_db()
    assert ada.get_full_name() == "Ada Lovelace"


def test_profile_form_changes_nothing_but_the_name(client, ada):
    client.post(
        "/account/profile/",
        {"first_name": "Ada", "email": "new@example.com", "is_staff": "on", "is_superuser": "on"},
    )

    ada.refresh_from_db()
    assert (ada.email, ada.is_staff, ada.is_superuser) == ("ada@example.com", False, False)


def test_closing_asks_for_the_password_first(client, ada):
    response = client.post(CLOSE)

    assert response["Location"] == f"/account/reauthenticate/?next={CLOSE.replace('/', '%2F')}"
    assert User.objects.filter(pk=ada.pk).exists()


def test_right_password_closes_the_account(client, ada):
    path = client.post(CLOSE)["Location"]

    response = client.post(path, {"password": PASSWORD, "next": CLOSE})

    assert response["Location"] == "/"
    assert not User.objects.filter(pk=ada.pk).exists()
    assert not is_signed_in(client)


def test_wrong_password_closes_nothing(client, ada):
    path = client.post(CLOSE)["Location"]

    client.post(path, {"password": "wrong", "next": CLOSE})

    assert User.objects.filter(pk=ada.pk).exists()


def test_password_given_long_ago_is_asked_for_again(client, ada, monkeypatch):
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)

    assert client.post(CLOSE).status_code == 302
    assert User.objects.filter(pk=ada.pk).exists()


def test_looking_at_the_page_closes_nothing(client, ada):
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    assert client.get(CLOSE).status_code == 200
    assert User.objects.filter(pk=ada.pk).exists()


def test_staff_account_cannot_close_itself(client):
    make_staff("boss@example.com", PASSWORD, superuser=True)
    sign_in(client, "boss@example.com")
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    assert client.post(CLOSE).status_code == 403
    assert User.objects.count() == 1


def test_closing_ends_other_sessions(client, ada):
    other = Client()
    sign_in(other)

    close_account(ada)

    assert other.get("/account/").status_code == 302


def test_orders_stay_without_the_account():
    ada = make_customer()
    order = make_order(user=ada)

    close_account(ada)

    order.refresh_from_db()
    assert order.user is None
    assert order.email == "ada@example.com"


def test_used_voucher_stays_used():
    ada = make_customer()
    voucher = get_model("voucher", "Voucher").objects.create(
        name="Once",
        code="ONCE",
        usage="Single use",
        start_datetime=timezone.now(),
        end_datetime=timezone.now() + timezone.timedelta(days=1),
    )
    voucher.record_usage(make_order(user=ada), ada)

    close_account(ada)

    assert voucher.applications.count() == 1
    assert not voucher.is_available_to_user(make_customer("bob@example.com"))[0]


def test_cart_goes_and_ordered_cart_stays():
    ada = make_customer()
    Basket.objects.create(owner=ada)
    ordered = Basket.objects.create(owner=ada, status=Basket.SUBMITTED)

    close_account(ada)

    assert list(Basket.objects.values_list("pk", "owner")) == [(ordered.pk, None)]


def test_every_table_that_goes_with_an_account_is_known():
    """A new table that CASCADEs from the user must be looked at: is it personal, or is it books?"""
    personal = {
        "account.EmailAddress",
        "address.UserAddress",
        "admin.LogEntry",
        "analytics.UserProductView",
        "analytics.UserRecord",
        "alerts.StockAlert",
        "analytics.UserSearch",
        "communication.Email",
        "communication.Notification",
        "customer.ProductAlert",
        "mfa.Authenticator",
        "payment.Bankcard",
        "reviews.ProductReview",
        "reviews.Vote",
        "wishlists.WishList",
    }
    staff_only = {"offer.RangeProductFileUpload"}
    detached_before = {"basket.Basket", "order.OrderNote", "voucher.VoucherApplication"}

    going = {
        relation.related_model._meta.label
        for relation in User._meta.related_objects
        if relation.on_delete is CASCADE
    }
    assert going <= personal | staff_only | detached_before
    assert {apps.get_model(label)._meta.label for label in detached_before} <= going
