import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Rate limits start anew: all tests come from one address."""
    cache.clear()
