"""`python -m tests.benchmarks.imports [products]`: a file of 10,000 products taken in, and out.

A shop of its own in a temporary folder. A second connection asks for SQLite's write lock all the
time, as a checkout would, and remembers how long it had to wait at most.
"""

import io
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.systems import OURS, PROJECT, make_environment

ROWS_A_PANEL = 8


def main() -> None:
    count = sys.argv[1] if len(sys.argv) > 1 else "10000"
    if "--inside" not in sys.argv:
        with tempfile.TemporaryDirectory(prefix="evenfall-bench-") as folder:
            environment = make_environment(OURS, Path(folder))
            command = [sys.executable, "-m", "tests.benchmarks.imports", count, "--inside"]
            subprocess.run(command, cwd=PROJECT, env=environment, check=True)
        return
    import django

    django.setup()
    measure(int(count))


def measure(count: int) -> None:
    from django.core.management import call_command

    from catalogue.models import ProductClass
    from catalogue.reference import load_ingredients

    call_command("migrate", verbosity=0)
    load_ingredients()
    ProductClass.objects.create(name="Supplement", slug="supplement")
    print(f"{count:,} products of {ROWS_A_PANEL} ingredients, load {os.getloadavg()[0]:.1f}")
    print("| | s | CPU s | longest wait for the lock, s | peak memory, MB |")
    print("|---|--:|--:|--:|--:|")
    new = make_file(count)
    import_file("new products, CSV", new, "new.csv")
    exported = export("csv")
    import_file("the export again, CSV", exported, "same.csv")
    import_file("prices and stock changed, CSV", change(exported, rows=False), "prices.csv")
    import_file("every label changed, CSV", change(export("csv"), rows=True), "labels.csv")
    import_file("the export again, XLSX", export("xlsx"), "same.xlsx")
    print(f"\nload {os.getloadavg()[0]:.1f} at the end")


def import_file(name: str, content: bytes, file_name: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from shop.exchange import runs
    from shop.exchange.models import ImportRun

    run = runs.upload(SimpleUploadedFile(file_name, content), by=None)
    _timed(f"{name}: check", lambda: runs.check(run.pk))
    run.refresh_from_db()
    assert not run.errors, run.errors[:3]
    if not run.to_write:
        return
    runs.approve(run, digest=run.digest, by=None)
    _timed(
        f"{name}: write", lambda: runs._with_lease(run.pk, (ImportRun.State.APPROVED,), runs._apply)
    )
    _timed(f"{name}: filters, labels, search", lambda: runs.apply(run.pk))
    run.refresh_from_db()
    assert run.state == ImportRun.State.APPLIED, run.failure


def export(kind: str) -> bytes:
    from shop.exchange import exporting

    found: list[bytes] = []
    write = {"csv": exporting.write_csv, "xlsx": exporting.write_xlsx}[kind]
    _timed(f"export, {kind.upper()}", lambda: found.extend(write(exporting.export_keys())))
    return b"".join(found)


def make_file(count: int) -> bytes:
    from catalogue.models import Ingredient
    from tests.exchange.files import of_rows
    from tests.exchange.rows import MAGNESIUM

    nutrients = Ingredient.objects.filter(kind__in=("vitamin", "mineral"), daily_value__gt=0)
    panel = "\n".join(
        f"{each.name} | {(each.daily_value or 0) / 2:f} {each.unit}"
        for each in nutrients.exclude(key__in=("magnesium", "iron", "sodium"))[: ROWS_A_PANEL - 1]
    )
    # No two alike: texts are read for claims, and one that was read before costs nothing.
    text = "<p>" + "Calm and steady, number {} after another. " * 15 + "</p>"
    return of_rows(
        *(
            MAGNESIUM
            | {
                "sku": f"BENCH-{number}",
                "title": f"Magnesium number {number}",
                "description": text.replace("{}", str(number)),
                "supplement_facts": f"Magnesium | {100 + number % 50} mg\n{panel}",
            }
            for number in range(count)
        )
    )


def change(content: bytes, *, rows: bool) -> bytes:
    """The export with other prices and stock, or with other amounts."""
    import csv

    text = io.StringIO()
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    writer = csv.DictWriter(text, reader.fieldnames or [])
    writer.writeheader()
    for row in reader:
        if rows:
            row["supplement_facts"] = row["supplement_facts"].replace(
                "Magnesium | 1", "Magnesium | 2"
            )
        else:
            row["price"], row["in_stock"] = "24.95", str(int(row["in_stock"]) + 12)
        writer.writerow(row)
    return text.getvalue().encode()


class _Waiter(threading.Thread):
    """Wants to write a little all the time."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.stopped = threading.Event()
        self.longest = 0.0

    def run(self) -> None:
        connection = sqlite3.connect(
            Path(os.environ["DATA_DIR"]) / "shop.sqlite3", timeout=300, isolation_level=None
        )
        while not self.stopped.wait(0.05):
            began = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            self.longest = max(self.longest, time.perf_counter() - began)
        connection.close()


def _timed(name: str, work: Callable[[], Any]) -> None:
    waiter = _Waiter()
    waiter.start()
    began, cpu = time.perf_counter(), time.process_time()
    work()
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    waiter.stopped.set()
    waiter.join()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"| {name} | {took:.1f} | {cpu:.1f} | {waiter.longest:.1f} | {peak} |", flush=True)


if __name__ == "__main__":
    main()
