"""The process: where it listens, what it keeps over a restart, what it imports."""

import subprocess
import sys
from pathlib import Path

import pytest
import stripe

from shop.payment.standin.options import DEFAULT_SECRET, is_loopback, read_options
from shop.payment.standin.process import PROJECT, Handle, start

from .conftest import LINES, call


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.com", "::"])
def test_other_than_loopback_is_refused(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        read_options(["--host", host])

    assert stopped.value.code == 2
    assert f"refusing to listen on {host}" in capsys.readouterr().err


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_loopback_is_fine(host: str) -> None:
    assert is_loopback(host)


def test_options_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    state = str(tmp_path / "state.json")
    monkeypatch.setenv("STRIPE_STANDIN_PORT", "8123")
    monkeypatch.setenv("STRIPE_STANDIN_WEBHOOK_URL", "http://127.0.0.1:1/x")
    monkeypatch.setenv("STRIPE_STANDIN_STATE", state)
    monkeypatch.delenv("STRIPE_WEBHOOK_SECRET", raising=False)

    options = read_options([])

    assert (options.port, options.webhook_url) == (8123, "http://127.0.0.1:1/x")
    assert (options.webhook_secret, options.state_file) == (DEFAULT_SECRET, state)


def test_it_is_healthy(standin: Handle) -> None:
    assert call(f"{standin.url}/healthz").text == "ok\n"


def test_objects_and_keys_survive_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "standin.json"
    params = {
        "mode": "payment",
        "line_items": LINES,
        "success_url": "http://127.0.0.1:9/",
    }
    first = start(state=state)
    try:
        made = connect(first).v1.checkout.sessions.create(params, {"idempotency_key": "cs-1"})
    finally:
        first.stop()

    second = start(state=state)
    try:
        client = connect(second)
        found = client.v1.checkout.sessions.retrieve(made.id)
        again = client.v1.checkout.sessions.create(params, {"idempotency_key": "cs-1"})
    finally:
        second.stop()

    assert (found.id, found.status) == (made.id, "open")
    assert again.id == made.id


def connect(handle: Handle) -> stripe.StripeClient:
    return stripe.StripeClient(handle.key, base_addresses={"api": handle.url})


def test_taken_port_is_an_error(standin: Handle) -> None:
    port = int(standin.url.rsplit(":", 1)[1])

    with pytest.raises(RuntimeError, match=f"did not start on port {port}"):
        start(port)


def test_it_imports_neither_django_nor_the_shop() -> None:
    code = (
        "import sys, shop.payment.standin.server\n"
        "names = {name.split('.')[0] for name in sys.modules}\n"
        "assert not names & {'django', 'oscar', 'stripe', 'catalogue'}, names\n"
        "assert 'shop.settings' not in sys.modules\n"
    )

    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=True)
