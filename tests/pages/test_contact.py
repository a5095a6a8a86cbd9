"""The contact form: kept once, mailed once, and quiet towards machines."""

import time
from datetime import timedelta

import pytest
from django.core import mail, signing

from shop.pages import forms, letters
from shop.pages.models import ContactMessage
from shop.pages.task_handlers import notify_staff
from shop.tasks.models import OutboxMessage

pytestmark = pytest.mark.django_db
LETTER = {
    "topic": "product",
    "name": "Ada Lovelace",
    "email": "ada@example.com",
    "order_number": "",
    "message": "Is the magnesium vegan?",
    "website": "",
}


def stamp(seconds_ago=10.0):
    return signing.dumps(time.time() - seconds_ago, salt=forms.SALT)


def send(client, opened=None, **changes):
    fields = {**LETTER, "opened": stamp() if opened is None else opened, **changes}
    return client.post("/contact/", fields)


def nothing_kept():
    return not ContactMessage.objects.exists() and not OutboxMessage.objects.exists()


def test_letter_is_kept_and_thanked_for(client):
    response = send(client)

    assert (response.status_code, response["Location"]) == (303, "/contact/?sent=yes")
    assert ContactMessage.objects.get().message == "Is the magnesium vegan?"
    assert client.get(response["Location"]).context["sent"]


def test_staff_get_one_mail_that_answers_the_customer(client, settings):
    settings.STAFF_EMAILS = ["desk@evenfall.example"]
    send(client)

    notify_staff(OutboxMessage.objects.get(kind="contact.notify").payload)

    sent = mail.outbox[0]
    assert sent.to == ["desk@evenfall.example"]
    assert sent.reply_to == ["ada@example.com"]
    assert sent.subject == "A product or its ingredients: Ada Lovelace"
    assert "Is the magnesium vegan?" in sent.body
    assert "X-Priority" not in sent.extra_headers


def test_letter_about_feeling_unwell_is_urgent(client):
    response = send(client, topic="health", message="Dizzy & sick <after> two capsules")

    notify_staff(OutboxMessage.objects.get().payload)

    assert mail.outbox[0].subject.startswith("URGENT, possible adverse event.")
    assert mail.outbox[0].extra_headers["X-Priority"] == "1"
    assert "Dizzy & sick <after>" in mail.outbox[0].body
    assert client.get(response["Location"]).context["is_health"]


def test_same_letter_twice_is_kept_once(client):
    for _click in range(2):
        assert send(client).status_code == 303

    assert ContactMessage.objects.count() == 1
    assert OutboxMessage.objects.count() == 1


def test_same_words_an_hour_later_are_another_letter(client):
    send(client)
    first = ContactMessage.objects.get()
    ContactMessage.objects.update(
        created_at=first.created_at - timedelta(hours=1),
        submission=letters._number(first, letters._slot(first.created_at) - 6),
    )

    send(client)

    assert ContactMessage.objects.count() == 2


def test_other_words_are_another_letter(client):
    send(client)
    send(client, message="And gluten-free?")

    assert ContactMessage.objects.count() == 2


@pytest.mark.parametrize(
    "field, value, error",
    [
        ("topic", "", "Please choose what it is about."),
        ("topic", "hacking", "Select a valid choice. hacking is not one of the available choices."),
        ("name", "", "Please enter your name."),
        ("name", "x" * 101, "Ensure this value has at most 100 characters (it has 101)."),
        ("email", "", "Please enter your e-mail address, so that we can answer."),
        ("email", "ada@", "Please enter an address like name@example.com."),
        ("message", "  ", "Please write your message."),
        ("message", "x" * 5001, "Ensure this value has at most 5000 characters (it has 5001)."),
        ("message", "http://a http://b https://c www.d", "Please use at most 3 links."),
        ("message", "a\x00b", "Null characters are not allowed."),
    ],
)
def test_error_stands_beside_its_field_and_the_rest_stays(client, field, value, error):
    response = send(client, **{field: value})

    form = response.context["form"]
    assert response.status_code == 400
    assert form.errors[field] == [error]
    assert form["order_number"].value() == ""
    assert form["name" if field != "name" else "email"].value()
    assert nothing_kept()


def test_machine_that_fills_the_trap_is_thanked_for_nothing(client):
    response = send(client, website="https://spam.example")

    assert response.status_code == 303
    assert nothing_kept()


@pytest.mark.parametrize("opened", ["", "forged", "x" * 1000])
def test_letter_without_our_stamp_is_asked_for_again(client, opened):
    response = send(client, opened=opened)

    assert response.status_code == 400
    assert response.context["form"].non_field_errors() == [
        "That went too fast for us. Please press the button once more."
    ]
    assert response.context["form"]["message"].value() == LETTER["message"]
    assert nothing_kept()


def test_too_fast_is_asked_for_again_and_then_works(client):
    opened = stamp(seconds_ago=0.5)
    assert send(client, opened=opened).status_code == 400
    assert nothing_kept()

    assert send(client, opened=stamp(seconds_ago=3)).status_code == 303


def test_too_fast_is_no_news_beside_other_errors(client):
    form = send(client, opened=stamp(seconds_ago=0.5), name="").context["form"]

    assert form.errors == {"name": ["Please enter your name."]}


def test_page_from_yesterdays_cache_still_sends(client):
    assert send(client, opened=stamp(seconds_ago=86_400)).status_code == 303


def test_sixth_letter_of_an_hour_is_refused(client):
    statuses = [send(client, message=f"Letter {number}").status_code for number in range(6)]

    assert statuses == [303] * 5 + [429]
    assert ContactMessage.objects.count() == 5


def test_name_cannot_write_mail_headers(client):
    send(client, name="Ada\r\nBcc: victim@example.com")

    notify_staff(OutboxMessage.objects.get().payload)

    assert mail.outbox[0].subject.endswith("Ada Bcc: victim@example.com")
    assert mail.outbox[0].bcc == []


@pytest.mark.parametrize("query", ["topic=health", "topic=nonsense", "topic[]=x", "sent=%ff"])
def test_page_for_any_query(client, query):
    response = client.get(f"/contact/?{query}")

    assert response.status_code == 200
    assert not response.cookies


def test_topic_can_be_chosen_by_the_address(client):
    assert client.get("/contact/?topic=health").context["form"]["topic"].value() == "health"


def test_letter_that_is_gone_mails_nothing():
    notify_staff({"submission": "7d8a3a9e-0000-4000-8000-000000000000"})

    assert mail.outbox == []
