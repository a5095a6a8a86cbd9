"""Idempotency keys: replay, comparison, and what is not remembered."""

import pytest
import stripe

from shop.payment.standin.process import Handle

from .conftest import Control, OpenSession, call


def test_same_key_and_parameters_replay_the_first_answer(
    control: Control, open_session: OpenSession
) -> None:
    first = open_session(key="cs-1")

    again = open_session(key="cs-1")

    assert again.id == first.id
    assert again.to_dict() == first.to_dict()
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.last_response.headers
    assert len(control.get("ledger")["sessions"]) == 1


def test_other_parameters_under_a_used_key_are_refused(
    control: Control, open_session: OpenSession
) -> None:
    open_session(key="cs-1")

    with pytest.raises(stripe.IdempotencyError) as refused:
        open_session(key="cs-1", client_reference_id="EV-1002")

    assert refused.value.http_status == 400
    assert len(control.get("ledger")["sessions"]) == 1


def test_a_key_belongs_to_one_operation(
    client: stripe.StripeClient, open_session: OpenSession
) -> None:
    open_session(key="one")

    with pytest.raises(stripe.IdempotencyError):
        client.v1.customers.create({}, {"idempotency_key": "one"})


def test_a_decline_is_replayed_too(client: stripe.StripeClient, control: Control) -> None:
    for _ in range(2):
        with pytest.raises(stripe.CardError):
            client.v1.payment_intents.create(
                {
                    "amount": 900,
                    "currency": "usd",
                    "payment_method": "pm_card_visa_chargeDeclined",
                    "confirm": True,
                },
                {"idempotency_key": "pi-1"},
            )

    assert len(control.get("ledger")["charges"]) == 1


def test_a_refused_request_does_not_use_up_its_key(open_session: OpenSession) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        open_session(key="cs-1", surprise=1)

    assert open_session(key="cs-1").status == "open"


def test_keys_are_forgotten_after_a_day(control: Control, open_session: OpenSession) -> None:
    first = open_session(key="cs-1")
    control.advance(25 * 3600)

    assert open_session(key="cs-1").id != first.id


def test_order_of_parameters_does_not_matter(standin: Handle) -> None:
    headers = {"Authorization": f"Bearer {standin.key}", "Idempotency_Key": "cu-1"}

    first = call(f"{standin.url}/v1/customers", b"name=Ada&email=a@b.example", **headers)
    again = call(f"{standin.url}/v1/customers", b"email=a%40b.example&name=Ada", **headers)

    assert first.status == again.status == 200
    assert first.json == again.json
    assert again.headers["Original-Request"] == first.headers["Request-Id"]
