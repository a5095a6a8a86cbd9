"""Customers: who pays, and which cards they left."""

from . import events, methods
from .identifiers import make_identifier
from .store import Object, Store

COPIED = ("address", "description", "email", "name", "phone", "shipping")


def create(store: Store, params: Object) -> Object:
    method = methods.find(store, params["payment_method"]) if "payment_method" in params else None
    made = store.add(
        "customer",
        "cus_",
        address=None,
        balance=0,
        currency=None,
        customer_account=None,
        default_source=None,
        delinquent=False,
        description=None,
        discount=None,
        email=None,
        invoice_prefix=make_identifier("")[:8].upper(),
        invoice_settings={
            "custom_fields": None,
            "default_payment_method": None,
            "footer": None,
            "rendering_options": None,
        },
        livemode=False,
        metadata={},
        name=None,
        next_invoice_sequence=1,
        phone=None,
        preferred_locales=[],
        shipping=None,
        tax_exempt="none",
        test_clock=None,
    )
    change(store, made, params)
    events.emit(store, "customer.created", made)
    if method:
        methods.attach(store, method, made["id"], is_set_up=True)
    return made


def update(store: Store, params: Object, identifier: str) -> Object:
    customer = store.get("customer", identifier)
    before = dict(customer) | {"metadata": dict(customer["metadata"])}
    change(store, customer, params)
    previous = {name: value for name, value in before.items() if customer[name] != value}
    if previous:
        events.emit(store, "customer.updated", customer, previous)
    return customer


def change(store: Store, customer: Object, params: Object) -> None:
    for name in COPIED:
        if name in params:
            customer[name] = params[name]
    if customer["address"] is not None:
        customer["address"] = methods.EMPTY_ADDRESS | customer["address"]
    if customer["shipping"] is not None:
        address = methods.EMPTY_ADDRESS | customer["shipping"]["address"]
        customer["shipping"] = {"phone": None} | customer["shipping"] | {"address": address}
    if "preferred_locales" in params:
        customer["preferred_locales"] = params["preferred_locales"]
    if "metadata" in params:
        customer["metadata"] = merge_metadata(customer["metadata"], params["metadata"])
    default = params.get("invoice_settings", {}).get("default_payment_method")
    if default:
        method = methods.find(store, default, "invoice_settings[default_payment_method]")
        methods.attach(store, method, customer["id"], is_set_up=True)
        customer["invoice_settings"] = customer["invoice_settings"] | {
            "default_payment_method": method["id"]
        }


def merge_metadata(old: Object, new: Object | None) -> Object:
    """Empty values unset their key, None unsets all of them."""
    if new is None:
        return {}
    return {key: value for key, value in (old | new).items() if value != ""}


def retrieve(store: Store, params: Object, identifier: str) -> Object:
    return store.get("customer", identifier)
