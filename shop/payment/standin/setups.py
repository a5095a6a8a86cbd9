"""Setup intents: keeping a card for later without charging it."""

from . import events, intents, methods
from .cards import UNAUTHENTICATED
from .customers import merge_metadata
from .errors import card_error, refuse
from .identifiers import make_identifier
from .store import Object, Store


def create(store: Store, params: Object) -> Object:
    if "customer" in params:
        store.get("customer", params["customer"], "customer")
    method = methods.find(store, params["payment_method"]) if "payment_method" in params else None
    made = store.add(
        "setup_intent",
        "seti_1",
        application=None,
        automatic_payment_methods=intents.automatic_methods(
            params.get("automatic_payment_methods")
        ),
        cancellation_reason=None,
        client_secret=None,
        customer=params.get("customer"),
        customer_account=None,
        description=params.get("description"),
        flow_directions=None,
        last_setup_error=None,
        latest_attempt=None,
        livemode=False,
        mandate=None,
        metadata=merge_metadata({}, params.get("metadata", {})),
        next_action=None,
        on_behalf_of=None,
        payment_method=method["id"] if method else None,
        payment_method_configuration_details=None,
        payment_method_options={
            "card": {
                "mandate_options": None,
                "network": None,
                "request_three_d_secure": "automatic",
            }
        },
        payment_method_types=["card"],
        single_use_mandate=None,
        status="requires_confirmation" if method else "requires_payment_method",
        usage=params.get("usage", "off_session"),
    )
    made["client_secret"] = f"{made['id']}_secret_{make_identifier('')}"
    events.emit(store, "setup_intent.created", made)
    if params.get("confirm"):
        confirm(store, made, method, params.get("return_url"))
    return made


def confirm(store: Store, setup: Object, method: Object | None, return_url: str | None) -> None:
    """Cards that always decline are refused; 4000000000000341 may be kept, as at Stripe."""
    if method is None:
        raise refuse(
            "You cannot confirm this SetupIntent because it's missing a payment method.",
            code="setup_intent_unexpected_state",
        )
    card = methods.card_of(store, method)
    if card.authentication != "never":
        base = store.base_url
        url = f"{base}/authenticate/{setup['id']}"
        setup["status"] = "requires_action"
        setup["next_action"] = {
            "redirect_to_url": {"return_url": return_url, "url": url},
            "type": "redirect_to_url",
        }
        events.emit(store, "setup_intent.requires_action", setup)
    elif card.decline and card.alias != "pm_card_chargeCustomerFail":
        fail(store, setup, card.decline.code, card.decline.message)
        raise card_error(
            card.decline.code,
            card.decline.message,
            decline_code=card.decline.decline_code,
            setup_intent=dict(setup),
        )
    else:
        succeed(store, setup)


def finish_authentication(store: Store, setup: Object, *, succeeded: bool) -> None:
    if setup["status"] != "requires_action":
        return
    setup["next_action"] = None
    if succeeded:
        succeed(store, setup)
    else:
        fail(store, setup, "setup_intent_authentication_failure", UNAUTHENTICATED.message)


def succeed(store: Store, setup: Object) -> None:
    setup["status"] = "succeeded"
    method = store.get("payment_method", setup["payment_method"])
    methods.attach(store, method, setup["customer"], is_set_up=True)
    events.emit(store, "setup_intent.succeeded", setup)


def fail(store: Store, setup: Object, code: str, message: str) -> None:
    setup.update(
        status="requires_payment_method",
        payment_method=None,
        last_setup_error={"code": code, "message": message, "type": "card_error"},
    )
    events.emit(store, "setup_intent.setup_failed", setup)


def retrieve(store: Store, params: Object, identifier: str) -> Object:
    return store.get("setup_intent", identifier, "intent")
