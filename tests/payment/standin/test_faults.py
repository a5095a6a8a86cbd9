"""Faults on demand, and what has happened behind each of them."""

import time

import pytest
import stripe

from shop.payment.standin.process import Handle

from .conftest import Control, OpenSession, plain

SESSIONS = "/v1/checkout/sessions"


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("500", stripe.APIError),
        ("503", stripe.APIError),
        ("429", stripe.RateLimitError),
        ("409", stripe.APIError),
    ],
)
def test_failure_before_anything_is_done(
    control: Control, open_session: OpenSession, kind: str, error: type[Exception]
) -> None:
    control.post("faults", kind=kind, count=1, path=SESSIONS)

    with pytest.raises(error):
        open_session(key="cs-1")

    assert control.get("ledger")["sessions"] == []
    assert open_session(key="cs-1").status == "open"


def test_time_out_after_executing_is_replayed_with_the_same_key(
    control: Control, open_session: OpenSession
) -> None:
    control.post("faults", kind="timeout_after", count=1, path=SESSIONS, seconds=0)

    with pytest.raises(stripe.APIConnectionError):
        open_session(key="cs-1")
    hidden = control.get("ledger")["sessions"]
    again = open_session(key="cs-1")

    assert [row["id"] for row in hidden] == [again.id]
    assert len(control.get("ledger")["sessions"]) == 1


def test_time_out_before_executing_leaves_nothing(
    control: Control, open_session: OpenSession
) -> None:
    control.post("faults", kind="timeout", count=1, path=SESSIONS, seconds=0)

    with pytest.raises(stripe.APIConnectionError):
        open_session(key="cs-1")

    assert control.get("ledger")["sessions"] == []


def test_500_after_executing_is_kept_under_the_key(
    control: Control, open_session: OpenSession, client: stripe.StripeClient
) -> None:
    control.post("faults", kind="500_after", count=1, path=SESSIONS)

    for _ in range(2):
        with pytest.raises(stripe.APIError):
            open_session(key="cs-1", metadata={"attempt": "a1"})

    found = client.v1.checkout.sessions.list().data
    assert [plain(row.metadata) for row in found] == [{"attempt": "a1"}]


def test_the_sdk_retries_over_a_500(
    control: Control, standin: Handle, open_session: OpenSession
) -> None:
    control.post("faults", kind="500", count=1, path="/v1/customers")
    patient = stripe.StripeClient(
        standin.key, base_addresses={"api": standin.url}, max_network_retries=2
    )

    assert patient.v1.customers.create({}).id


def test_slow_calls_do_not_hold_up_others(
    client: stripe.StripeClient, control: Control, standin: Handle
) -> None:
    control.post("faults", kind="slow", count=1, path="/v1/refunds", seconds=1)

    start = time.monotonic()
    client.v1.events.list()
    quick = time.monotonic() - start
    client.v1.refunds.list()

    assert quick < 0.8
    assert time.monotonic() - start >= 1


def test_faults_wait_for_their_path_and_method(
    client: stripe.StripeClient, control: Control, open_session: OpenSession
) -> None:
    control.post("faults", kind="500", count=1, path=SESSIONS, method="POST")

    client.v1.checkout.sessions.list()
    client.v1.events.list()
    with pytest.raises(stripe.APIError):
        open_session()

    assert control.get("faults") == {"faults": []}


def test_unknown_fault_is_refused(control: Control) -> None:
    assert control.post("faults", kind="earthquake")["error"]["param"] == "kind"
    assert control.get("faults") == {"faults": []}
