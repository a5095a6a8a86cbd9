"""The hosted page as a shopper without JavaScript meets it."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import stripe

from shop.payment.standin.process import Handle

from .conftest import Control, OpenSession, call, fill, send_form


def test_page_shows_the_order_and_how_to_test_it(open_session: OpenSession) -> None:
    page = call(str(open_session().url))

    assert page.status == 200
    for shown in ("$53.90", "Sedorum", "2 × $24.00", "EV-1001", "no money moves"):
        assert shown in page.text
    assert "4242 4242 4242 4242" in page.text
    assert 'href="http://127.0.0.1:9/cart"' in page.text


def test_page_has_no_script_and_no_inline_style(open_session: OpenSession) -> None:
    page = call(str(open_session().url))

    assert not re.search(r"<script|<style|style=|onclick", page.text)
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self' http://127.0.0.1:9" in policy


def test_paying_leads_to_the_success_url_with_the_session(open_session: OpenSession) -> None:
    session = open_session()

    answer = send_form(str(session.url), **fill("4242424242424242"))

    assert answer.status == 303
    assert answer.location == f"http://127.0.0.1:9/thanks?session={session.id}"


def test_double_click_charges_once(control: Control, open_session: OpenSession) -> None:
    session = open_session()
    typed = fill("4242424242424242")

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: send_form(str(session.url), **typed), range(4)))

    assert {answer.status for answer in answers} == {303}
    assert len(control.get("ledger")["charges"]) == 1


def test_declined_double_click_fails_once(control: Control, open_session: OpenSession) -> None:
    session = open_session()
    typed = fill("4000000000000002")

    pages = [send_form(str(session.url), **typed) for _ in range(2)]

    assert all("Your card was declined." in page.text for page in pages)
    assert len(control.get("ledger")["charges"]) == 1


def test_decline_keeps_what_was_typed_but_the_code(open_session: OpenSession) -> None:
    page = send_form(str(open_session().url), **fill("4000000000009995", cvc="987"))

    assert "Your card has insufficient funds." in page.text
    assert 'role="alert"' in page.text
    for kept in ("4000 0000 0000 9995", "12 / 40", "Ada Lovelace", "10001", "ada@example.com"):
        assert f'value="{kept}"' in page.text
    assert "987" not in page.text


def test_after_a_decline_another_card_pays(
    client: stripe.StripeClient, control: Control, open_session: OpenSession
) -> None:
    session = open_session()
    send_form(str(session.url), **fill("4000000000000002"))

    send_form(str(session.url), **fill("5555555555554444"))

    assert client.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    ledger = control.get("ledger")
    assert [row["status"] for row in ledger["charges"]] == ["succeeded", "failed"]
    assert len(ledger["payment_intents"]) == 1


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"number": "4242424242424241"}, "number", "Your card number is incorrect."),
        ({"number": ""}, "number", "Enter your card number."),
        ({"number": "4242"}, "number", "Your card number is incomplete."),
        ({"expiry": "01/20"}, "expiry", "Your card&#39;s expiration date is in the past."),
        ({"expiry": "13/40"}, "expiry", "Enter the expiry date as MM / YY."),
        ({"cvc": "12"}, "cvc", "The security code has 3 digits."),
        ({"email": "ada"}, "email", "Enter your e-mail address"),
        ({"name": " "}, "name", "Enter the name"),
        ({"postal_code": ""}, "postal_code", "Enter the postal code"),
    ],
)
def test_wrong_field_is_explained_next_to_it(
    control: Control, open_session: OpenSession, changes: dict[str, str], field: str, sentence: str
) -> None:
    page = send_form(str(open_session().url), **fill("4242424242424242", **changes))

    error = re.search(f'id="{field}-error">([^<]*)<', page.text)
    assert error and sentence in error[1]
    box = re.search(f'<input[^>]* id="{field}"[^>]*>', page.text)
    assert box and ' aria-invalid="true"' in box[0] and " autofocus" in box[0]
    assert f' aria-describedby="{field}-error' in box[0]
    assert control.get("ledger")["charges"] == []


def test_a_number_that_is_no_test_card_is_refused_and_not_kept(
    control: Control, open_session: OpenSession, standin: Handle
) -> None:
    number = "4111111111111111"

    page = send_form(str(open_session().url), **fill(number))

    assert "test mode, but used a non test card" in page.text
    assert number not in page.text
    assert control.get("ledger")["payment_intents"] == []


def test_known_email_is_not_asked_again(
    client: stripe.StripeClient, open_session: OpenSession
) -> None:
    session = open_session(customer_email="grace@example.com")
    page = call(str(session.url))
    assert 'name="email"' not in page.text and "grace@example.com" in page.text

    send_form(str(session.url), **fill("4242424242424242"))

    details = client.v1.checkout.sessions.retrieve(session.id).customer_details
    assert details and details.email == "grace@example.com"


def test_three_d_secure_completed_pays(
    client: stripe.StripeClient, open_session: OpenSession
) -> None:
    session = open_session()

    step = send_form(str(session.url), **fill("4000002760003184")).location
    assert "Confirm it is you" in call(f"{session.url}/authenticate").text
    answer = send_form(f"{session.url}/authenticate", result="complete")

    assert step.endswith("/authenticate")
    assert answer.location == f"http://127.0.0.1:9/thanks?session={session.id}"
    assert client.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"


def test_three_d_secure_failed_leaves_the_session_open(
    client: stripe.StripeClient, control: Control, open_session: OpenSession
) -> None:
    session = open_session()
    send_form(str(session.url), **fill("4000002760003184"))

    page = send_form(f"{session.url}/authenticate", result="fail")

    assert "unable to authenticate your payment method" in page.text
    assert "Ada Lovelace" in page.text
    assert client.v1.checkout.sessions.retrieve(session.id).status == "open"
    assert control.get("ledger")["charges"] == []


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("4000008400001629", "Your card was declined."),
        ("4000008260003178", "Your card has insufficient funds."),
    ],
)
def test_decline_after_three_d_secure(
    control: Control, open_session: OpenSession, number: str, sentence: str
) -> None:
    session = open_session()
    send_form(str(session.url), **fill(number))

    page = send_form(f"{session.url}/authenticate", result="complete")

    assert sentence in page.text
    assert [row["status"] for row in control.get("ledger")["charges"]] == ["failed"]


def test_completed_page_leads_back_to_the_shop(open_session: OpenSession) -> None:
    session = open_session()
    send_form(str(session.url), **fill("4242424242424242"))

    page = call(str(session.url))

    assert "This payment is complete" in page.text
    assert f"http://127.0.0.1:9/thanks?session={session.id}" in page.text


def test_unknown_page_is_a_404(standin: Handle) -> None:
    assert call(f"{standin.url}/c/pay/cs_test_unknown").status == 404


def test_text_from_the_shop_is_escaped(open_session: OpenSession) -> None:
    price = {"currency": "usd", "unit_amount": 900, "product_data": {"name": "<b>Bold</b>"}}

    page = call(str(open_session(line_items=[{"price_data": price, "quantity": 1}]).url))

    assert "&lt;b&gt;Bold" in page.text
    assert "<b>Bold" not in page.text


def test_other_sites_cannot_post_here(control: Control, open_session: OpenSession) -> None:
    session = open_session()
    body = b"result=complete"

    assert call(str(session.url), body, Origin="http://evil.example").status == 403
    assert call(str(session.url), body, Host="evil.example").status == 403
    assert control.get("ledger")["charges"] == []
