"""What an import costs does not grow by the row, as far as queries go."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.exchange import runs

from .files import checked, of_rows
from .rows import MAGNESIUM

# SQLite takes 999 parameters a statement; filters and words of search may need a second one.
WIDE_INSERTS = 4
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves"), pytest.mark.slow]


@pytest.fixture(autouse=True)
def no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written by the clock."""
    monkeypatch.setattr(runs, "PROGRESS_EVERY", timedelta(hours=1))


def queries_of(count: int, start: int, **changes: str) -> int:
    rows = [MAGNESIUM | {"sku": f"M-{start + n}"} | changes for n in range(count)]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        run = checked(of_rows(*rows))
        runs.approve(run, digest=run.digest, by=None)
        runs.apply(run.pk)
    run.refresh_from_db()
    assert run.state == "applied", run.errors
    return len(queries)


def test_queries_do_not_grow_with_new_products() -> None:
    queries_of(1, 0)

    assert queries_of(40, 1000) <= queries_of(2, 2000) + WIDE_INSERTS


def test_queries_do_not_grow_with_changed_products() -> None:
    queries_of(40, 0)
    panel = "Magnesium | 120 mg\nZinc | 10 mg"

    many = queries_of(40, 0, price="24.95", title="New", in_stock="7", supplement_facts=panel)
    few = queries_of(2, 0, price="9.95", title="Newer", in_stock="9", directions="Take 2 daily.",
                     supplement_facts="Zinc | 5 mg")  # fmt: skip

    assert many <= few + WIDE_INSERTS
