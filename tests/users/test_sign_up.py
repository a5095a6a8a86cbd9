"""Opening an account, and what strangers can learn from trying."""

import threading

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, connections, transaction
from django.test import Client

from shop.tasks.models import OutboxMessage
from shop.users.models import User
from tests.accounts import deliver, is_signed_in, link_in, make_customer, sign_in, sign_up

pytestmark = pytest.mark.django_db


def test_account_is_not_signed_in_before_its_address_is_confirmed(client):
    response = sign_up(client)

    assert response.status_code == 302
    assert response["Location"] == "/account/confirm-email/"
    assert not is_signed_in(client)


def test_mailed_link_confirms_the_address_and_signs_in(client):
    sign_up(client)
    link = link_in(deliver()[0], "confirm-email")

    response = client.post(link)

    assert response["Location"] == "/account/"
    assert is_signed_in(client)
    assert EmailAddress.objects.get().verified


def test_opening_the_link_alone_confirms_nothing(client):
    sign_up(client)
    link = link_in(deliver()[0], "confirm-email")

    assert client.get(link).status_code == 200
    assert not EmailAddress.objects.get().verified


def test_link_opened_in_another_browser_does_not_sign_it_in(client):
    sign_up(client)
    link = link_in(deliver()[0], "confirm-email")
    other = Client()

    response = other.post(link)

    assert response["Location"] == "/account/login/"
    assert not is_signed_in(other)


def test_address_is_stored_in_lower_case(client):
    sign_up(client, "Ada@Example.COM")

    assert User.objects.get().email == "ada@example.com"


def test_address_in_other_letters_is_the_same_account():
    make_customer("ada@example.com")

    with pytest.raises(IntegrityError), transaction.atomic():
        User(email="ADA@example.com").save()


def test_known_address_gets_the_answer_that_an_unknown_one_gets(client):
    make_customer("known@example.com")

    known, unknown = sign_up(client, "known@example.com"), sign_up(Client(), "new@example.com")

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert User.objects.filter(email="known@example.com").count() == 1


def test_owner_of_a_known_address_is_told_by_mail(client):
    make_customer("known@example.com")

    sign_up(client, "known@example.com")

    assert deliver()[0].subject == "You have an account at Evenfall already"


def test_short_password_is_refused(client):
    response = sign_up(client, password="short")

    assert response.status_code == 200
    assert not User.objects.exists()


def test_account_mail_cannot_be_read_in_the_database(client):
    sign_up(client)
    link = link_in(deliver()[0], "confirm-email")

    stored = str(OutboxMessage.objects.values_list("payload", flat=True)[0])
    assert "ada@example.com" not in stored
    assert link not in stored


def test_mail_names_the_shop_and_has_an_html_part(client):
    sign_up(client)
    message = deliver()[0]

    assert message.subject == "Confirm your e-mail address for Evenfall"
    assert "example.com/" not in message.body.replace("ada@example.com", "")
    assert message.alternatives[0].mimetype == "text/html"


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_simultaneous_sign_ups_of_one_address_make_one_account():
    ready = threading.Barrier(4)
    statuses = []

    def go() -> None:
        ready.wait()
        statuses.append(sign_up(Client(), "race@example.com").status_code)
        connections.close_all()

    threads = [threading.Thread(target=go) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert statuses == [302] * 4
    assert User.objects.filter(email="race@example.com").count() == 1
    assert User.objects.get(email="race@example.com").is_active


def test_sign_up_that_loses_a_race_ends_like_a_second_one(client, monkeypatch):
    """The other sign-up is stored between the check and the save."""
    from allauth.account.internal.flows import manage_email

    make_customer("race@example.com")
    monkeypatch.setattr(manage_email, "assess_unique_email", lambda email, user=None: True)

    response = sign_up(client, "race@example.com")

    assert response["Location"] == "/account/confirm-email/"
    assert User.objects.count() == 1
    assert deliver()[0].subject == "You have an account at Evenfall already"


def test_signed_in_visitor_is_led_away_from_the_sign_up_page(client):
    make_customer()
    sign_in(client)

    assert client.get("/account/signup/")["Location"] == "/account/"
