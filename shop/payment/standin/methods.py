"""Payment methods: a card, of which only brand, last four digits and expiry are kept."""

import hashlib
from typing import Any

from . import cards, events, lists
from .cards import Card
from .errors import missing_object, refuse
from .store import Object, Store

EMPTY_ADDRESS = dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state"))


def make(
    store: Store,
    card: Card,
    *,
    exp_month: int,
    exp_year: int,
    billing: Object | None = None,
    redisplay: str = "unspecified",
) -> Object:
    """Only test cards get here, so keeping which one it was keeps no card number."""
    made = store.add(
        "payment_method",
        "pm_1",
        allow_redisplay=redisplay,
        billing_details=billing_details(**(billing or {})),
        card=describe(card, exp_month, exp_year),
        customer=None,
        customer_account=None,
        livemode=False,
        metadata={},
        type="card",
    )
    store.secret(made["id"]).update(card=card.alias, is_set_up=False)
    return made


def billing_details(**known: Any) -> Object:
    blank = dict.fromkeys(("email", "name", "phone", "tax_id"))
    return {"address": dict(EMPTY_ADDRESS), **blank, **known}


def describe(card: Card, exp_month: int, exp_year: int) -> Object:
    network = card.brand
    return {
        "brand": card.brand,
        "checks": {
            "address_line1_check": None,
            "address_postal_code_check": "pass",
            "cvc_check": card.decline.cvc_check if card.decline else "pass",
        },
        "country": "US",
        "display_brand": "american_express" if card.brand == "amex" else card.brand,
        "exp_month": exp_month,
        "exp_year": exp_year,
        "fingerprint": hashlib.sha256(card.number.encode()).hexdigest()[:16],
        "funding": card.funding,
        "generated_from": None,
        "last4": card.number[-4:],
        "networks": {"available": [network], "preferred": None},
        "regulated_status": "unregulated",
        "three_d_secure_usage": {"supported": True},
        "wallet": None,
    }


def card_of(store: Store, method: Object) -> Card:
    return cards.BY_ALIAS[store.private[method["id"]]["card"]]


def find(store: Store, identifier: str, param: str = "payment_method") -> Object:
    """Takes Stripe's test tokens (`pm_card_visa`) too: each use makes a new payment method."""
    if identifier in cards.BY_ALIAS:
        return make(store, cards.BY_ALIAS[identifier], exp_month=12, exp_year=2040)
    found = store.find("payment_method", identifier)
    if found is None:
        raise missing_object("PaymentMethod", identifier, param)
    return found


def attach(store: Store, method: Object, customer: str | None, *, is_set_up: bool) -> None:
    """Ties the card to the customer; a set-up card may be charged while nobody is there."""
    if is_set_up:
        store.secret(method["id"])["is_set_up"] = True
    if customer and method["customer"] != customer:
        if method["customer"]:
            raise refuse(
                "The payment method you provided has already been attached to a customer.",
                param="payment_method",
            )
        method["customer"] = customer
        events.emit(store, "payment_method.attached", method)


def retrieve(store: Store, params: Object, identifier: str) -> Object:
    found = store.find("payment_method", identifier)
    if found is None:
        raise missing_object("PaymentMethod", identifier, "payment_method")
    return found


def detach(store: Store, params: Object, identifier: str) -> Object:
    method = retrieve(store, params, identifier)
    if method["customer"] is None:
        raise refuse(
            "The payment method you provided is not attached to a customer so detachment is "
            "impossible.",
            param="payment_method",
        )
    previous = {"customer": method["customer"]}
    method["customer"] = None
    events.emit(store, "payment_method.detached", method, previous)
    return method


def list_of_customer(store: Store, params: Object, identifier: str) -> Object:
    store.get("customer", identifier, "customer")
    rows = store.all("payment_method", customer=identifier)
    if "allow_redisplay" in params:
        rows = [row for row in rows if row["allow_redisplay"] == params["allow_redisplay"]]
    url = f"/v1/customers/{identifier}/payment_methods"
    return lists.envelope(rows, params, url, "payment_method")
