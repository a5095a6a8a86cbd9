"""Refunds: limits, late outcomes, disputes."""

from typing import Any

import pytest
import stripe

from .conftest import TOTAL, Control, plain
from .receiver import Receiver, wait_for


def test_full_refund_marks_the_charge(client: stripe.StripeClient, pay: Any) -> None:
    intent = pay().payment_intent

    refund = client.v1.refunds.create({"payment_intent": intent.id, "metadata": {"r": "1"}})

    charge = client.v1.charges.retrieve(intent.latest_charge.id)
    assert (refund.amount, refund.status, plain(refund.metadata)) == (
        TOTAL,
        "succeeded",
        {"r": "1"},
    )
    assert (charge.amount_refunded, charge.refunded) == (TOTAL, True)


def test_refunds_cannot_exceed_the_charge(
    client: stripe.StripeClient, control: Control, pay: Any
) -> None:
    intent = pay().payment_intent
    client.v1.refunds.create({"payment_intent": intent.id, "amount": 5000})

    with pytest.raises(stripe.InvalidRequestError, match=r"\$5.00.*greater than.*\$3.90"):
        client.v1.refunds.create({"payment_intent": intent.id, "amount": 500})

    assert [row["amount"] for row in control.get("ledger")["refunds"]] == [5000]


def test_refunded_charge_is_not_refunded_again(client: stripe.StripeClient, pay: Any) -> None:
    charge = pay().payment_intent.latest_charge
    client.v1.refunds.create({"charge": charge.id})

    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.refunds.create({"charge": charge.id})

    assert refused.value.code == "charge_already_refunded"


@pytest.mark.parametrize("amount", [0, -5])
def test_refund_amount_is_positive(client: stripe.StripeClient, pay: Any, amount: int) -> None:
    intent = pay().payment_intent

    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.refunds.create({"payment_intent": intent.id, "amount": amount})

    assert refused.value.param == "amount"


def test_unpaid_intent_has_nothing_to_refund(client: stripe.StripeClient, pay: Any) -> None:
    intent = pay("4000000000000002").payment_intent

    with pytest.raises(stripe.InvalidRequestError, match="successful charge"):
        client.v1.refunds.create({"payment_intent": intent.id})


def test_refund_needs_exactly_one_target(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="payment_intent or charge"):
        client.v1.refunds.create({})


def test_pending_refund_succeeds_later(
    client: stripe.StripeClient, control: Control, pay: Any, receiver: Receiver
) -> None:
    intent = pay("4000000000007726").payment_intent
    refund = client.v1.refunds.create({"payment_intent": intent.id})
    assert (refund.status, refund.pending_reason) == ("pending", "processing")

    control.advance(60)

    assert client.v1.refunds.retrieve(refund.id).status == "succeeded"
    wait_for(lambda: "refund.updated" in receiver.kinds)


def test_failed_refund_gives_the_money_back_to_the_account(
    client: stripe.StripeClient, control: Control, pay: Any, receiver: Receiver
) -> None:
    intent = pay("4000000000005126").payment_intent
    refund = client.v1.refunds.create({"payment_intent": intent.id})
    assert refund.status == "succeeded"

    control.advance(60)

    failed = client.v1.refunds.retrieve(refund.id)
    charge = client.v1.charges.retrieve(intent.latest_charge.id)
    assert (failed.status, failed.failure_reason) == ("failed", "expired_or_canceled_card")
    assert (charge.amount_refunded, charge.refunded) == (0, False)
    wait_for(lambda: "refund.failed" in receiver.kinds)


def test_refund_in_the_dashboard_is_announced(
    client: stripe.StripeClient, control: Control, pay: Any, receiver: Receiver
) -> None:
    charge = pay().payment_intent.latest_charge

    control.post(f"charges/{charge.id}/refund", amount=700)

    wait_for(lambda: {"charge.refunded", "refund.created"} <= set(receiver.kinds))
    event = next(row for row in receiver.events if row.type == "charge.refunded")
    assert event.data.object["amount_refunded"] == 700
    assert event.request and event.request.id is None
    assert client.v1.refunds.list({"charge": charge.id}).data[0].amount == 700


@pytest.mark.parametrize(("status", "is_refundable"), [("won", True), ("lost", False)])
def test_closed_dispute_decides_about_refunds(
    client: stripe.StripeClient,
    control: Control,
    pay: Any,
    receiver: Receiver,
    status: str,
    is_refundable: bool,
) -> None:
    charge = pay().payment_intent.latest_charge
    dispute = control.post(f"charges/{charge.id}/dispute", reason="product_not_received")
    assert dispute["reason"] == "product_not_received"

    control.post(f"disputes/{dispute['id']}/close", status=status)

    wait_for(lambda: "charge.dispute.closed" in receiver.kinds)
    if is_refundable:
        assert client.v1.refunds.create({"charge": charge.id}).status == "succeeded"
    else:
        with pytest.raises(stripe.InvalidRequestError, match="charged back"):
            client.v1.refunds.create({"charge": charge.id})
