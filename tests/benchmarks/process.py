"""One shop in a process of its own: reads a command a line, answers with a line of JSON."""

import io
import json
import os
import sys
import time
from contextlib import redirect_stdout
from typing import Any

from tests.benchmarks.systems import OURS


class Shop:
    """Its methods are the commands."""

    def prepare(self) -> dict[str, float]:
        """Seconds for the database, static files, and the thirty products."""
        from django.core.management import call_command

        laps = {"migrate": _clock(lambda: call_command("migrate", verbosity=0))}
        if os.environ["DJANGO_SETTINGS_MODULE"] == OURS.settings:
            call_command("createcachetable", verbosity=0)
            laps["static"] = _clock(lambda: call_command("collectstatic", "--noinput", verbosity=0))
            laps["load"] = _clock(lambda: call_command("load_demo_shop"))
        else:
            from tests.benchmarks.stock_data import load_shop

            laps["load"] = _clock(load_shop)
        return laps

    def describe(self) -> dict[str, dict[str, Any]]:
        from tests.benchmarks import pages

        self.pages = pages.open_pages()
        return pages.describe_pages(self.pages)

    def time(self, runs: int) -> dict[str, list[float]]:
        from tests.benchmarks import pages

        return pages.time_pages(self.pages, runs)

    def order(self, threads: int, orders: int) -> dict[str, Any]:
        from tests.benchmarks.orders import measure_orders

        return measure_orders(threads, orders)


def main() -> None:
    import django

    django.setup()
    shop = Shop()
    answers = sys.stdout
    for line in sys.stdin:
        command, arguments = json.loads(line)
        # What the loader prints is not for the reader of the answers.
        with redirect_stdout(io.StringIO()):
            answer = getattr(shop, command)(**arguments)
        print(json.dumps(answer), file=answers, flush=True)


def _clock(work: Any) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
