"""For the conftest of tests that a rate limit could refuse."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_rate_limits() -> Iterator[None]:
    """They start anew, for these tests and those after: all come from one address."""
    cache.clear()
    yield
    cache.clear()
