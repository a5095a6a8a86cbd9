"""A new address replaces the old one when its owner has confirmed it."""

import time

import pytest
from allauth.account.models import EmailAddress

from shop.users.models import User
from tests.accounts import deliver, link_in, make_customer, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    user = make_customer()
    sign_in(client)
    # Signing in counts as a proof only when it is asked for again.
    client.post("/account/reauthenticate/", {"password": "a long pass phrase"})
    return user


def ask_for(client, email):
    return client.post("/account/email/", {"email": email, "action_add": ""})


def test_address_stays_until_the_new_one_is_confirmed(client, ada):
    ask_for(client, "new@example.com")

    ada.refresh_from_db()
    assert ada.email == "ada@example.com"


def test_confirmed_address_replaces_the_old_one(client, ada):
    ask_for(client, "new@example.com")
    client.post(link_in(deliver()[0], "confirm-email"))

    ada.refresh_from_db()
    assert ada.email == "new@example.com"
    assert [a.email for a in EmailAddress.objects.filter(user=ada)] == ["new@example.com"]


def test_old_address_is_told_of_the_change(client, ada):
    ask_for(client, "new@example.com")
    client.post(link_in(deliver()[0], "confirm-email"))

    assert [m.to for m in deliver() if "has changed" in m.subject] == [["ada@example.com"]]


def test_change_asks_for_the_password_when_it_was_given_long_ago(client, ada, monkeypatch):
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)

    response = ask_for(client, "new@example.com")

    assert response["Location"].startswith("/account/reauthenticate/")
    assert EmailAddress.objects.filter(user=ada).count() == 1


def test_address_of_another_account_cannot_be_taken(client, ada):
    """Somebody has signed up with it and not confirmed it: no 500, and nothing changes."""
    User(email="bob@example.com").save()
    ask_for(client, "bob@example.com")

    response = client.post(link_in(deliver()[0], "confirm-email"))

    assert response.status_code < 500
    ada.refresh_from_db()
    assert ada.email == "ada@example.com"
    assert EmailAddress.objects.get(user=ada, primary=True).email == "ada@example.com"
