"""The states of an import, and what happens when steps come twice, late or in between."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from catalogue.models import Product
from shop.exchange import runs
from shop.exchange.exceptions import WrongState
from shop.exchange.models import ImportRun
from shop.inventory.models import StockAdjustment
from shop.partner.models import StockRecord
from shop.tasks.models import OutboxMessage
from shop.tasks.registry import handlers
from shop.tasks.worker import load_handlers
from tests.factories import make_product

from .files import applied, checked, of_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds")]
State = ImportRun.State
ZINC = {"sku": "Z", "title": "Zinc", "price": "9.95", "in_stock": "10"}


def approved(content: bytes) -> ImportRun:
    run = checked(content)
    runs.approve(run, digest=run.digest, by=None)
    return run


def state_of(run: ImportRun) -> str:
    return ImportRun.objects.get(pk=run.pk).state


def test_worker_checks_and_applies() -> None:
    run = runs.upload(SimpleUploadedFile("products.csv", of_rows(ZINC)), by=None)
    _work()
    run.refresh_from_db()
    runs.approve(run, digest=run.digest, by=None)

    _work()

    assert state_of(run) == State.APPLIED
    assert Product.objects.get().title == "Zinc"


def test_applying_twice_writes_once() -> None:
    run = approved(of_rows(ZINC))

    runs.apply(run.pk)
    runs.apply(run.pk)

    assert Product.objects.count() == 1
    assert StockAdjustment.objects.count() == 1


def test_approving_twice_queues_once() -> None:
    run = approved(of_rows(ZINC))

    runs.approve(run, digest=run.digest, by=None)

    assert OutboxMessage.objects.filter(kind=runs.APPLY).count() == 1


def test_what_follows_is_done_after_a_break(monkeypatch: pytest.MonkeyPatch) -> None:
    """Written, and the worker dies before filters and search are renewed."""
    run = approved(of_rows(ZINC))
    monkeypatch.setattr(runs, "follow", _fail)
    with pytest.raises(RuntimeError):
        runs.apply(run.pk)
    assert state_of(run) == State.WRITTEN
    monkeypatch.undo()

    runs.apply(run.pk)

    assert state_of(run) == State.APPLIED
    assert Product.objects.count() == 1


def test_error_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    run = approved(of_rows(ZINC))
    monkeypatch.setattr("shop.exchange.writing.write_facts", _fail)

    runs.apply(run.pk)

    assert state_of(run) == State.FAILED
    assert (Product.objects.count(), StockRecord.objects.count()) == (0, 0)


def test_price_that_changes_between_check_and_apply() -> None:
    product = make_product(price="19.95")
    sku = product.stockrecords.get().partner_sku
    run = approved(of_rows({"sku": sku, "price": "24.95"}))
    StockRecord.objects.update(price="21.95")

    runs.apply(run.pk)

    run.refresh_from_db()
    assert run.state == State.FAILED
    assert "changed after it was checked" in run.failure
    assert str(product.stockrecords.get().price) == "21.95"


def test_what_changes_beside_the_file_is_no_reason() -> None:
    product = make_product(price="19.95", stock=10)
    sku = product.stockrecords.get().partner_sku
    run = approved(of_rows({"sku": sku, "price": "24.95"}))
    StockRecord.objects.update(num_in_stock=7, num_allocated=2)

    runs.apply(run.pk)

    record = product.stockrecords.get()
    assert (str(record.price), record.num_in_stock, record.num_allocated) == ("24.95", 7, 2)


def test_price_that_changes_right_before_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the plan was made anew, and before its rows are locked."""
    product = make_product(price="19.95")
    sku = product.stockrecords.get().partner_sku
    run = approved(of_rows({"sku": sku, "price": "24.95"}))
    prepare = runs.prepare

    def prepare_then_change(*arguments, **named):
        prepared = prepare(*arguments, **named)
        StockRecord.objects.update(price="21.95")
        return prepared

    monkeypatch.setattr(runs, "prepare", prepare_then_change)

    runs.apply(run.pk)

    assert state_of(run) == State.FAILED
    assert str(product.stockrecords.get().price) == "21.95"


def test_file_that_has_gone_is_told() -> None:
    run = approved(of_rows(ZINC))
    Path(run.file.path).unlink()

    runs.apply(run.pk)

    run.refresh_from_db()
    assert (run.state, run.failure) == (State.FAILED, "The file has gone. Upload it again.")


def test_second_worker_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lease ran out in the middle, and somebody else did the work."""
    run = approved(of_rows(ZINC))
    write = runs.write

    def write_after_another(prepared):
        keys = write(prepared)
        ImportRun.objects.update(state=State.WRITTEN, written=keys)
        return keys

    monkeypatch.setattr(runs, "write", write_after_another)

    runs.apply(run.pk)

    assert Product.objects.count() == 0


def test_product_that_comes_to_be_meanwhile() -> None:
    run = approved(of_rows(ZINC))
    applied(of_rows(ZINC | {"title": "Zinc of somebody else"}))

    runs.apply(run.pk)

    assert state_of(run) == State.FAILED
    assert Product.objects.get().title == "Zinc of somebody else"


def test_other_changes_than_shown_are_not_approved() -> None:
    run = checked(of_rows(ZINC))

    with pytest.raises(WrongState):
        runs.approve(run, digest="something else", by=None)

    assert state_of(run) == State.CHECKED


def test_file_with_errors_cannot_be_approved() -> None:
    run = checked(of_rows(ZINC | {"price": "x"}))

    with pytest.raises(WrongState):
        runs.approve(run, digest=run.digest, by=None)


def test_failed_file_can_be_checked_again() -> None:
    product = make_product(price="19.95")
    sku = product.stockrecords.get().partner_sku
    run = approved(of_rows({"sku": sku, "price": "24.95"}))
    StockRecord.objects.update(price="21.95")
    runs.apply(run.pk)

    runs.check_again(run)
    runs.check(run.pk)

    run.refresh_from_db()
    assert run.changes[0]["changes"] == [["price", "21.95", "24.95"]]


def test_run_is_left_to_the_worker_that_has_it() -> None:
    run = approved(of_rows(ZINC))
    ImportRun.objects.update(leased_until=timezone.now() + timedelta(minutes=1))

    runs.apply(run.pk)

    assert state_of(run) == State.APPROVED


def test_run_that_was_left_behind_is_queued_again() -> None:
    run = approved(of_rows(ZINC))
    OutboxMessage.objects.all().delete()
    ImportRun.objects.update(uploaded_at=timezone.now() - timedelta(hours=1))

    assert runs.resume() == 1
    assert OutboxMessage.objects.get().payload == {"run": run.pk}


def test_file_is_deleted_after_a_week() -> None:
    run = checked(of_rows(ZINC))
    path = Path(run.file.path)
    ImportRun.objects.update(uploaded_at=timezone.now() - timedelta(days=8))

    runs.expire()

    run.refresh_from_db()
    assert (path.exists(), bool(run.file), run.state) == (False, False, State.EXPIRED)
    with pytest.raises(WrongState):
        runs.check_again(run)


def test_applied_run_stays_as_history() -> None:
    run = applied(of_rows(ZINC))
    ImportRun.objects.update(uploaded_at=timezone.now() - timedelta(days=8))

    runs.expire()

    assert state_of(run) == State.APPLIED


def test_file_is_not_among_public_media(settings) -> None:
    run = checked(of_rows(ZINC))

    assert not Path(run.file.path).is_relative_to(settings.MEDIA_ROOT)
    assert Path(run.file.path).stat().st_mode & 0o077 == 0


def _work() -> None:
    """What the worker does with the queue, in this test's own connection."""
    load_handlers()
    for message in OutboxMessage.objects.filter(state=OutboxMessage.State.WAITING):
        handlers[message.kind](message.payload)


def _fail(*_: object, **__: object) -> None:
    raise RuntimeError("the light went out")
