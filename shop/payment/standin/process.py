"""The stand-in as a child process, for tests and for `make run`."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from .options import DEFAULT_SECRET

PROJECT = Path(__file__).resolve().parents[3]
READY_WITHIN = 20.0
KEY = "sk_test_standin_local"


@dataclass(frozen=True)
class Handle:
    """`url` without a slash at its end; `key` and `webhook_secret` for the shop's settings."""

    url: str
    webhook_secret: str
    process: subprocess.Popen[str]
    key: str = KEY

    def stop(self) -> None:
        """Ends it gracefully (the snapshot is written), by force after five seconds."""
        self.process.terminate()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


def start(
    port: int = 0,
    *,
    webhook_url: str = "",
    webhook_secret: str = DEFAULT_SECRET,
    state: str | Path = "",
) -> Handle:
    """Returns when /healthz answers; port 0 takes a free one. Raises RuntimeError otherwise."""
    command = [sys.executable, "-m", "shop.payment.standin", "--port", str(port)]
    command += ["--webhook-url", webhook_url, "--webhook-secret", webhook_secret]
    command += ["--state", str(state)]
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    if "http://" not in line:
        process.kill()
        process.wait()
        raise RuntimeError(f"the Stripe stand-in did not start on port {port}: {line.strip()}")
    url = "http://" + line.split("http://", 1)[1].split("/", 1)[0]
    handle = Handle(url, webhook_secret, process)
    wait_until_healthy(handle)
    return handle


def wait_until_healthy(handle: Handle) -> None:
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{handle.url}/healthz", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    handle.stop()
    raise RuntimeError(f"the Stripe stand-in at {handle.url} did not become healthy")
