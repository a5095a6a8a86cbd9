"""The envelope: keys, errors, parameters, lists, expansion."""

import typing
from typing import Any

import pytest
import stripe
import stripe.params
import stripe.params.checkout
from typing_extensions import is_typeddict

from shop.payment.standin import parameters
from shop.payment.standin.process import Handle
from shop.payment.standin.schema import Clearable, Hash, ListOf

from .conftest import Control, OpenSession, call, plain

# Our schemas and the installed SDK's types, which are those of its API version.
TYPES = [
    (parameters.SESSION_CREATE, stripe.params.checkout.SessionCreateParams),
    (parameters.SESSION_LIST, stripe.params.checkout.SessionListParams),
    (parameters.INTENT_CREATE, stripe.params.PaymentIntentCreateParams),
    (parameters.INTENT_CONFIRM, stripe.params.PaymentIntentConfirmParams),
    (parameters.INTENT_CANCEL, stripe.params.PaymentIntentCancelParams),
    (parameters.INTENT_CAPTURE, stripe.params.PaymentIntentCaptureParams),
    (parameters.INTENT_LIST, stripe.params.PaymentIntentListParams),
    (parameters.REFUND_CREATE, stripe.params.RefundCreateParams),
    (parameters.CHARGE_CHILD_LIST, stripe.params.RefundListParams),
    (parameters.CUSTOMER_CREATE, stripe.params.CustomerCreateParams),
    (parameters.CUSTOMER_UPDATE, stripe.params.CustomerUpdateParams),
    (parameters.SETUP_CREATE, stripe.params.SetupIntentCreateParams),
    (parameters.EVENT_LIST, stripe.params.EventListParams),
    (parameters.ENDPOINT_CREATE, stripe.params.WebhookEndpointCreateParams),
]


@pytest.mark.parametrize(("ours", "theirs"), TYPES, ids=[row[1].__name__ for row in TYPES])
def test_parameters_exist_in_the_installed_sdk(ours: Hash, theirs: Any) -> None:
    compare(ours, theirs, theirs.__name__)


def compare(ours: Hash, theirs: Any, name: str) -> None:
    # Names that the SDK imports for type checkers only.
    unimported = {"StripeContext": object, "Mapping": typing.Mapping}
    hints = typing.get_type_hints(theirs, localns=unimported)
    assert set(ours.fields) <= set(hints), name
    for key, kind in ours.fields.items():
        while isinstance(kind, Clearable | ListOf):
            kind = kind.inner if isinstance(kind, Clearable) else kind.item
        if isinstance(kind, Hash):
            inner = next(part for part in unfold(hints[key]) if is_typeddict(part))
            compare(kind, inner, f"{name}.{key}")


def unfold(hint: Any) -> list[Any]:
    return [hint, *(deep for part in typing.get_args(hint) for deep in unfold(part))]


@pytest.mark.parametrize("key", ["", "sk_test_51abc", "sk_live_51abc", "sk_test_stand"])
def test_only_the_stand_ins_own_keys_open_it(standin: Handle, key: str) -> None:
    headers = {"Authorization": f"Bearer {key}"} if key else {}

    answer = call(f"{standin.url}/v1/events", **headers)

    assert answer.status == 401
    assert answer.json["error"]["type"] == "invalid_request_error"
    assert not key or key not in answer.text.replace("sk_test_standin", "")


def test_errors_come_in_stripes_envelope(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError) as missing:
        client.v1.refunds.retrieve("re_unknown")

    error = missing.value
    assert (error.http_status, error.code, error.param) == (404, "resource_missing", "refund")
    assert error.request_id and error.request_id.startswith("req_")


@pytest.mark.parametrize(
    ("changes", "param", "code"),
    [
        ({"surprise": 1}, "surprise", "parameter_unknown"),
        (
            {"payment_intent_data": {"surprise": 1}},
            "payment_intent_data[surprise]",
            "parameter_unknown",
        ),
        (
            {"line_items": [{"price_data": {"currency": "usd", "colour": "x"}}]},
            "line_items[0][price_data][colour]",
            "parameter_unknown",
        ),
        ({"expires_at": "soon"}, "expires_at", "parameter_invalid_integer"),
        ({"client_reference_id": ""}, "client_reference_id", "parameter_invalid_empty"),
        ({"line_items": "many"}, "line_items", None),
        ({"metadata": "text"}, "metadata", None),
        ({"mode": "gift"}, "mode", None),
        ({"adaptive_pricing": {"enabled": "perhaps"}}, "adaptive_pricing[enabled]", None),
        ({"expand": ["surprise"]}, "expand", None),
    ],
)
def test_unknown_or_ill_typed_parameters_are_refused(
    control: Control, open_session: OpenSession, changes: Any, param: str, code: str | None
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        open_session(**changes)

    assert (refused.value.param, refused.value.code) == (param, code)
    assert control.get("ledger")["sessions"] == []


def test_unknown_address_is_a_404(standin: Handle) -> None:
    answer = call(f"{standin.url}/v1/invoices", Authorization=f"Bearer {standin.key}")

    assert answer.status == 404
    assert "Unrecognized request URL (GET: /v1/invoices)" in answer.json["error"]["message"]


def test_pages_walk_both_ways(client: stripe.StripeClient) -> None:
    made = [client.v1.customers.create({"payment_method": "pm_card_visa"}) for _ in range(1)]
    for _ in range(4):
        client.v1.payment_intents.create({"amount": 900, "currency": "usd", "customer": made[0].id})
    listing = client.v1.payment_intents.list({"limit": 2})
    everything = [row.id for row in listing.auto_paging_iter()]

    assert listing.has_more and len(listing.data) == 2
    assert len(everything) == len(set(everything)) == 4
    second = client.v1.payment_intents.list({"limit": 2, "starting_after": everything[1]})
    assert [row.id for row in second.data] == everything[2:]
    assert not second.has_more
    back = client.v1.payment_intents.list({"limit": 1, "ending_before": everything[3]})
    assert [row.id for row in back.data] == [everything[2]]
    assert back.has_more


def test_lists_filter_by_date_and_refuse_a_lost_cursor(
    client: stripe.StripeClient, control: Control, open_session: OpenSession
) -> None:
    old = open_session()
    control.advance(3600)
    new = open_session()

    later = client.v1.checkout.sessions.list({"created": {"gt": old.created + 60}})
    earlier = client.v1.checkout.sessions.list({"created": {"lte": old.created}})

    assert [row.id for row in later.data] == [new.id]
    assert [row.id for row in earlier.data] == [old.id]
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.checkout.sessions.list({"starting_after": "cs_unknown"})
    assert refused.value.param == "starting_after"


def test_sessions_are_found_by_status_and_intent(client: stripe.StripeClient, pay: Any) -> None:
    paid = pay()
    pay("4000000000000002")

    complete = client.v1.checkout.sessions.list({"status": "complete"}).data
    of_intent = client.v1.checkout.sessions.list({"payment_intent": paid.payment_intent.id}).data

    assert [row.id for row in complete] == [row.id for row in of_intent] == [paid.id]


def test_expansion_goes_four_levels_deep(client: stripe.StripeClient, pay: Any) -> None:
    session = pay()

    found = client.v1.checkout.sessions.list(
        {"expand": ["data.payment_intent.latest_charge.balance_transaction", "data.line_items"]}
    ).data[0]

    assert found.id == session.id
    assert found.payment_intent.latest_charge.balance_transaction.amount == 5390  # type: ignore
    assert found.line_items and len(found.line_items.data) == 2


def test_customers_are_updated_field_by_field(client: stripe.StripeClient) -> None:
    made = client.v1.customers.create({"name": "Ada", "metadata": {"a": "1", "b": "2"}})

    changed = client.v1.customers.update(made.id, {"metadata": {"a": "", "c": "3"}})

    assert (changed.name, plain(changed.metadata)) == ("Ada", {"b": "2", "c": "3"})


def test_detached_card_leaves_its_customer(client: stripe.StripeClient) -> None:
    customer = client.v1.customers.create({"payment_method": "pm_card_visa"})
    kept = client.v1.customers.payment_methods.list(customer.id).data[0]

    client.v1.payment_methods.detach(kept.id)

    assert client.v1.customers.payment_methods.list(customer.id).data == []


def test_setup_intent_keeps_a_card(client: stripe.StripeClient) -> None:
    customer = client.v1.customers.create({})

    setup = client.v1.setup_intents.create(
        {"customer": customer.id, "payment_method": "pm_card_visa", "confirm": True}
    )

    assert setup.status == "succeeded"
    assert len(client.v1.customers.payment_methods.list(customer.id).data) == 1
