"""Many at once: every function starts in its own thread, at the same moment."""

from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

import pytest
from django.db import connection


def run_at_once(functions: list[Callable[[], Any]]) -> list[Any]:
    """What each returned, or the exception that it raised, in order."""
    barrier = Barrier(len(functions))
    results: list[Any] = [None] * len(functions)

    def run(index: int, function: Callable[[], Any]) -> None:
        try:
            barrier.wait(timeout=20)
            results[index] = function()
        except Exception as error:
            results[index] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=item) for item in enumerate(functions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def once_all_are_here(count: int, function: Callable[..., Any]) -> Callable[..., Any]:
    """`function`, which starts when `count` threads have called it, or after a while without them.

    Without a lock they all come this far; chance decides nothing.
    """
    barrier = Barrier(count)

    def call(*args: Any, **kwargs: Any) -> Any:
        with suppress(BrokenBarrierError):
            barrier.wait(timeout=5)
        return function(*args, **kwargs)

    return call


@pytest.fixture
def several_writers() -> None:
    """Only where two transactions can write at once; SQLite lets one in at a time by itself."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer: there is no lock to take away")
