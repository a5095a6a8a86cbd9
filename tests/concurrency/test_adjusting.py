"""Stock that several people change at once, while orders reserve it."""

import time
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.db.models import QuerySet

from shop.inventory import adjustments
from shop.inventory.exceptions import AdjustmentRefused
from shop.inventory.models import StockAdjustment
from shop.inventory.reservations import Wanted, reserve
from shop.partner.models import StockRecord
from tests.concurrency.conftest import once_all_are_here, run_at_once
from tests.factories import make_product

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
HANDS = 6


def take_one(record: StockRecord):
    def take() -> bool:
        try:
            adjustments.adjust(
                StockRecord.objects.get(pk=record.pk), change=-1, reason="given_away"
            )
        except AdjustmentRefused:
            return False
        return True

    return take


def check_then_act(stockrecord_id: int, change: int) -> bool:
    """Look first, write later, with time in between."""
    record = StockRecord.objects.get(pk=stockrecord_id)
    time.sleep(0.2)
    StockRecord.objects.filter(pk=stockrecord_id).update(num_in_stock=record.num_in_stock + change)
    return True


def test_units_are_taken_away_once_each_and_the_ledger_adds_up():
    record = make_product(stock=4).stockrecords.get()

    results = run_at_once([take_one(record)] * HANDS)

    assert results.count(True) == 4
    assert StockRecord.objects.get().num_in_stock == 0
    after = StockAdjustment.objects.order_by("pk").values_list("stock_after", flat=True)
    assert sorted(after) == [0, 1, 2, 3]


def test_control_without_the_condition_units_are_lost(several_writers):
    record = make_product(stock=HANDS).stockrecords.get()

    with patch.object(adjustments, "_change_stock", check_then_act):
        results = run_at_once([take_one(record)] * HANDS)

    assert results.count(True) == HANDS
    assert StockRecord.objects.get().num_in_stock > 0


def click_on_one_form(record: StockRecord):
    submission = uuid4()
    return lambda: adjustments.adjust(
        StockRecord.objects.get(pk=record.pk), change=-3, reason="damaged", submission=submission
    )


def test_many_clicks_on_one_form_change_stock_once():
    record = make_product(stock=4).stockrecords.get()

    results = run_at_once([click_on_one_form(record)] * HANDS)

    assert set(results) == {StockAdjustment.objects.get()}
    assert StockRecord.objects.get().num_in_stock == 1


def test_control_without_the_lock_the_second_click_is_an_error(several_writers):
    record = make_product(stock=20).stockrecords.get()

    change = once_all_are_here(HANDS, adjustments._change_stock)
    with (
        patch.object(QuerySet, "select_for_update", lambda self, *args, **kwargs: self),
        patch.object(adjustments, "_change_stock", change),
    ):
        results = run_at_once([click_on_one_form(record)] * HANDS)

    assert [type(result) for result in results].count(IntegrityError) == HANDS - 1


def test_last_unit_is_either_reserved_or_taken_away():
    record = make_product(stock=1).stockrecords.get()

    def order() -> bool:
        try:
            reserve([Wanted(record.pk, 1, "Sedorum")])
        except Exception:
            return False
        return True

    results = run_at_once([order, take_one(record)] * 3)

    assert results.count(True) == 1
    record.refresh_from_db()
    assert (record.num_in_stock, record.num_allocated or 0) in [(1, 1), (0, 0)]
