"""What every kind of test may ask for."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from shop.payment.standin.process import Handle, start


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
