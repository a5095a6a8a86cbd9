"""The parameters that the stand-in takes, for each operation.

A hand-picked part of Stripe's API 2026-10-28.endive: what is not listed is refused with
`parameter_unknown`, also when Stripe knows it, so that nothing is silently ignored.
Source: https://docs.stripe.com/api and the installed SDK's `stripe.params`.
"""

from .events import KINDS
from .schema import (
    Address,
    Boolean,
    Clearable,
    Currency,
    Either,
    Email,
    Hash,
    Integer,
    ListOf,
    Metadata,
    Text,
)

EXPAND = {"expand": ListOf(Text(), 20)}
TIME_RANGE = Either(Hash({name: Integer() for name in ("gt", "gte", "lt", "lte")}))
PAGE = EXPAND | {
    "limit": Integer(1, 100),
    "starting_after": Text(),
    "ending_before": Text(),
}
DATED_PAGE = PAGE | {"created": TIME_RANGE}
USAGE = Text(choices=("off_session", "on_session"))
CAPTURE = Text(choices=("automatic", "automatic_async", "manual"))

POSTAL_ADDRESS = {
    name: Text() for name in ("city", "country", "line1", "line2", "postal_code", "state")
}
PARCEL = {"carrier": Text(), "name": Text(), "phone": Text(), "tracking_number": Text()}
SHIPPING = Hash(PARCEL | {"address": Hash(POSTAL_ADDRESS)}, required=("address", "name"))
SESSION_SHIPPING = Hash(
    PARCEL | {"address": Hash(POSTAL_ADDRESS, required=("line1",))}, required=("address", "name")
)

PRICE_DATA = Hash(
    {
        "currency": Currency(),
        "product_data": Hash(
            {
                "description": Text(40000),
                "images": ListOf(Address(), 8),
                "metadata": Metadata(),
                "name": Text(),
                "tax_code": Text(),
                "unit_label": Text(12),
            },
            required=("name",),
        ),
        "tax_behavior": Text(choices=("exclusive", "inclusive", "unspecified")),
        "unit_amount": Integer(0, 99_999_999),
    },
    required=("currency",),
)
LINE_ITEM = Hash(
    {
        "metadata": Metadata(),
        "price": Text(),
        "price_data": PRICE_DATA,
        "quantity": Integer(0, 999_999),
    }
)
CUSTOM_MESSAGE = Clearable(Hash({"message": Text(1200)}, required=("message",)))

SESSION_CREATE = Hash(
    EXPAND
    | {
        "adaptive_pricing": Hash({"enabled": Boolean()}),
        "allowed_payment_method_types": ListOf(Text(choices=("card",))),
        "billing_address_collection": Text(choices=("auto",)),
        "cancel_url": Address(),
        "client_reference_id": Text(200),
        "currency": Currency(),
        "custom_text": Hash({"submit": CUSTOM_MESSAGE, "after_submit": CUSTOM_MESSAGE}),
        "customer": Text(),
        "customer_creation": Text(choices=("always", "if_required")),
        "customer_email": Email(800),
        "customer_update": Hash(
            {
                "address": Text(choices=("auto", "never")),
                "name": Text(choices=("auto", "never")),
                "shipping": Text(choices=("auto", "never")),
            }
        ),
        "expires_at": Integer(),
        "integration_identifier": Text(),
        "line_items": ListOf(LINE_ITEM),
        "locale": Text(choices=("auto", "en", "en-GB")),
        "metadata": Metadata(),
        "mode": Text(choices=("payment", "setup", "subscription")),
        "origin_context": Text(choices=("mobile_app", "web")),
        "payment_intent_data": Hash(
            {
                "capture_method": CAPTURE,
                "description": Text(1000),
                "metadata": Metadata(),
                "receipt_email": Email(),
                "setup_future_usage": USAGE,
                "shipping": SESSION_SHIPPING,
                "statement_descriptor": Text(22),
                "statement_descriptor_suffix": Text(22),
                "transfer_group": Text(),
            }
        ),
        "payment_method_options": Hash(
            {
                "card": Hash(
                    {
                        "request_three_d_secure": Text(choices=("any", "automatic", "challenge")),
                        "setup_future_usage": USAGE,
                    }
                )
            }
        ),
        "submit_type": Text(choices=("auto", "book", "donate", "pay", "subscribe")),
        "success_url": Address(),
        "ui_mode": Text(choices=("elements", "embedded_page", "hosted_page")),
        "wallet_options": Hash({"link": Hash({"display": Text(choices=("auto", "never"))})}),
    }
)
SESSION_LIST = Hash(
    DATED_PAGE
    | {
        "customer": Text(),
        "customer_details": Hash({"email": Text()}, required=("email",)),
        "payment_intent": Text(),
        "status": Text(choices=("complete", "expired", "open")),
    }
)

INTENT_CREATE = Hash(
    EXPAND
    | {
        "amount": Integer(),
        "automatic_payment_methods": Hash(
            {"allow_redirects": Text(choices=("always", "never")), "enabled": Boolean()},
            required=("enabled",),
        ),
        "capture_method": CAPTURE,
        "confirm": Boolean(),
        "confirmation_method": Text(choices=("automatic", "manual")),
        "currency": Currency(),
        "customer": Text(),
        "description": Text(1000),
        "error_on_requires_action": Boolean(),
        "metadata": Metadata(),
        "off_session": Boolean(),
        "payment_method": Text(),
        "receipt_email": Email(),
        "return_url": Address(),
        "setup_future_usage": USAGE,
        "shipping": SHIPPING,
        "statement_descriptor": Text(22),
        "statement_descriptor_suffix": Text(22),
        "transfer_group": Text(),
    },
    required=("amount", "currency"),
)
INTENT_CONFIRM = Hash(
    EXPAND
    | {
        "error_on_requires_action": Boolean(),
        "off_session": Boolean(),
        "payment_method": Text(),
        "receipt_email": Clearable(Email()),
        "return_url": Address(),
        "setup_future_usage": Clearable(USAGE),
    }
)
INTENT_CANCEL = Hash(
    EXPAND
    | {
        "cancellation_reason": Text(
            choices=("abandoned", "duplicate", "fraudulent", "requested_by_customer")
        )
    }
)
INTENT_CAPTURE = Hash(EXPAND | {"amount_to_capture": Integer(1), "metadata": Clearable(Metadata())})
INTENT_LIST = Hash(DATED_PAGE | {"customer": Text()})
WITH_SECRET = Hash(EXPAND | {"client_secret": Text()})

REFUND_CREATE = Hash(
    EXPAND
    | {
        "amount": Integer(1),
        "charge": Text(),
        "metadata": Clearable(Metadata()),
        "payment_intent": Text(),
        "reason": Text(choices=("duplicate", "fraudulent", "requested_by_customer")),
    }
)
CHARGE_CHILD_LIST = Hash(DATED_PAGE | {"charge": Text(), "payment_intent": Text()})

CUSTOMER_FIELDS = EXPAND | {
    "address": Clearable(Hash(POSTAL_ADDRESS)),
    "description": Text(),
    "email": Email(512),
    "metadata": Clearable(Metadata()),
    "name": Text(256),
    "phone": Text(20),
    "preferred_locales": ListOf(Text()),
    "shipping": Clearable(
        Hash(
            {"address": Hash(POSTAL_ADDRESS), "name": Text(), "phone": Text()},
            required=("address", "name"),
        )
    ),
}
CUSTOMER_CREATE = Hash(CUSTOMER_FIELDS | {"payment_method": Text()})
CUSTOMER_UPDATE = Hash(
    CUSTOMER_FIELDS | {"invoice_settings": Hash({"default_payment_method": Text()})}
)
METHOD_LIST = Hash(
    PAGE
    | {
        "allow_redisplay": Text(choices=("always", "limited", "unspecified")),
        "type": Text(choices=("card",)),
    }
)

SETUP_CREATE = Hash(
    EXPAND
    | {
        "automatic_payment_methods": Hash(
            {"allow_redirects": Text(choices=("always", "never")), "enabled": Boolean()},
            required=("enabled",),
        ),
        "confirm": Boolean(),
        "customer": Text(),
        "description": Text(1000),
        "metadata": Metadata(),
        "payment_method": Text(),
        "return_url": Address(),
        "usage": USAGE,
    }
)
EVENT_LIST = Hash(
    DATED_PAGE | {"delivery_success": Boolean(), "type": Text(), "types": ListOf(Text(), 20)}
)
ENDPOINT_CREATE = Hash(
    EXPAND
    | {
        "description": Clearable(Text()),
        "enabled_events": ListOf(Text(choices=("*", *KINDS)), 300),
        "metadata": Clearable(Metadata()),
        "url": Address(),
    },
    required=("enabled_events", "url"),
)
RETRIEVE = Hash(EXPAND)
LIST = Hash(PAGE)
