"""Planned prices: applied once, in order, and never over somebody's own price."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from shop.partner.models import PriceChange, StockRecord
from shop.partner.price_changes import apply_due, withdraw
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db
Outcome = PriceChange.Outcome


@pytest.fixture
def record(db: None) -> StockRecord:
    return make_product(price="20.00", slug="magnesium").stockrecords.get()


def plan(
    record: StockRecord, price: str, start: int, end: int | None = None, **more
) -> PriceChange:
    """Hours from now; negative ones are due."""
    now = timezone.now()
    return PriceChange.objects.create(
        stockrecord=record,
        price=price,
        starts_at=now + timedelta(hours=start),
        ends_at=None if end is None else now + timedelta(hours=end),
        **more,
    )


def price_now() -> str:
    return str(StockRecord.objects.get().price)


def let_end(change: PriceChange) -> None:
    now = timezone.now()
    PriceChange.objects.filter(pk=change.pk).update(
        starts_at=now - timedelta(hours=2), ends_at=now - timedelta(hours=1)
    )


def test_nothing_happens_before_its_time(record):
    plan(record, "15.00", 1)

    assert apply_due() == 0
    assert price_now() == "20.00"


def test_price_without_an_end_stays(record):
    change = plan(record, "15.00", -1)

    apply_due()
    apply_due()

    change.refresh_from_db()
    assert price_now() == "15.00"
    assert (change.former_price, change.ended_at) == (Decimal("20.00"), None)


def test_price_with_an_end_gives_the_former_one_back(record):
    change = plan(record, "15.00", -1, 1)
    apply_due()
    assert price_now() == "15.00"

    let_end(change)
    apply_due()

    change.refresh_from_db()
    assert (price_now(), change.outcome) == ("20.00", Outcome.RETURNED)


def test_price_changed_by_hand_meanwhile_is_left_alone_at_the_end(record):
    change = plan(record, "15.00", -1, 1)
    apply_due()
    StockRecord.objects.update(price="18.00")

    let_end(change)
    apply_due()

    change.refresh_from_db()
    assert (price_now(), change.outcome) == ("18.00", Outcome.KEPT)


def test_period_that_passed_while_nothing_ran_is_missed(record):
    change = plan(record, "15.00", -3, -1)

    apply_due()

    change.refresh_from_db()
    assert (price_now(), change.outcome, change.applied_at) == ("20.00", Outcome.MISSED, None)


def test_steps_that_are_late_are_taken_in_order(record):
    plan(record, "12.00", -1)
    plan(record, "15.00", -2)

    apply_due()

    assert price_now() == "12.00"


def test_one_that_ends_when_the_next_begins_hands_the_former_price_on(record):
    first = plan(record, "15.00", -1, 1)
    apply_due()
    let_end(first)
    first.refresh_from_db()
    second = plan(record, "12.00", 0, 5)
    PriceChange.objects.filter(pk=second.pk).update(starts_at=first.ends_at)

    apply_due()

    second.refresh_from_db()
    assert (price_now(), second.former_price) == ("12.00", Decimal("20.00"))


def test_withdrawn_one_is_not_applied(record):
    change = plan(record, "15.00", 1)
    assert withdraw(change)
    PriceChange.objects.update(starts_at=timezone.now() - timedelta(hours=1))

    apply_due()

    assert price_now() == "20.00"


def test_one_that_has_begun_cannot_be_withdrawn(record):
    change = plan(record, "15.00", -1, 1)
    apply_due()

    assert not withdraw(change)


def test_history_says_who_planned_it(record):
    ada = make_user()
    plan(record, "15.00", -1, by=ada)

    apply_due()

    entry = StockRecord.objects.get().history.first()
    assert (entry.price, entry.history_user) == (Decimal("15.00"), ada)
    assert entry.history_change_reason == "planned price"


def test_stock_reserved_meanwhile_is_not_touched(record):
    plan(record, "15.00", -1)
    StockRecord.objects.update(num_allocated=4)

    apply_due()

    assert StockRecord.objects.get().num_allocated == 4


def test_one_that_fails_holds_up_no_other_and_comes_again(record, monkeypatch):
    from shop.partner import price_changes

    other = make_product(price="30.00").stockrecords.get()
    plan(record, "15.00", -1)
    plan(other, "25.00", -1)
    real = price_changes._set_price

    def fail_for_first(row, *rest):
        if row.pk == record.pk:
            raise RuntimeError("broken")
        real(row, *rest)

    monkeypatch.setattr(price_changes, "_set_price", fail_for_first)
    with pytest.raises(RuntimeError):
        apply_due()
    other.refresh_from_db()
    assert other.price == Decimal("25.00")

    monkeypatch.undo()
    apply_due()
    record.refresh_from_db()
    assert record.price == Decimal("15.00")


@pytest.mark.parametrize(
    ("first", "second", "collide"),
    [
        ((1, 3), (2, 4), True),
        ((1, 3), (3, 4), False),
        ((1, None), (1, None), True),
        ((1, None), (2, None), False),
        ((1, 3), (2, None), True),
        ((1, 3), (3, None), False),
        ((1, 3), (1, None), True),
        ((2, None), (1, 3), True),
    ],
)
def test_overlaps(record, first, second, collide):
    now = timezone.now()

    def make(period):
        start, end = period
        return PriceChange(
            starts_at=now + timedelta(hours=start),
            ends_at=end and now + timedelta(hours=end),
        )

    assert make(first).overlaps(make(second)) is collide


def test_database_takes_no_price_of_nothing(record):
    with pytest.raises(IntegrityError), transaction.atomic():
        plan(record, "0.00", 1)


def test_page_and_machines_say_until_when_a_price_holds(client, record):
    change = plan(record, "15.00", -1, 5)
    apply_due()

    page = client.get("/products/magnesium/").content.decode()

    assert "This price holds until" in page
    assert f'"priceValidUntil": "{change.ends_at.isoformat()}"' in page


def test_machines_are_told_when_the_next_price_comes_and_people_are_not(client, record):
    change = plan(record, "25.00", 5)

    page = client.get("/products/magnesium/").content.decode()

    assert "This price holds until" not in page
    assert f'"priceValidUntil": "{change.starts_at.isoformat()}"' in page


def test_page_without_a_plan_says_nothing(client, record):
    page = client.get("/products/magnesium/").content.decode()

    assert "priceValidUntil" not in page


def test_cart_tells_of_the_new_price(client, record):
    client.post(f"/cart/add/{record.product_id}/", {"quantity": 1})
    plan(record, "25.00", -1)
    apply_due()

    page = client.get("/cart/").content.decode()

    assert "The price has gone up from $20.00 to $25.00 since you added it." in page
