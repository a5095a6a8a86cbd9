"""Odd input gets a page that says what to do, never a 500."""

import pytest

from tests.accounts import make_customer, sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["zzzzzzzzzzzzzzzzzzzzzzzz-x", "1-set-password", "0-%20", "-1-x"])
def test_odd_reset_link(client, key):
    assert client.get(f"/account/password/reset/key/{key}/").status_code in (200, 404)


@pytest.mark.parametrize("key", ["x", "MQ:x:y", "1:" * 200])
def test_odd_confirmation_link(client, key):
    assert client.get(f"/account/confirm-email/{key}/").status_code == 200
    assert client.post(f"/account/confirm-email/{key}/").status_code in (302, 404)


@pytest.mark.parametrize(
    "credential",
    ["", "{}", "[]", "1", "null", '{"id": 1}', '{"id": "MQ", "rawId": "MQ", "response": 1}'],
)
def test_odd_passkey(client, credential):
    client.get("/account/2fa/webauthn/login/")
    response = client.post("/account/2fa/webauthn/login/", {"credential": credential})

    assert response.status_code in (200, 302, 400)


@pytest.mark.parametrize("path", ["login", "signup", "password/reset"])
@pytest.mark.parametrize("text", ["", "\x00", "a@b", "ä" * 5000, "a" * 400 + "@example.com"])
def test_odd_form(client, path, text):
    fields = dict.fromkeys(["login", "email", "password", "password1"], text)

    assert client.post(f"/account/{path}/", fields).status_code == 200


@pytest.mark.parametrize("number", ["0", "9223372036854775808", "9" * 40])
@pytest.mark.parametrize("path", ["addresses/%s/", "addresses/%s/delete/", "orders/%s/"])
def test_odd_number_of_an_address_or_order(client, path, number):
    make_customer()
    sign_in(client)

    assert client.get("/account/" + path % number).status_code == 404


@pytest.mark.parametrize("email", ["", "\x00", "nonsense", "other@example.com"])
def test_odd_request_to_the_email_page(client, email):
    make_customer()
    sign_in(client)
    client.post("/account/reauthenticate/", {"password": "a long pass phrase"})

    for action in ("action_send", "action_remove", "action_primary"):
        assert client.post("/account/email/", {"email": email, action: ""}).status_code == 302


def test_odd_answer_of_a_new_key(client):
    make_customer()
    sign_in(client)
    client.post("/account/reauthenticate/", {"password": "a long pass phrase"})
    client.get("/account/2fa/webauthn/add/")

    for credential in ("", "{}", "[]", '{"id": 1}', '{"id": "MQ", "rawId": "MQ", "response": []}'):
        response = client.post("/account/2fa/webauthn/add/", {"credential": credential})
        assert response.status_code == 200
