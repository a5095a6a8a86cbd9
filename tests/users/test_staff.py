"""Accounts that the shop makes itself, and what staff may do to others."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission
from django.db import IntegrityError

from shop.users.models import User
from shop.users.staff import make_staff
from shop.users.verification import verify_email
from tests.accounts import PASSWORD, deliver, is_signed_in, link_in, make_customer, sign_in
from tests.customer.orders import make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client):
    user = make_staff("boss@example.com", PASSWORD, superuser=True)
    client.force_login(user)
    return user


@pytest.fixture
def clerk(client):
    """Staff who may look after customers."""
    user = make_staff("clerk@example.com", PASSWORD)
    names = ["view_user", "change_user", "delete_user"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return user


def test_staff_can_sign_in_at_once(client):
    make_staff("Staff@Example.com", PASSWORD)

    sign_in(client, "staff@example.com")

    assert is_signed_in(client)


def test_making_staff_twice_keeps_one_account():
    make_staff("staff@example.com", "first pass phrase")
    make_staff("staff@example.com", "second pass phrase", superuser=True)

    user = User.objects.get()
    assert user.is_superuser
    assert user.check_password("second pass phrase")


def test_verifying_leaves_one_verified_address():
    user = make_customer()
    EmailAddress.objects.create(user=user, email="other@example.com")

    verify_email(user)

    assert [(a.email, a.verified) for a in EmailAddress.objects.all()] == [
        ("ada@example.com", True)
    ]


def test_account_made_in_the_admin_is_verified(client, boss):
    response = client.post(
        "/admin/users/user/add/",
        {"email": "New@Example.com", "password1": PASSWORD, "password2": PASSWORD},
    )

    assert response.status_code == 302
    assert EmailAddress.objects.get(email="new@example.com").verified


def test_account_made_twice_in_the_admin_is_a_form_error(client, boss):
    make_customer("ada@example.com")

    response = client.post(
        "/admin/users/user/add/",
        {"email": "ADA@example.com", "password1": PASSWORD, "password2": PASSWORD},
    )

    assert response.status_code == 200
    assert "Somebody with this e-mail address exists already." in response.content.decode()


@pytest.mark.parametrize("page", ["change", "password", "delete"])
def test_clerk_cannot_change_a_superuser(client, clerk, page):
    boss = make_staff("boss@example.com", PASSWORD, superuser=True)
    address = f"/admin/users/user/{boss.pk}/{page}/"

    response = client.post(
        address, {"password1": "taken over now", "password2": "taken over now", "post": "yes"}
    )

    assert response.status_code == 403
    boss.refresh_from_db()
    assert boss.check_password(PASSWORD)


def test_clerk_cannot_make_himself_a_superuser(client, clerk):
    client.post(
        f"/admin/users/user/{clerk.pk}/change/",
        {"email": clerk.email, "is_active": "on", "is_staff": "on", "is_superuser": "on"},
    )

    clerk.refresh_from_db()
    assert not clerk.is_superuser


def test_account_deleted_in_the_admin_leaves_its_orders(client, boss):
    ada = make_customer()
    order = make_order(user=ada)

    client.post(f"/admin/users/user/{ada.pk}/delete/", {"post": "yes"})

    order.refresh_from_db()
    assert (order.user, order.email) == (None, "ada@example.com")
    assert not User.objects.filter(pk=ada.pk).exists()


def test_dashboard_sends_a_customer_allauths_link(client, boss):
    ada = make_customer()

    response = client.post(f"/dashboard/users/{ada.pk}/password-reset/")

    assert response["Location"] == f"/dashboard/users/{ada.pk}/"
    assert client.get(link_in(deliver()[0], "account/password/reset/key")).status_code == 302


def test_dashboard_reset_needs_the_permission(client):
    ada = make_customer()
    client.force_login(make_staff("staff@example.com", PASSWORD))

    assert client.post(f"/dashboard/users/{ada.pk}/password-reset/").status_code == 403
    assert deliver() == []


def test_verified_address_belongs_to_one_account():
    make_customer("ada@example.com")
    other = User.objects.create(email="other@example.com")
    other.email = "ada@example.com"

    with pytest.raises(IntegrityError):
        verify_email(other)
