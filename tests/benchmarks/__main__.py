"""`make bench`: this shop beside stock Oscar, the same thirty products, the same machine.

Prints tables and keeps nothing. Rounds alternate between the two, so that what else the machine
does meets both alike. After LIMIT_SECONDS no further part is started.
"""

import os
import tempfile
import time
from pathlib import Path

from tests.benchmarks import tables, throughput
from tests.benchmarks.remote import RemoteShop
from tests.benchmarks.systems import OURS, STOCK

LIMIT_SECONDS = 200
ROUNDS = 6
RUNS_A_ROUND = 6
WRK_ROUNDS = 3
WRK_SECONDS = 2
ORDERS = 24
THREADS = (1, 4)
STARTED = time.monotonic()


def main() -> None:
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start")
    with tempfile.TemporaryDirectory(prefix="evenfall-bench-") as folder:
        shops = [RemoteShop(system, Path(folder) / system.settings) for system in (OURS, STOCK)]
        try:
            measure(shops)
        finally:
            for shop in shops:
                shop.stop()
    print(f"\n{time.monotonic() - STARTED:.0f} s, load {os.getloadavg()[0]:.1f} at the end")


def measure(shops: list[RemoteShop]) -> None:
    names = [shop.system.name for shop in shops]
    tables.print_preparation(names, [shop.ask("prepare") for shop in shops])
    described = [shop.ask("describe") for shop in shops]
    tables.print_pages(names, described, time_pages(shops))
    for part in (measure_throughput, measure_orders):
        if time.monotonic() - STARTED > LIMIT_SECONDS:
            print(f"\nSkipped for lack of time: {part.__doc__}")
        else:
            part(shops, names, described)


def time_pages(shops: list[RemoteShop]) -> list[tables.Timings]:
    timings: list[tables.Timings] = [{} for _ in shops]
    for _ in range(ROUNDS):
        for shop, known in zip(shops, timings, strict=True):
            for page, values in shop.ask("time", runs=RUNS_A_ROUND).items():
                known.setdefault(page, []).extend(values)
    return timings


def measure_throughput(shops: list[RemoteShop], names: list[str], described: list[dict]) -> None:
    """pages a second"""
    if not throughput.wrk_is_there():
        print("\nPages a second: skipped, there is no wrk on this machine.")
        return
    found: dict[str, list[list[float]]] = {
        page: [[] for _ in shops] for page in ("product", "list")
    }
    with throughput.serve(shops[0]) as ours, throughput.serve(shops[1]) as stock:
        for _ in range(WRK_ROUNDS):
            for page, rates in found.items():
                for number, host in enumerate((ours, stock)):
                    address = described[number][page]["address"]
                    rates[number].append(throughput.measure(host + address, WRK_SECONDS))
    tables.print_throughput(names, found)


def measure_orders(shops: list[RemoteShop], names: list[str], described: list[dict]) -> None:
    """orders a second"""
    found = {
        threads: [shop.ask("order", threads=threads, orders=ORDERS) for shop in shops]
        for threads in THREADS
    }
    tables.print_orders(names, found)


if __name__ == "__main__":
    main()
