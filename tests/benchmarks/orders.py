"""Orders a second: every buyer stands before the last click, then all click."""

import threading
import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from oscar.core.loading import get_model

from tests.benchmarks.systems import OURS
from tests.benchmarks.visitors import Visitor, make_visitor, some_products


def measure_orders(threads: int, orders: int) -> dict[str, Any]:
    """`orders` clicks shared among `threads`: how many became an order, and in what time."""
    standin = _start_standin()
    try:
        products = some_products(8)
        buyers = [_ready_to_order(products[n % len(products)]) for n in range(orders)]
        before = get_model("order", "Order").objects.count()
        seconds = _click_all([buyers[n::threads] for n in range(threads)])
        placed = get_model("order", "Order").objects.count() - before
    finally:
        if standin:
            standin.stop()
    return {"clicks": orders, "placed": placed, "seconds": seconds}


def _start_standin() -> Any:
    """Ours opens a session at Stripe in the same click; stock Oscar has nothing to pay with."""
    if OURS.settings != settings.SETTINGS_MODULE:
        return None
    from shop.payment.standin.process import start

    return start(urlsplit(settings.STRIPE_STANDIN_URL).port or 0)


def _ready_to_order(product: Any) -> Visitor:
    visitor = make_visitor()
    visitor.add(product)
    visitor.go_to_last_step()
    return visitor


def _click_all(groups: list[list[Visitor]]) -> float:
    barrier = threading.Barrier(len(groups) + 1)

    def click(group: list[Visitor]) -> None:
        barrier.wait()
        for visitor in group:
            visitor.order()
        connection.close()

    workers = [threading.Thread(target=click, args=(group,)) for group in groups]
    for worker in workers:
        worker.start()
    barrier.wait()
    started = time.perf_counter()
    for worker in workers:
        worker.join()
    return time.perf_counter() - started
