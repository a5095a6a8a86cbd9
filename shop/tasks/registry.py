"""Who does what: handlers for outbox messages, functions for periodic jobs.

An app registers its own in a module named `task_handlers`, which the worker imports from every app.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

Handler = Callable[[dict[str, Any]], None]
handlers: dict[str, Handler] = {}
jobs: dict[str, "PeriodicJob"] = {}


@dataclass(frozen=True)
class PeriodicJob:
    name: str
    every: timedelta
    run: Callable[[], object]


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Registers the function for outbox messages of this kind; it gets the message's payload."""

    def register(function: Handler) -> Handler:
        handlers[kind] = function
        return function

    return register


def every(period: timedelta, name: str) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Registers the function as a job that runs once per period over all workers."""

    def register(function: Callable[[], object]) -> Callable[[], object]:
        jobs[name] = PeriodicJob(name, period, function)
        return function

    return register
