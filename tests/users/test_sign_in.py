"""Signing in and out by allauth."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import call_command
from django.test import Client

from shop.users.models import User
from tests.accounts import PASSWORD, deliver, is_signed_in, link_in, make_customer, sign_in

pytestmark = pytest.mark.django_db


def test_password_signs_in(client):
    make_customer()

    assert sign_in(client)["Location"] == "/account/"
    assert is_signed_in(client)


def test_case_of_the_address_does_not_matter(client):
    make_customer("ada@example.com")

    sign_in(client, "ADA@Example.com")

    assert is_signed_in(client)


def test_unconfirmed_address_does_not_sign_in(client):
    user = User(email="new@example.com")
    user.set_password(PASSWORD)
    user.save()

    assert sign_in(client, "new@example.com")["Location"] == "/account/confirm-email/"
    assert not is_signed_in(client)


def test_inactive_account_does_not_sign_in(client):
    make_customer(is_active=False)

    sign_in(client)

    assert not is_signed_in(client)


def test_wrong_password_and_unknown_address_get_the_same_words(client):
    make_customer()

    def answer(email: str) -> str:
        page = sign_in(Client(), email, "not the right one").content.decode()
        return re.search(r'role="alert">([^<]+)', page).group(1)

    assert answer("ada@example.com") == answer("nobody@example.com")


@pytest.fixture
def database_cache(settings, db):
    """The cache that production shares between processes."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "shared_cache",
        }
    }
    call_command("createcachetable")


def test_sixth_wrong_password_for_an_address_is_refused(database_cache):
    make_customer()
    for number in range(5):
        sign_in(Client(REMOTE_ADDR=f"10.0.0.{number}"), password="wrong")
    client = Client(REMOTE_ADDR="10.0.0.9")

    response = sign_in(client)

    assert "one wrong password too many" in response.content.decode()
    assert not is_signed_in(client)


def test_five_wrong_passwords_are_forgiven(database_cache):
    make_customer()
    for _ in range(4):
        sign_in(Client(), password="wrong")
    client = Client()

    sign_in(client)

    assert is_signed_in(client)


def test_another_address_is_not_locked_with_it(database_cache):
    make_customer("ada@example.com")
    make_customer("bob@example.com")
    for number in range(6):
        sign_in(Client(REMOTE_ADDR=f"10.0.0.{number}"), "ada@example.com", "wrong")
    client = Client(REMOTE_ADDR="10.0.1.1")

    sign_in(client, "bob@example.com")

    assert is_signed_in(client)


def test_many_sign_ins_from_one_address_of_the_internet_get_429(database_cache):
    answers = [sign_in(Client(), f"u{n}@example.com", "wrong").status_code for n in range(31)]

    assert answers[-1] == 429


def test_next_leads_on_within_the_shop(client):
    make_customer()

    assert sign_in(client, next="/account/orders/")["Location"] == "/account/orders/"


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example/", "\\\\evil.example", "javascript:alert(1)"],
)
def test_next_never_leads_out_of_the_shop(client, address):
    make_customer()

    assert sign_in(client, next=address)["Location"] == "/account/"


def test_signing_out_is_a_post(client):
    make_customer()
    sign_in(client)

    assert client.get("/account/logout/").status_code == 200
    assert is_signed_in(client)

    client.post("/account/logout/")
    assert not is_signed_in(client)


def test_second_factor_is_asked_for_after_the_password(client):
    user = make_customer()
    TOTP.activate(user, generate_totp_secret())

    assert sign_in(client)["Location"] == "/account/2fa/authenticate/"
    assert not is_signed_in(client)


def test_second_factors_secret_is_encrypted_in_the_database():
    user = make_customer()
    secret = generate_totp_secret()
    TOTP.activate(user, secret)

    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_mailed_link_sets_a_new_password(client):
    make_customer()
    client.post("/account/password/reset/", {"email": "ada@example.com"})
    link = link_in(deliver()[0], "password/reset/key")
    form = client.get(link, follow=True)

    new = "another long phrase"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})

    assert sign_in(Client(), password=new)["Location"] == "/account/"


def test_reset_of_an_unknown_address_looks_the_same_and_mails_nobody(client):
    make_customer()

    known = client.post("/account/password/reset/", {"email": "ada@example.com"})
    unknown = client.post("/account/password/reset/", {"email": "nobody@example.com"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(deliver()) == 1


def test_changed_password_ends_other_sessions(client):
    make_customer()
    other = Client()
    sign_in(client)
    sign_in(other)

    new = "another long phrase"
    client.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302


def test_nul_byte_in_an_address_is_refused(client):
    assert client.get("/account/orders/%00/").status_code == 400
    assert client.get("/account/login/?next=%00").status_code == 400
