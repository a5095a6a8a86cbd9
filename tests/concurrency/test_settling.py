"""The return, the webhook and the reconciler at the same moment: one payment in the books."""

from unittest.mock import patch

import pytest
from django.db.models import QuerySet
from django.test import Client

from shop.order.models import Order
from shop.payment import settlement
from shop.payment.settlement import settle
from shop.tasks.models import OutboxMessage
from tests.checkout.conftest import add_to_cart, fill_details, pay_at_stripe, place
from tests.concurrency.conftest import once_all_are_here, run_at_once
from tests.factories import make_product

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


@pytest.fixture
def paid_attempt(standin):
    client = Client()
    add_to_cart(client, make_product())
    fill_details(client)
    place(client)
    attempt = Order.objects.get().payment_attempts.get()
    pay_at_stripe(attempt.session_url)
    return attempt


def test_settling_many_times_at_once_writes_one_payment(paid_attempt):
    run_at_once([lambda: settle(paid_attempt)] * 6)

    order = Order.objects.get()
    assert order.status == "Paid"
    assert order.sources.count() == 1
    assert OutboxMessage.objects.filter(kind="order.confirmation").count() == 1


def test_control_without_the_lock_the_payment_is_written_more_than_once(
    paid_attempt, several_writers
):
    with (
        patch.object(QuerySet, "select_for_update", lambda self, *args, **kwargs: self),
        patch.object(settlement, "_move", once_all_are_here(6, settlement._move)),
    ):
        run_at_once([lambda: settle(paid_attempt)] * 6)

    assert Order.objects.get().sources.count() > 1
