from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from shop.inventory.adjustments import MOST_UNITS, adjust
from shop.inventory.exceptions import AdjustmentRefused
from shop.inventory.models import StockAdjustment
from shop.partner.importers import CatalogueImporter
from shop.partner.models import StockRecord
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def make_record(*, stock: int | None = 10, reserved: int | None = None) -> StockRecord:
    record = make_product(stock=0).stockrecords.get()
    StockRecord.objects.update(num_in_stock=stock, num_allocated=reserved)
    record.refresh_from_db()
    return record


def test_change_is_written_with_who_and_why() -> None:
    record, ada = make_record(stock=10), make_user()

    entry = adjust(record, change=-3, reason="damaged", note=" Fell down ", by=ada)

    assert record.num_in_stock == StockRecord.objects.get().num_in_stock == 7
    assert (entry.change, entry.stock_after, entry.reason) == (-3, 7, "damaged")
    assert (entry.sku, entry.note, entry.by) == (record.partner_sku, "Fell down", ada)


def test_unknown_stock_counts_as_none() -> None:
    record = make_record(stock=None)

    adjust(record, change=4, reason="received")

    assert StockRecord.objects.get().num_in_stock == 4


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (-11, "only 10 in stock"),
        (-7, "at most 6 can be taken away"),
        (0, "changes nothing"),
        (MOST_UNITS + 1, "At most"),
        (-MOST_UNITS - 1, "At most"),
    ],
)
def test_change_that_cannot_be_is_refused_and_not_written(change: int, words: str) -> None:
    record = make_record(stock=10, reserved=4)

    with pytest.raises(AdjustmentRefused, match=words):
        adjust(record, change=change, reason="counted")

    assert StockRecord.objects.get().num_in_stock == 10
    assert not StockAdjustment.objects.exists()


def test_everything_that_is_not_reserved_can_be_taken_away() -> None:
    record = make_record(stock=10, reserved=4)

    assert adjust(record, change=-6, reason="expired").stock_after == 4


def test_more_than_the_column_holds_is_refused() -> None:
    record = make_record(stock=1_000_000_000)

    with pytest.raises(AdjustmentRefused, match="cannot be right"):
        adjust(record, change=1, reason="received")


def test_unknown_reason_is_refused() -> None:
    with pytest.raises(AdjustmentRefused, match="no reason that is known"):
        adjust(make_record(), change=1, reason="because")


def test_deleted_stock_record_is_refused() -> None:
    record = make_record()
    StockRecord.objects.all().delete()

    with pytest.raises(AdjustmentRefused, match="no longer there"):
        adjust(record, change=1, reason="received")


def test_same_submission_changes_stock_once() -> None:
    record, submission = make_record(stock=10), uuid4()

    entries = [adjust(record, change=5, reason="received", submission=submission) for _ in range(2)]

    assert entries[0] == entries[1]
    assert StockRecord.objects.get().num_in_stock == 15


def test_caller_that_fails_takes_stock_and_entry_back() -> None:
    record = make_record(stock=10)

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        adjust(record, change=5, reason="received")
        1 / 0  # noqa: B018

    assert StockRecord.objects.get().num_in_stock == 10
    assert not StockAdjustment.objects.exists()


def test_entry_is_never_changed_nor_deleted() -> None:
    entry = adjust(make_record(), change=5, reason="received")
    entry.note = "Other"

    for attempt in (
        entry.save,
        entry.delete,
        StockAdjustment.objects.all().delete,
        lambda: StockAdjustment.objects.update(note="Other"),
    ):
        with pytest.raises(TypeError, match="never"):
            attempt()


def test_database_takes_no_entry_without_a_change() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        StockAdjustment.objects.create(sku="A", change=0, stock_after=1, reason="counted")


def test_import_of_oscar_goes_through_the_ledger(caplog: pytest.LogCaptureFixture) -> None:
    record = make_record(stock=10)

    CatalogueImporter(None)._create_stockrecord(
        record.product, record.partner.name, record.partner_sku, "9.95", "4"
    )

    record.refresh_from_db()
    assert (str(record.price), record.num_in_stock) == ("9.95", 4)
    assert StockAdjustment.objects.values_list("change", "reason").get() == (-6, "import")


def test_only_the_ledger_and_reservations_touch_the_row(
    django_assert_max_num_queries: object,
) -> None:
    """Three statements in a transaction: the change, what is there now, the entry."""
    record = make_record()

    with django_assert_max_num_queries(5):  # type: ignore[operator]
        adjust(record, change=1, reason="received")
    assert connection.in_atomic_block
