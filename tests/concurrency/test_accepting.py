"""Two of the staff accept the same late payment at the same moment."""

from unittest.mock import patch

import pytest
from django.db.models import QuerySet

from shop.inventory import reservations
from shop.order.models import Line
from shop.order.processing import EventHandler
from shop.order.statuses import OrderStatus
from shop.partner.models import StockRecord
from tests.concurrency.conftest import once_all_are_here, run_at_once
from tests.customer.orders import make_order
from tests.factories import make_product

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
CLICKS = 4


@pytest.fixture
def accept():
    """Accepts an order of two units whose stock was given back."""
    order = make_order(make_product(stock=20), status=OrderStatus.PAYMENT_REVIEW)
    Line.objects.update(num_allocated=0)
    return lambda: EventHandler().handle_order_status_change(order, OrderStatus.PAID)


def test_stock_is_reserved_once(accept):
    assert run_at_once([accept] * CLICKS) == [None] * CLICKS
    assert StockRecord.objects.get().num_allocated == 2


def test_control_without_the_lock_it_is_reserved_more_than_once(accept, several_writers):
    with (
        patch.object(QuerySet, "select_for_update", lambda self, *args, **kwargs: self),
        patch.object(reservations, "reserve", once_all_are_here(CLICKS, reservations.reserve)),
    ):
        run_at_once([accept] * CLICKS)

    assert StockRecord.objects.get().num_allocated > 2
