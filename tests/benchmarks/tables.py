"""The figures as Markdown tables."""

from statistics import median, quantiles
from typing import Any

from tests.benchmarks.systems import PAGES
from tests.benchmarks.throughput import Answers

# By page, for each run: milliseconds on the clock and of the processor.
Timings = dict[str, list[tuple[float, float]]]


def print_preparation(names: list[str], laps: list[dict[str, float]]) -> None:
    rows = [
        [
            name,
            *(f"{lap[part]:.1f}" if part in lap else "–" for part in ("migrate", "static", "load")),
        ]
        for name, lap in zip(names, laps, strict=True)
    ]
    _print("Preparation, s", ["", "migrate", "static files", "30 products"], rows)


def print_pages(
    names: list[str],
    described: list[dict[str, dict[str, Any]]],
    timings: list[Timings],
) -> None:
    rows = [
        [page, name, *_page_cells(facts[page], times[page])]
        for page in PAGES
        for name, facts, times in zip(names, described, timings, strict=True)
        if page in facts
    ]
    header = [
        "page",
        "",
        "queries",
        "writes",
        "median ms",
        "p90 ms",
        "CPU ms",
        "HTML KB",
        "gzip KB",
    ]
    _print("Pages, in process", [*header, "CSS + JS, br KB"], rows)


def print_throughput(names: list[str], found: dict[str, list[list[Answers]]]) -> None:
    rows = [
        [page, name, *_rate_cells(rounds)]
        for page, both in found.items()
        for name, rounds in zip(names, both, strict=True)
    ]
    _print("Pages a second, gunicorn and wrk", ["page", "", "median", "range", "errors"], rows)


def print_orders(names: list[str], found: dict[int, list[dict[str, Any]]]) -> None:
    rows = [
        [
            str(threads),
            name,
            f"{one['placed']} of {one['clicks']}",
            f"{one['placed'] / one['seconds']:.0f}",
        ]
        for threads, both in found.items()
        for name, one in zip(names, both, strict=True)
    ]
    _print("Orders, in process", ["threads", "", "placed", "a second"], rows)


def _rate_cells(rounds: list[Answers]) -> list[str]:
    rates = [answers.rate for answers in rounds]
    failed = max(answers.failed for answers in rounds)
    return [f"{median(rates):.0f}", f"{min(rates):.0f} to {max(rates):.0f}", f"{failed:.0%}"]


def _page_cells(facts: dict[str, Any], times: list[tuple[float, float]]) -> list[str]:
    clock = [one[0] for one in times]
    status = "" if facts["status"] == 200 else f" (status {facts['status']})"
    return [
        f"{facts['queries']}{status}",
        str(facts["writes"]),
        f"{median(clock):.1f}",
        f"{quantiles(clock, n=10)[-1]:.1f}",
        f"{median(one[1] for one in times):.1f}",
        *(f"{facts[part] / 1000:.1f}" for part in ("raw", "compressed", "css_and_javascript")),
    ]


def _print(title: str, header: list[str], rows: list[list[str]]) -> None:
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]
    print(f"\n{title}\n")
    for row in [header, ["-" * width for width in widths], *rows]:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(f"| {' | '.join(cells)} |")
