"""Events: a snapshot of an object at the moment something happened to it."""

from copy import deepcopy

from . import lists
from .identifiers import make_identifier
from .store import Object, Store

API_VERSION = "2026-10-28.endive"
KINDS = (
    "charge.captured",
    "charge.dispute.closed",
    "charge.dispute.created",
    "charge.dispute.funds_reinstated",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.updated",
    "charge.failed",
    "charge.pending",
    "charge.refund.updated",
    "charge.refunded",
    "charge.succeeded",
    "charge.updated",
    "checkout.session.async_payment_failed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.completed",
    "checkout.session.expired",
    "customer.created",
    "customer.updated",
    "payment_intent.amount_capturable_updated",
    "payment_intent.canceled",
    "payment_intent.created",
    "payment_intent.payment_failed",
    "payment_intent.processing",
    "payment_intent.requires_action",
    "payment_intent.succeeded",
    "payment_method.attached",
    "payment_method.detached",
    "refund.created",
    "refund.failed",
    "refund.updated",
    "setup_intent.created",
    "setup_intent.requires_action",
    "setup_intent.setup_failed",
    "setup_intent.succeeded",
)


def emit(store: Store, kind: str, changed: Object, previous: Object | None = None) -> Object:
    """Records the event and queues it for every webhook endpoint that wants it.

    `previous` holds the old values of the fields that an `.updated` event is about.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind} is not among events.KINDS")
    data: Object = {"object": deepcopy(changed)}
    if previous is not None:
        data["previous_attributes"] = previous
    event = store.add(
        "event",
        "evt_1",
        api_version=API_VERSION,
        data=data,
        livemode=False,
        pending_webhooks=0,
        request=dict(store.request),
        type=kind,
    )
    enqueue(store, event)
    return event


def enqueue(store: Store, event: Object) -> None:
    """Queues the event once for each endpoint; the webhook thread does the sending."""
    for endpoint in endpoints(store):
        wanted = endpoint["enabled_events"]
        if "*" in wanted or event["type"] in wanted:
            event["pending_webhooks"] += 1
            store.deliveries.append(
                {
                    "event": event["id"],
                    "type": event["type"],
                    "url": endpoint["url"],
                    "secret": endpoint["secret"],
                    "attempts": 0,
                    "due": 0,
                    "state": "waiting",
                    "last": "",
                }
            )
    store.wake()


def endpoints(store: Store) -> list[Object]:
    made = [
        {**row, "secret": store.secret(row["id"])["secret"]}
        for row in store.all("webhook_endpoint", status="enabled")
    ]
    if store.webhook_url:
        secret = store.webhook_secret
        made.append({"url": store.webhook_url, "secret": secret, "enabled_events": ["*"]})
    return made


def retrieve(store: Store, params: Object, identifier: str) -> Object:
    return store.get("event", identifier)


def list_all(store: Store, params: Object) -> Object:
    wanted = params.get("types") or ([params["type"]] if "type" in params else None)
    rows = store.all("event")
    if wanted:
        rows = [row for row in rows if any(matches(row["type"], pattern) for pattern in wanted)]
    if "delivery_success" in params:
        delivered = params["delivery_success"]
        rows = [row for row in rows if (row["pending_webhooks"] == 0) == delivered]
    return lists.envelope(rows, params, "/v1/events", "event")


def matches(kind: str, pattern: str) -> bool:
    """A pattern may end in `.*`, as in Stripe's event filters."""
    return kind == pattern or (pattern.endswith("*") and kind.startswith(pattern[:-1]))


def create_endpoint(store: Store, params: Object) -> Object:
    secret = make_identifier("whsec_")
    made = store.add(
        "webhook_endpoint",
        "we_1",
        api_version=None,
        application=None,
        description=params.get("description"),
        enabled_events=params["enabled_events"],
        livemode=False,
        metadata=params.get("metadata") or {},
        status="enabled",
        url=params["url"],
    )
    store.secret(made["id"])["secret"] = secret
    return {**made, "secret": secret}


def list_endpoints(store: Store, params: Object) -> Object:
    rows = store.all("webhook_endpoint")
    return lists.envelope(rows, params, "/v1/webhook_endpoints", "webhook_endpoint")
