"""What every kind of test may ask for."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from shop.payment.standin.process import Handle, start


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="Only tests that reach the database: the others say the same on any of them.",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--database-only"):
        return
    others = [item for item in items if not _reaches_database(item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if _reaches_database(item)]


def _reaches_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or not fixtures.isdisjoint({"db", "transactional_db"})


@pytest.fixture(scope="session")
def standin_process() -> Iterator[Handle]:
    handle = start(webhook_secret="whsec_standin_evenfall")
    yield handle
    handle.stop()


@pytest.fixture
def standin(standin_process: Handle, settings: Any) -> Handle:
    requests.post(f"{standin_process.url}/control/api/reset", timeout=5)
    settings.STRIPE_USES_STANDIN = True
    settings.STRIPE_STANDIN_ALLOWED = True
    settings.STRIPE_STANDIN_URL = standin_process.url
    return standin_process
