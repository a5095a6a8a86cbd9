"""The control page, used as a person does, without JavaScript."""

import re
from typing import Any

import pytest
import stripe

from shop.payment.standin.process import Handle

from .conftest import Control, OpenSession, call, send_form


@pytest.fixture
def desk(standin: Handle) -> str:
    return f"{standin.url}/control"


def test_page_lists_what_happened(desk: str, pay: Any) -> None:
    session = pay()

    page = call(f"{desk}/")

    assert page.status == 200
    assert "EV-1001" in page.text
    assert "checkout.session.completed" in page.text
    assert session.payment_intent.latest_charge.id in page.text
    assert not re.search(r"<script|<style|style=", page.text)


def test_session_is_expired_by_button(
    client: stripe.StripeClient, desk: str, open_session: OpenSession
) -> None:
    session = open_session()

    answer = send_form(f"{desk}/expire-session/", id=session.id)

    assert answer.location == "/control/?done=expire-session#sessions"
    assert "The session is expired." in call(f"{desk}/?done=expire-session").text
    assert client.v1.checkout.sessions.retrieve(session.id).status == "expired"


def test_refund_by_button_takes_a_written_amount(
    client: stripe.StripeClient, desk: str, pay: Any
) -> None:
    charge = pay().payment_intent.latest_charge

    send_form(f"{desk}/refund/", id=charge.id, amount="12.50")

    assert client.v1.charges.retrieve(charge.id).amount_refunded == 1250


@pytest.mark.parametrize("amount", ["1.234", "-1", "abc", "99999"])
def test_wrong_refund_is_explained(
    client: stripe.StripeClient, desk: str, pay: Any, amount: str
) -> None:
    charge = pay().payment_intent.latest_charge

    page = send_form(f"{desk}/refund/", id=charge.id, amount=amount)

    assert page.status == 400 and 'role="alert"' in page.text
    assert client.v1.charges.retrieve(charge.id).amount_refunded == 0


def test_dispute_is_opened_and_closed_by_button(
    client: stripe.StripeClient, desk: str, pay: Any
) -> None:
    charge = pay().payment_intent.latest_charge

    send_form(f"{desk}/dispute/", id=charge.id)
    dispute = client.v1.disputes.list({"charge": charge.id}).data[0]
    send_form(f"{desk}/close-dispute/", id=dispute.id, status="won")

    assert client.v1.disputes.retrieve(dispute.id).status == "won"


def test_switches_are_set_by_form(control: Control, desk: str) -> None:
    send_form(f"{desk}/webhooks/", mode="hold")
    send_form(f"{desk}/fault/", kind="429", count="2", path="/v1/refunds", seconds="")

    page = call(f"{desk}/").text
    assert control.get("webhooks")["mode"] == "hold"
    assert "2 × 429" in page
    assert re.search(r'value="hold" checked', page)


def test_object_page_shows_json_and_events(desk: str, open_session: OpenSession, pay: Any) -> None:
    intent = pay().payment_intent

    page = call(f"{desk}/objects/{intent.id}/")

    assert "&#34;amount_received&#34;: 5390" in page.text
    assert "payment_intent.succeeded" in page.text
    assert call(f"{desk}/objects/pi_unknown/").status == 404


def test_every_switch_needs_a_post(desk: str, open_session: OpenSession) -> None:
    assert call(f"{desk}/reset/").status == 405
    assert send_form(f"{desk}/surprise/").status == 404
    assert send_form(f"{desk}/refund/").status == 400
