"""Several workers whose time has come for the same planned price."""

import time
from unittest.mock import patch

import pytest

from shop.partner import price_changes
from shop.partner.models import StockRecord
from tests.concurrency.conftest import run_at_once
from tests.factories import make_product
from tests.partner.test_price_changes import plan

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
WORKERS = 4


def look_without_a_lock(stockrecord_id: int) -> StockRecord:
    record = StockRecord.objects.get(pk=stockrecord_id)
    time.sleep(0.2)
    return record


def planned_prices(record: StockRecord) -> int:
    return record.history.filter(history_change_reason="planned price").count()


def test_many_workers_apply_a_price_once():
    record = make_product(price="20.00").stockrecords.get()
    plan(record, "15.00", -1)

    run_at_once([price_changes.apply_due] * WORKERS)

    record.refresh_from_db()
    assert str(record.price) == "15.00"
    assert planned_prices(record) == 1


def test_control_without_the_lock_it_is_applied_again(several_writers):
    record = make_product(price="20.00").stockrecords.get()
    plan(record, "15.00", -1)

    with patch.object(price_changes, "_lock", look_without_a_lock):
        run_at_once([price_changes.apply_due] * WORKERS)

    assert planned_prices(record) > 1
