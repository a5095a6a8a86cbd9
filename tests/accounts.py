"""What several tests do with accounts: fixtures' helpers, over HTTP like a browser."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from shop.tasks.models import OutboxMessage
from shop.users.mail import KIND, send_queued
from shop.users.models import User
from shop.users.verification import verify_email

PASSWORD = "a long pass phrase"


def make_customer(email: str = "ada@example.com", **fields: Any) -> User:
    """An account whose address is confirmed."""
    user = User(email=email, **fields)
    user.set_password(PASSWORD)
    user.save()
    verify_email(user)
    return user


def sign_in(client: Client, email: str = "ada@example.com", password: str = PASSWORD, **more: str):
    return client.post("/account/login/", {"login": email, "password": password, **more})


def sign_up(client: Client, email: str = "ada@example.com", password: str = PASSWORD):
    return client.post("/account/signup/", {"email": email, "password1": password})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def deliver() -> list[Any]:
    """Do what the worker does with account mail; returns every mail of this test so far."""
    for message in OutboxMessage.objects.filter(kind=KIND, state="waiting"):
        send_queued(message.payload)
        OutboxMessage.objects.filter(pk=message.pk).update(state="done")
    return mail.outbox


def link_in(message: Any, part: str) -> str:
    """The path of the first link in a mail that contains `part`."""
    found = re.search(rf"https?://[^/\s]+(/\S*{part}\S*)", message.body)
    assert found, message.body
    return found.group(1)
