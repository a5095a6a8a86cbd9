"""Many at once: every function starts in its own thread, at the same moment."""

from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event, Thread
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


def meeting(count: int, seconds: float) -> Callable[[], None]:
    """Whoever calls it waits until `count` threads have, or so long. Chance decides nothing."""
    barrier = Barrier(count)

    def wait() -> None:
        with suppress(BrokenBarrierError):
            barrier.wait(timeout=seconds)

    return wait


def once_all_are_here(count: int, function: Callable[..., Any]) -> Callable[..., Any]:
    """`function`, which starts when `count` threads have called it: without a lock they all do."""
    meet = meeting(count, seconds=5)

    def call(*args: Any, **kwargs: Any) -> Any:
        meet()
        return function(*args, **kwargs)

    return call


class Meanwhile:
    """One thread holds its transaction open while another does something.

    A lock makes the other wait, so it is held for a second; without one the other is done earlier.
    """

    def __init__(self) -> None:
        self._begun, self._done = Event(), Event()

    def hold(self) -> None:
        self._begun.set()
        self._done.wait(timeout=1)

    def then(self, function: Callable[[], Any]) -> Callable[[], Any]:
        def call() -> Any:
            self._begun.wait(timeout=20)
            try:
                return function()
            finally:
                self._done.set()

        return call


@pytest.fixture
def several_writers() -> None:
    """Only where two transactions can write at once; SQLite lets one in at a time by itself."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer: there is no lock to take away")
