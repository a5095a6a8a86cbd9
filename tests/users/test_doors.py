"""allauth's is the only door: right credentials sign nobody in anywhere else."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from shop.users.staff import make_staff
from tests.accounts import PASSWORD, is_signed_in, sign_in

pytestmark = pytest.mark.django_db

EMAIL = "staff@example.com"
CREDENTIALS = {
    "username": EMAIL,
    "email": EMAIL,
    "login": EMAIL,
    "password": PASSWORD,
    "password1": PASSWORD,
    "password2": PASSWORD,
    "options": "existing",
    "login-username": EMAIL,
    "login-password": PASSWORD,
    "login_submit": "1",
    "registration-email": "new@example.com",
    "registration-password1": PASSWORD,
    "registration-password2": PASSWORD,
    "registration_submit": "1",
    "next": "/admin/",
}


@pytest.fixture
def staff():
    return make_staff(EMAIL, PASSWORD, superuser=True)


@pytest.mark.parametrize(
    ("door", "leads_to"),
    [
        ("/admin/", "/admin/login/?next=/admin/"),
        ("/admin/login/?next=/admin/", "/account/login/?next=%2Fadmin%2F"),
        ("/dashboard/", "/dashboard/login/?next=/dashboard/"),
        ("/dashboard/login/?next=/dashboard/", "/account/login/?next=/dashboard/"),
        ("/account/register/", "/account/signup/"),
        ("/account/change-password/", "/account/password/change/"),
        ("/account/", "/account/login/?next=/account/"),
        ("/password-reset/", "/account/password/reset/"),
        ("/password-reset/confirm/MQ/set-password/", "/account/password/reset/"),
    ],
)
def test_side_door_leads_to_the_one_door(client, door, leads_to):
    assert client.get(door)["Location"] == leads_to


@pytest.mark.parametrize("door", ["/admin/login/", "/dashboard/login/", "/checkout/"])
def test_credentials_at_a_side_door_sign_nobody_in(client, staff, door):
    client.post(door, CREDENTIALS)

    assert not is_signed_in(client)


def test_credentials_posted_to_any_other_address_sign_nobody_in(staff):
    opened = []
    for path in addresses():
        client = Client(raise_request_exception=False)
        client.post(path, CREDENTIALS)
        if is_signed_in(client):
            opened.append(path)

    assert opened == ["/account/login/"]


def test_staff_comes_back_to_the_admin_after_signing_in(client, staff):
    assert sign_in(client, EMAIL, next="/admin/")["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def addresses() -> Iterator[str]:
    """Every address of the shop, with a plausible value for each argument."""
    seen = set()
    for route in _routes(get_resolver()):
        path = "/" + re.sub(r"<(?:int:)?[^>]*>|\(\?P<[^>]+>[^)]*\)+", "1", route)
        path = re.sub(r"[\^$\\?*+]|\\Z", "", path)
        if path not in seen and "/admin/r/" not in path:
            seen.add(path)
            yield path


def _routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from _routes(entry, route)
