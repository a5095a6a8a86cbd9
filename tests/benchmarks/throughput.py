"""Pages a second over loopback: gunicorn as in production, and wrk before it."""

import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.benchmarks.remote import RemoteShop
from tests.benchmarks.systems import PROJECT, free_port

CONNECTIONS = 8
READY_WITHIN_SECONDS = 30


def wrk_is_there() -> bool:
    return shutil.which("wrk") is not None


@contextmanager
def serve(shop: RemoteShop) -> Iterator[str]:
    """The address of the shop's web server, two workers of four threads."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--log-level", "error", "--max-requests", "0"]
        + ["--bind", f"127.0.0.1:{port}", shop.system.application],
        cwd=PROJECT,
        env=shop.environment,
        stderr=shop.log.open("a"),
    )
    try:
        _wait_for(port)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait()


@dataclass(frozen=True)
class Answers:
    """Pages a second, and the share of answers, 0 to 1, that were errors instead."""

    rate: float
    failed: float


def measure(url: str, seconds: int) -> Answers:
    """A connection for each request: kept ones fall unevenly on the two workers.

    Raises RuntimeError when wrk does not report.
    """
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", url]
    headers = ["-H", "Connection: close", "-H", "Accept-Encoding: gzip"]
    output = subprocess.run([*command, *headers], capture_output=True, text=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", output)
    total = re.search(r"(\d+) requests in", output)
    if not rate or not total:
        raise RuntimeError(f"{url}\n{output}")
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    failed = int(errors[1]) / int(total[1]) if errors else 0.0
    return Answers(float(rate[1]) * (1 - failed), failed)


def _wait_for(port: int) -> None:
    end = time.monotonic() + READY_WITHIN_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/search/", timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
