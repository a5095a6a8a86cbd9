"""One stand-in process per test module, reached by the official SDK and as a shopper."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import stripe

from shop.payment.standin.process import Handle, start

from .receiver import Receiver, wait_for

LINES = [
    {
        "price_data": {
            "currency": "usd",
            "unit_amount": 2400,
            "product_data": {"name": "Sedorum", "description": "60 capsules"},
        },
        "quantity": 2,
    },
    {
        "price_data": {
            "currency": "usd",
            "unit_amount": 590,
            "product_data": {"name": "Shipping"},
        },
        "quantity": 1,
    },
]
TOTAL = 5390


class KeepRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments: object) -> None:
        return None


class Answer:
    """Status, body text and the address it leads to."""

    def __init__(self, status: int, text: str, headers: Any):
        self.status, self.text, self.headers = status, text, headers
        self.location = headers.get("Location", "")

    @property
    def json(self) -> Any:
        return json.loads(self.text)


def call(address: str, data: bytes | None = None, method: str = "", **headers: str) -> Answer:
    """Plain HTTP, redirects not followed, error statuses returned."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, data, named, method=method or None)
    opener = urllib.request.build_opener(KeepRedirect)
    try:
        with opener.open(request, timeout=20) as response:
            return Answer(response.status, response.read().decode(), response.headers)
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read().decode(), error.headers)


def send_form(address: str, **fields: str) -> Answer:
    return call(address, urllib.parse.urlencode(fields).encode())


def fill(number: str, /, **changes: str) -> dict[str, str]:
    """What a shopper types; the submit token differs on each try, as on the real page."""
    return {
        "email": "ada@example.com",
        "number": number,
        "expiry": "12 / 40",
        "cvc": "1234" if number.startswith("37") else "123",
        "name": "Ada Lovelace",
        "postal_code": "10001",
        "token": str(time.monotonic_ns()),
    } | changes


def plain(found: Any) -> Any:
    """The SDK's objects, metadata too, are no dictionaries."""
    return found.to_dict()


class Control:
    """The switches under /control/api/."""

    def __init__(self, url: str):
        self.url = url + "/control/api"

    def get(self, path: str, /) -> Any:
        return call(f"{self.url}/{path}").json

    def post(self, path: str, /, **body: Any) -> Any:
        content = json.dumps(body).encode()
        return call(f"{self.url}/{path}", content, Content_Type="application/json").json

    def advance(self, seconds: int) -> None:
        self.post("clock", advance=seconds)


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


@pytest.fixture(scope="module")
def standin(receiver: Receiver) -> Iterator[Handle]:
    handle = start(webhook_url=receiver.url, webhook_secret=receiver.secret)
    yield handle
    handle.stop()


@pytest.fixture(scope="module")
def client(standin: Handle) -> stripe.StripeClient:
    return stripe.StripeClient(
        standin.key, base_addresses={"api": standin.url}, max_network_retries=0
    )


@pytest.fixture(scope="module")
def control(standin: Handle) -> Control:
    return Control(standin.url)


@pytest.fixture(autouse=True)
def _rest(control: Control, receiver: Receiver) -> Iterator[None]:
    """Every test starts with an empty account and all switches at rest."""
    control.post("reset")
    wait_for(lambda: control.get("webhooks")["pending"] == 0)
    receiver.clear()
    yield


OpenSession = Callable[..., stripe.checkout.Session]


@pytest.fixture(scope="module")
def open_session(client: stripe.StripeClient) -> OpenSession:
    def create(key: str = "", **changes: Any) -> stripe.checkout.Session:
        params: dict[str, Any] = {
            "mode": "payment",
            "line_items": LINES,
            "success_url": "http://127.0.0.1:9/thanks?session={CHECKOUT_SESSION_ID}",
            "cancel_url": "http://127.0.0.1:9/cart",
            "client_reference_id": "EV-1001",
        }
        options: Any = {"idempotency_key": key} if key else {}
        return client.v1.checkout.sessions.create(params | changes, options)  # type: ignore

    return create


@pytest.fixture(scope="module")
def pay(open_session: OpenSession, client: stripe.StripeClient) -> Callable[..., Any]:
    """Buys with a test card; answers with the session as it is then, its charge expanded."""

    def buy(number: str = "4242424242424242", **changes: Any) -> stripe.checkout.Session:
        session = open_session(**changes)
        send_form(str(session.url), **fill(number))
        return client.v1.checkout.sessions.retrieve(
            session.id, {"expand": ["payment_intent.latest_charge"]}
        )

    return buy
