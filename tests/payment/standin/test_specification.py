"""Compared with Stripe's own OpenAPI document, named by STRIPE_OPENAPI_SPEC."""

import os
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
import stripe

from shop.payment.standin.process import Handle
from shop.payment.standin.routes import OPERATIONS, Operation
from shop.payment.standin.schema import (
    Boolean,
    Clearable,
    Either,
    Hash,
    Integer,
    ListOf,
    Metadata,
    Text,
)

from .conftest import Control, call, fill, send_form
from .specification import Schema, Specification

pytestmark = pytest.mark.skipif(
    not os.environ.get("STRIPE_OPENAPI_SPEC"), reason="STRIPE_OPENAPI_SPEC is not set"
)
# In the API version of the installed SDK, but not yet in the document, one version older.
NEWER_THAN_DOCUMENT = {("POST", "/v1/checkout/sessions"): {"allowed_payment_method_types"}}


@pytest.fixture(scope="module")
def specification() -> Specification:
    return Specification()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: f"{each.method} {each.path}")
def test_parameters_are_a_part_of_the_document(
    operation: Operation, specification: Specification
) -> None:
    described = specification.operation(operation.method, operation.path)
    if operation.method == "POST":
        schema = described["requestBody"]
    else:
        query = [row for row in described["parameters"] if row["in"] == "query"]
        schema = {
            "type": "object",
            "properties": {row["name"]: row["schema"] for row in query},
            "required": [row["name"] for row in query if row["required"]],
        }
    newer = NEWER_THAN_DOCUMENT.get((operation.method, operation.path), set())
    known = Hash(
        {name: kind for name, kind in operation.parameters.fields.items() if name not in newer},
        operation.parameters.required,
    )
    compare(known, schema, f"{operation.method} {operation.path}")


def compare(kind: Any, schema: Schema, name: str) -> None:
    """Everything that `kind` takes, the document takes too."""
    branches = schema.get("anyOf", [schema])
    if isinstance(kind, Clearable):
        assert any(branch.get("enum") == [""] for branch in branches) or "" in schema.get(
            "enum", []
        ), f"{name} cannot be unset"
        compare(kind.inner, schema, name)
        return
    if isinstance(kind, Either):
        compare(kind.as_hash, schema, name)
        compare(kind.as_text, schema, name)
        return
    wanted = {Hash: "object", Metadata: "object", ListOf: "array"}
    wanted |= {Integer: "integer", Boolean: "boolean"}
    type_name = wanted.get(type(kind), "string")
    fitting = [row for row in branches if row.get("type") == type_name and row.get("enum") != [""]]
    assert fitting, f"{name} is no {type_name}"
    found = fitting[0]
    if isinstance(kind, Hash):
        unknown = set(kind.fields) - set(found["properties"])
        assert not unknown, f"{name} has no {unknown}"
        assert set(found.get("required", [])) <= set(kind.required), name
        for key, inner in kind.fields.items():
            compare(inner, found["properties"][key], f"{name}[{key}]")
    elif isinstance(kind, ListOf):
        compare(kind.item, found["items"], f"{name}[]")
    elif isinstance(kind, Text) and "enum" in found:
        assert set(kind.choices) <= set(found["enum"]), name
        assert kind.choices, f"{name} takes only {found['enum'][:10]}"


class Raw:
    """Calls that check each answer against the document."""

    def __init__(self, url: str, key: str, specification: Specification):
        self.url, self.key, self.specification = url, key, specification
        self.called: set[tuple[str, str]] = set()

    def __call__(self, method: str, path: str, identifier: str = "", query: str = "") -> Any:
        address = self.url + path.replace("{id}", identifier)
        if method == "GET" and query:
            address += "?" + query
        data = query.encode() if method == "POST" else None
        answer = call(address, data, method, Authorization=f"Bearer {self.key}")
        self.called.add((method, path))
        if answer.status == 200:
            schema = self.specification.operation(method, path)["response"]
        else:
            schema = {"$ref": "#/components/schemas/error"}
        self.specification.validate(answer.json, schema)
        return answer.json


@pytest.fixture
def raw(standin: Handle, specification: Specification) -> Raw:
    return Raw(standin.url, standin.key, specification)


def test_every_answer_fits_the_document(
    raw: Raw, control: Control, open_session: Callable[..., Any], specification: Specification
) -> None:
    act_every_part(raw, control, open_session)

    operations = {(each.method, each.path) for each in OPERATIONS}
    assert raw.called == operations
    for event in control.get("ledger") and raw("GET", "/v1/events", query="limit=100")["data"]:
        specification.validate(event, {"$ref": "#/components/schemas/event"})
        specification.validate_object(event["data"]["object"])
    kinds = {row["type"] for row in raw("GET", "/v1/events", query="limit=100")["data"]}
    assert kinds >= {
        "charge.dispute.closed",
        "charge.dispute.created",
        "charge.failed",
        "charge.refunded",
        "charge.succeeded",
        "checkout.session.completed",
        "checkout.session.expired",
        "payment_intent.payment_failed",
        "payment_intent.requires_action",
        "payment_intent.succeeded",
        "refund.created",
        "refund.failed",
        "refund.updated",
    }


def act_every_part(raw: Raw, control: Control, open_session: Callable[..., Any]) -> None:
    """Calls each operation at least once, in good and bad ways."""
    raw(
        "POST",
        "/v1/webhook_endpoints",
        query="url=http://127.0.0.1:9/&enabled_events[0]=refund.failed",
    )
    raw("GET", "/v1/webhook_endpoints")
    customer = raw(
        "POST", "/v1/customers", query="name=Ada&email=a@b.example&payment_method=pm_card_visa"
    )["id"]
    raw("POST", "/v1/customers/{id}", customer, "address[city]=Oslo&metadata[k]=v")
    raw("GET", "/v1/customers/{id}", customer)
    kept = raw("GET", "/v1/customers/{id}/payment_methods", customer)["data"][0]["id"]
    raw("GET", "/v1/payment_methods/{id}", kept, "expand[]=customer")
    buy_and_refund(raw, control, open_session)
    pay_by_api(raw, customer, kept)
    setup = raw("POST", "/v1/setup_intents", query=f"customer={customer}&confirm=false")["id"]
    raw("GET", "/v1/setup_intents/{id}", setup)
    raw("POST", "/v1/setup_intents", query="payment_method=pm_card_visa&confirm=true")
    raw(
        "POST",
        "/v1/setup_intents",
        query="payment_method=pm_card_visa_chargeDeclined&confirm=true",
    )
    raw("POST", "/v1/payment_methods/{id}/detach", kept)


def buy_and_refund(raw: Raw, control: Control, open_session: Callable[..., Any]) -> None:
    for number in ("4000000000000002", "4000002760003184", "4000000000005126", "4000000000007726"):
        session = open_session()
        send_form(str(session.url), **fill(number))
        expand = "expand[]=payment_intent.latest_charge&expand[]=line_items"
        found = raw("GET", "/v1/checkout/sessions/{id}", session.id, expand)
        intent = found["payment_intent"]
        if found["status"] == "open":
            raw("POST", "/v1/checkout/sessions/{id}/expire", session.id)
            raw("POST", "/v1/checkout/sessions/{id}/expire", session.id)
        else:
            raw("POST", "/v1/refunds", query=f"payment_intent={intent['id']}&amount=100")
            control.advance(60)
            raw("POST", "/v1/refunds", query=f"payment_intent={intent['id']}&amount=999999")
    raw("GET", "/v1/checkout/sessions/{id}/line_items", session.id)
    raw("POST", "/v1/checkout/sessions", query="mode=payment")
    raw("GET", "/v1/checkout/sessions", query="limit=3&expand[]=data.payment_intent")
    refund = raw("GET", "/v1/refunds", query="expand[]=data.charge")["data"][0]["id"]
    raw("GET", "/v1/refunds/{id}", refund, "expand[]=balance_transaction")
    charge = intent["latest_charge"]
    raw("GET", "/v1/charges/{id}", charge["id"], "expand[]=refunds&expand[]=balance_transaction")
    raw("GET", "/v1/balance_transactions/{id}", charge["balance_transaction"])
    dispute = control.post(f"charges/{charge['id']}/dispute")["id"]
    raw("GET", "/v1/disputes/{id}", dispute, "expand[]=charge")
    raw("GET", "/v1/disputes")
    control.post(f"disputes/{dispute}/close", status="won")


def pay_by_api(raw: Raw, customer: str, kept: str) -> None:
    basis = f"amount=1500&currency=usd&customer={customer}"
    sure = f"{basis}&payment_method={kept}&off_session=true&confirm=true"
    raw("POST", "/v1/payment_intents", query=sure)
    raw("POST", "/v1/payment_intents", query=f"{basis}&confirm=true&payment_method=pm_card_amex")
    for_later = raw("POST", "/v1/payment_intents", query=f"{basis}&capture_method=manual")["id"]
    asks = "payment_method=pm_card_authenticationRequired"
    raw("POST", "/v1/payment_intents/{id}/confirm", for_later, asks)
    raw("POST", "/v1/payment_intents/{id}/confirm", for_later, "payment_method=pm_card_visa")
    raw("POST", "/v1/payment_intents/{id}/capture", for_later, "amount_to_capture=1000")
    raw("POST", "/v1/payment_intents/{id}/cancel", for_later)
    raw("GET", "/v1/payment_intents/{id}", for_later, "expand[]=latest_charge")
    raw("GET", "/v1/payment_intents", query="limit=2")
    last = raw("GET", "/v1/events", query="limit=1")["data"][0]["id"]
    raw("GET", "/v1/events/{id}", last)


def test_the_comparison_notices_an_unknown_field(
    client: stripe.StripeClient, specification: Specification
) -> None:
    made = client.v1.customers.create({}).to_dict()
    specification.validate_object(made)

    with pytest.raises(jsonschema.ValidationError, match="surprise"):
        specification.validate_object(made | {"surprise": 1})
