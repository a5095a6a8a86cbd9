"""A whole shop as `make run` starts it, and Chromium in front of it."""

import email
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
# Loading the demo draws 119 pictures in all sizes; beside other work that takes minutes.
READY_WITHIN_SECONDS = 900
# What the test run sets for itself; the shop must start as it does for anybody.
TEST_ONLY = {"DEBUG", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "REDIS_URL", "SECRET_KEY"}


@dataclass(frozen=True)
class Shop:
    url: str
    standin_url: str
    data_dir: Path

    @property
    def staff_login(self) -> tuple[str, str]:
        address, password = (self.data_dir / "demo-login.txt").read_text().split()
        return address, password

    def manage(self, *arguments: str) -> str:
        """Runs manage.py on this shop's data; what it prints. DEBUG, as no secret is needed."""
        command = [sys.executable, "manage.py", *arguments]
        environment = {**_environment(self.data_dir), "DEBUG": "1"}
        done = subprocess.run(
            command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def mails_to(self, address: str) -> list[Any]:
        """Oldest first."""
        files = sorted((self.data_dir / "mail").glob("*"), key=lambda path: path.stat().st_mtime)
        parts = [part for path in files for part in _split_mails(path.read_text())]
        return [mail for mail in map(email.message_from_string, parts) if mail["To"] == address]

    def wait_for_mail(self, address: str, subject: str) -> str:
        """The text of the newest mail with this in its subject, or AssertionError after 30 s."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            found = [m for m in self.mails_to(address) if subject in str(m["Subject"])]
            if found:
                return _text_of(found[-1])
            time.sleep(0.2)
        raise AssertionError(f"No mail to {address} about {subject!r}.")


@pytest.fixture(scope="package")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    data_dir = tmp_path_factory.mktemp("shop")
    port = _two_free_ports()
    environment = {
        **_environment(data_dir),
        "PORT": str(port),
        # Who leaves without paying is reminded at once, so that a test need not wait ten minutes.
        "PAYMENT_REMINDER_MINUTES": "0",
    }
    log = (data_dir / "shop.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "shop.run"],
        cwd=PROJECT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    url = f"http://localhost:{port}"
    try:
        _wait_until_ready(process, url, data_dir)
        yield Shop(url, f"http://127.0.0.1:{port + 1}", data_dir)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        log.close()


# Not for the session: while Playwright's loop runs, Django refuses the database to later tests.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Set CHROMIUM to name the program. A missing one is an error, not a skip."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert path, "No Chromium found: `make browser` installs it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium: Browser, shop: Shop) -> Iterator[Callable[..., Page]]:
    """A new visitor: open_browser(javascript=False, width=360, dark=True) -> page."""
    contexts: list[BrowserContext] = []

    def open_one(*, javascript: bool = True, width: int = 1280, dark: bool = False) -> Page:
        context = chromium.new_context(
            base_url=shop.url,
            java_script_enabled=javascript,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


def _environment(data_dir: Path) -> dict[str, str]:
    others = {name: value for name, value in os.environ.items() if name not in TEST_ONLY}
    return {**others, "DATA_DIR": str(data_dir)}


def _wait_until_ready(process: subprocess.Popen[bytes], url: str, data_dir: Path) -> None:
    end = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, (data_dir / "shop.log").read_text()[-3000:]
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError((data_dir / "shop.log").read_text()[-3000:])


def _two_free_ports() -> int:
    """A free port whose successor, the stand-in's, is free as well."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port


def _split_mails(text: str) -> list[str]:
    """Django's file backend ends each mail with a line of dashes."""
    return [part.lstrip("\n") for part in re.split(r"\n-{79}\n", text) if part.strip()]


def _text_of(mail: Any) -> str:
    for part in mail.walk():
        if part.get_content_type() == "text/plain":
            return part.get_payload(decode=True).decode()
    return ""
