"""Signed deliveries: what arrives, how often, and after which failures."""

import time
from typing import Any

import pytest
import stripe

from shop.payment.standin import webhooks

from .conftest import Control, plain
from .receiver import Receiver, wait_for

OF_A_PURCHASE = {
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
}


def test_a_purchase_is_announced_with_valid_signatures(pay: Any, receiver: Receiver) -> None:
    session = pay(metadata={"attempt": "a1"})

    wait_for(lambda: len(receiver.events) == len(OF_A_PURCHASE))

    assert set(receiver.kinds) == OF_A_PURCHASE
    completed = next(row for row in receiver.events if row.type.startswith("checkout"))
    assert completed.data.object["id"] == session.id
    assert plain(completed.data.object["metadata"]) == {"attempt": "a1"}
    assert completed.api_version == "2026-10-28.endive"
    assert completed.livemode is False


def test_signature_covers_time_and_body() -> None:
    body = b'{"object": "event"}'
    header = webhooks.sign(body, "whsec_x", int(time.time()))

    assert stripe.WebhookSignature.verify_header(body.decode(), header, "whsec_x", 300)
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.WebhookSignature.verify_header(body.decode(), header, "whsec_y", 300)


def test_refused_delivery_is_tried_again(
    client: stripe.StripeClient, control: Control, receiver: Receiver
) -> None:
    receiver.statuses[:] = [500, 302]

    client.v1.customers.create({})
    event = client.v1.events.list().data[0]
    assert event.pending_webhooks == 1
    wait_for(lambda: receiver.kinds == ["customer.created"])

    assert receiver.refused == 2
    wait_for(lambda: client.v1.events.retrieve(event.id).pending_webhooks == 0)
    assert control.get("webhooks")["deliveries"][0]["attempts"] == 3


def test_held_events_go_out_when_released(
    client: stripe.StripeClient, control: Control, receiver: Receiver
) -> None:
    control.post("webhooks", mode="hold")
    client.v1.customers.create({})
    time.sleep(0.5)
    assert receiver.events == [] and control.get("webhooks")["pending"] == 1

    control.post("webhooks", mode="deliver")

    wait_for(lambda: receiver.kinds == ["customer.created"])


def test_duplicates_carry_the_same_event(
    client: stripe.StripeClient, control: Control, receiver: Receiver
) -> None:
    control.post("webhooks", mode="duplicate")

    client.v1.customers.create({})

    wait_for(lambda: len(receiver.events) == 2)
    time.sleep(0.5)
    assert len(receiver.events) == 2
    assert len({event.id for event in receiver.events}) == 1


def test_dropped_events_can_be_listed_and_resent(
    client: stripe.StripeClient, control: Control, receiver: Receiver
) -> None:
    control.post("webhooks", mode="drop")
    client.v1.customers.create({})
    wait_for(lambda: control.get("webhooks")["pending"] == 0)
    assert receiver.events == []
    missed = client.v1.events.list({"delivery_success": False}).data

    control.post(f"events/{missed[0].id}/resend")

    wait_for(lambda: [row.id for row in receiver.events] == [missed[0].id])


def test_shuffled_events_all_arrive(control: Control, pay: Any, receiver: Receiver) -> None:
    control.post("webhooks", mode="shuffle")

    pay()

    assert receiver.events == []
    wait_for(lambda: len(receiver.events) == len(OF_A_PURCHASE))
    assert set(receiver.kinds) == OF_A_PURCHASE


def test_endpoints_made_by_the_api_get_their_own_secret(
    client: stripe.StripeClient, receiver: Receiver
) -> None:
    made = client.v1.webhook_endpoints.create(
        {"url": receiver.url, "enabled_events": ["customer.updated"]}
    )

    assert made.secret and made.secret.startswith("whsec_")
    assert client.v1.webhook_endpoints.list().data[0].to_dict().get("secret") is None


def test_events_are_filtered_by_type(client: stripe.StripeClient, pay: Any) -> None:
    pay()

    found = client.v1.events.list({"types": ["checkout.session.completed", "charge.*"]}).data

    assert {row.type for row in found} == {"checkout.session.completed", "charge.succeeded"}


def test_unknown_mode_is_refused(control: Control) -> None:
    answer = control.post("webhooks", mode="sometimes")

    assert answer["error"]["param"] == "mode"
    assert control.get("webhooks")["mode"] == "deliver"
