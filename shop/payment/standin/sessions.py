"""Checkout sessions: created by the shop, paid on the hosted page, expired by time or by hand."""

from typing import Any

from . import customers, events, intents, jobs, lists, products
from .customers import merge_metadata
from .errors import refuse
from .store import Object, Store

MINUTE = 60
SHORTEST_LIFE = 30 * MINUTE
LONGEST_LIFE = 24 * 60 * MINUTE
PAYING = ("succeeded", "processing", "requires_capture")


def create(store: Store, params: Object) -> Object:
    """Limits on `expires_at` from https://docs.stripe.com/api/checkout/sessions/create."""
    check_simulated(params)
    expires_at = check_expiry(store, params.get("expires_at"))
    if "customer" in params and "customer_email" in params:
        raise refuse("You may only specify one of these parameters: customer, customer_email.")
    if "customer" in params:
        store.get("customer", params["customer"], "customer")
    items = products.make_items(store, params.get("line_items", []))
    total = sum(item["amount_total"] for item in items)
    currency = items[0]["currency"]
    if "currency" in params and params["currency"] != currency:
        raise refuse(
            f"The currency {params['currency']} does not match the line items' {currency}.",
            param="currency",
        )
    intents.check_amount(total, currency)
    made = store.add("checkout.session", "cs_test_a1", **describe(params))
    made.update(
        amount_subtotal=total,
        amount_total=total,
        currency=currency,
        expires_at=expires_at,
        url=f"{store.base_url}/c/pay/{made['id']}",
    )
    data = params.get("payment_intent_data", {})
    options = params.get("payment_method_options", {}).get("card", {})
    usage = data.get("setup_future_usage") or options.get("setup_future_usage")
    store.secret(made["id"]).update(
        items=[item["id"] for item in items],
        intent={**data, "setup_future_usage": usage},
        challenge=options.get("request_three_d_secure") in ("any", "challenge"),
        submissions={},
    )
    email = known_email(store, made)
    if email:
        made["customer_details"] = describe_customer(email=email)
    jobs.schedule(store, "expire_session", made["id"], expires_at - store.now())
    return made


def check_simulated(params: Object) -> None:
    mode = params.get("mode", "payment")
    if mode != "payment":
        raise refuse(f"The stand-in simulates mode=payment, not mode={mode}.", param="mode")
    if params.get("ui_mode", "hosted_page") != "hosted_page":
        raise refuse("The stand-in simulates ui_mode=hosted_page only.", param="ui_mode")
    if "success_url" not in params:
        raise refuse(
            "Missing required param: success_url.", param="success_url", code="parameter_missing"
        )


def check_expiry(store: Store, wanted: int | None) -> int:
    now = store.now()
    if wanted is None:
        return now + LONGEST_LIFE
    if wanted < now + SHORTEST_LIFE:
        raise refuse(
            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session "
            "creation.",
            param="expires_at",
        )
    if wanted > now + LONGEST_LIFE:
        raise refuse(
            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
            param="expires_at",
        )
    return wanted


def describe(params: Object) -> Object:
    """The fields that follow from the parameters or never change in the stand-in."""
    given = {
        name: params.get(name)
        for name in (
            "billing_address_collection",
            "cancel_url",
            "client_reference_id",
            "customer",
            "customer_email",
            "locale",
            "submit_type",
            "success_url",
            "origin_context",
        )
    }
    empty = dict.fromkeys(
        (
            "after_expiration",
            "allow_promotion_codes",
            "client_secret",
            "collected_information",
            "consent",
            "consent_collection",
            "currency_conversion",
            "customer_account",
            "customer_details",
            "integration_identifier",
            "invoice",
            "managed_payments",
            "payment_intent",
            "payment_link",
            "payment_method_configuration_details",
            "permissions",
            "recovered_from",
            "saved_payment_method_options",
            "setup_intent",
            "shipping_address_collection",
            "shipping_cost",
            "subscription",
        )
    )
    texts = dict.fromkeys(
        ("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")
    )
    return {
        **empty,
        **given,
        "adaptive_pricing": params.get("adaptive_pricing", {"enabled": False}),
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "custom_fields": [],
        "custom_text": texts | params.get("custom_text", {}),
        "customer_creation": params.get("customer_creation", "if_required")
        if "customer" not in params
        else None,
        "discounts": [],
        "integration_identifier": params.get("integration_identifier"),
        "invoice_creation": None,
        "livemode": False,
        "metadata": merge_metadata({}, params.get("metadata", {})),
        "mode": "payment",
        "payment_method_collection": "if_required",
        "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"],
        "payment_status": "unpaid",
        "phone_number_collection": {"enabled": False},
        "shipping_options": [],
        "status": "open",
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "ui_mode": "hosted_page",
        "wallet_options": params.get("wallet_options"),
    }


def retrieve(store: Store, params: Object, identifier: str) -> Object:
    return store.get("checkout.session", identifier, "session")


def list_all(store: Store, params: Object) -> Object:
    equal = {k: params[k] for k in ("customer", "payment_intent", "status") if k in params}
    rows = store.all("checkout.session", **equal)
    if "customer_details" in params:
        email = params["customer_details"]["email"]
        rows = [row for row in rows if (row["customer_details"] or {}).get("email") == email]
    return lists.envelope(rows, params, "/v1/checkout/sessions", "checkout.session")


def list_items(store: Store, params: Object, identifier: str) -> Object:
    session = retrieve(store, params, identifier)
    url = f"/v1/checkout/sessions/{identifier}/line_items"
    return lists.envelope(items_of(store, session), params, url, "item")


def items_of(store: Store, session: Object) -> list[Object]:
    """In the order given at creation."""
    return [store.get("item", identifier) for identifier in store.secret(session["id"])["items"]]


def expire(store: Store, params: Object, identifier: str) -> Object:
    session = retrieve(store, params, identifier)
    if session["status"] != "open":
        raise refuse(
            'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout '
            f"Session has a status of {session['status']}.",
            param="session",
        )
    close(store, session)
    return session


def expire_by_time(store: Store, identifier: str) -> None:
    session = store.find("checkout.session", identifier)
    if session and session["status"] == "open" and session["expires_at"] <= store.now():
        close(store, session)


def close(store: Store, session: Object) -> None:
    session.update(status="expired", url=None)
    intent = store.find("payment_intent", session["payment_intent"])
    if intent and intent["status"] in intents.CANCELLABLE:
        intents.void(store, intent, "automatic")
    events.emit(store, "checkout.session.expired", session)


def intent_of(store: Store, session: Object) -> Object:
    """The session's payment intent, made when somebody first pays, as Stripe does."""
    found = store.find("payment_intent", session["payment_intent"])
    if found:
        return found
    params = {
        **store.secret(session["id"])["intent"],
        "amount": session["amount_total"],
        "currency": session["currency"],
        "customer": session["customer"],
    }
    made = intents.make(store, params)
    store.secret(made["id"])["session"] = session["id"]
    session["payment_intent"] = made["id"]
    return made


def note_customer(store: Store, session: Object, details: Object) -> None:
    """Keeps who pays until the session completes, and makes a customer where the session asks
    for one or the card is to be used again."""
    store.secret(session["id"])["person"] = details
    wants_customer = session["customer_creation"] == "always" or (
        session["customer_creation"] and store.secret(session["id"])["intent"]["setup_future_usage"]
    )
    if wants_customer and not session["customer"]:
        made = customers.create(store, {name: details[name] for name in ("email", "name")})
        session["customer"] = made["id"]


def known_email(store: Store, session: Object) -> str | None:
    """From the session or its customer; None when the page has to ask."""
    customer = store.find("customer", session["customer"]) or {}
    return session["customer_email"] or customer.get("email")


def describe_customer(**known: Any) -> Object:
    empty = dict.fromkeys(("address", "business_name", "email", "individual_name", "name", "phone"))
    return empty | {"tax_exempt": "none", "tax_ids": []} | known


def reflect(store: Store, session: Object) -> None:
    """Brings the session in line with its payment intent and says so in events."""
    intent = store.find("payment_intent", session["payment_intent"])
    if intent is None:
        return
    is_paid = intent["status"] == "succeeded"
    if session["status"] == "open" and intent["status"] in PAYING:
        session.update(status="complete", url=None, payment_status="paid" if is_paid else "unpaid")
        private = store.secret(session["id"])
        private["is_delayed"] = intent["status"] == "processing"
        session["customer_details"] = describe_customer(**private["person"])
        events.emit(store, "checkout.session.completed", session)
    elif session["status"] == "complete" and session["payment_status"] == "unpaid":
        is_delayed = store.secret(session["id"]).get("is_delayed")
        if is_paid:
            session["payment_status"] = "paid"
        if is_delayed and is_paid:
            events.emit(store, "checkout.session.async_payment_succeeded", session)
        elif is_delayed and intent["status"] == "requires_payment_method":
            events.emit(store, "checkout.session.async_payment_failed", session)


def capture(store: Store, params: Object, identifier: str) -> Object:
    """Captures a payment intent, and its session, if any, becomes paid."""
    intent = intents.capture(store, params, identifier)
    session = of_intent(store, intent)
    if session:
        reflect(store, session)
    return intent


def of_intent(store: Store, intent: Object) -> Object | None:
    return store.find("checkout.session", store.private.get(intent["id"], {}).get("session"))
