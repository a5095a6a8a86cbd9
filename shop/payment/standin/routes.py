"""Which operation answers which address: the part of Stripe's API that is simulated."""

from collections.abc import Callable
from dataclasses import dataclass

from . import (
    balance,
    charges,
    customers,
    disputes,
    events,
    intents,
    methods,
    parameters,
    refunds,
    sessions,
    setups,
)
from .schema import Hash
from .store import Object


@dataclass(frozen=True)
class Operation:
    """`perform(store, params)` or, with an `{id}` in the path, `perform(store, params, id)`.

    `answers` is the kind of object that comes back, with `[]` behind it for a list.
    """

    method: str
    path: str
    parameters: Hash
    perform: Callable[..., Object]
    answers: str

    @property
    def rule(self) -> str:
        return self.path.replace("{id}", "<identifier>")


p = parameters
OPERATIONS = (
    Operation(
        "GET", "/v1/balance_transactions/{id}", p.RETRIEVE, balance.retrieve, "balance_transaction"
    ),
    Operation("GET", "/v1/charges/{id}", p.RETRIEVE, charges.retrieve, "charge"),
    Operation(
        "GET", "/v1/checkout/sessions", p.SESSION_LIST, sessions.list_all, "checkout.session[]"
    ),
    Operation(
        "POST", "/v1/checkout/sessions", p.SESSION_CREATE, sessions.create, "checkout.session"
    ),
    Operation(
        "GET", "/v1/checkout/sessions/{id}", p.RETRIEVE, sessions.retrieve, "checkout.session"
    ),
    Operation(
        "POST", "/v1/checkout/sessions/{id}/expire", p.RETRIEVE, sessions.expire, "checkout.session"
    ),
    Operation(
        "GET", "/v1/checkout/sessions/{id}/line_items", p.LIST, sessions.list_items, "item[]"
    ),
    Operation("POST", "/v1/customers", p.CUSTOMER_CREATE, customers.create, "customer"),
    Operation("GET", "/v1/customers/{id}", p.RETRIEVE, customers.retrieve, "customer"),
    Operation("POST", "/v1/customers/{id}", p.CUSTOMER_UPDATE, customers.update, "customer"),
    Operation(
        "GET",
        "/v1/customers/{id}/payment_methods",
        p.METHOD_LIST,
        methods.list_of_customer,
        "payment_method[]",
    ),
    Operation("GET", "/v1/disputes", p.CHARGE_CHILD_LIST, disputes.list_all, "dispute[]"),
    Operation("GET", "/v1/disputes/{id}", p.RETRIEVE, disputes.retrieve, "dispute"),
    Operation("GET", "/v1/events", p.EVENT_LIST, events.list_all, "event[]"),
    Operation("GET", "/v1/events/{id}", p.RETRIEVE, events.retrieve, "event"),
    Operation("GET", "/v1/payment_intents", p.INTENT_LIST, intents.list_all, "payment_intent[]"),
    Operation("POST", "/v1/payment_intents", p.INTENT_CREATE, intents.create, "payment_intent"),
    Operation("GET", "/v1/payment_intents/{id}", p.WITH_SECRET, intents.retrieve, "payment_intent"),
    Operation(
        "POST", "/v1/payment_intents/{id}/cancel", p.INTENT_CANCEL, intents.cancel, "payment_intent"
    ),
    Operation(
        "POST",
        "/v1/payment_intents/{id}/capture",
        p.INTENT_CAPTURE,
        sessions.capture,
        "payment_intent",
    ),
    Operation(
        "POST",
        "/v1/payment_intents/{id}/confirm",
        p.INTENT_CONFIRM,
        intents.confirm,
        "payment_intent",
    ),
    Operation("GET", "/v1/payment_methods/{id}", p.RETRIEVE, methods.retrieve, "payment_method"),
    Operation(
        "POST", "/v1/payment_methods/{id}/detach", p.RETRIEVE, methods.detach, "payment_method"
    ),
    Operation("GET", "/v1/refunds", p.CHARGE_CHILD_LIST, refunds.list_all, "refund[]"),
    Operation("POST", "/v1/refunds", p.REFUND_CREATE, refunds.create, "refund"),
    Operation("GET", "/v1/refunds/{id}", p.RETRIEVE, refunds.retrieve, "refund"),
    Operation("POST", "/v1/setup_intents", p.SETUP_CREATE, setups.create, "setup_intent"),
    Operation("GET", "/v1/setup_intents/{id}", p.WITH_SECRET, setups.retrieve, "setup_intent"),
    Operation("GET", "/v1/webhook_endpoints", p.LIST, events.list_endpoints, "webhook_endpoint[]"),
    Operation(
        "POST",
        "/v1/webhook_endpoints",
        p.ENDPOINT_CREATE,
        events.create_endpoint,
        "webhook_endpoint",
    ),
)
