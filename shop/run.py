"""`make run`: the whole shop on this machine, with the stand-in for Stripe and the task worker.

Runs as in production (DEBUG off, gunicorn, hashed static files), but over plain http on loopback,
with a secret of its own under DATA_DIR. `make dev` runs the same with DEBUG on.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

PROJECT = Path(__file__).resolve().parent.parent
PORT = int(os.environ.get("PORT", "8000"))
DATA_DIR = Path(os.environ.get("DATA_DIR", str(PROJECT / "var"))).resolve()
READY_WITHIN_SECONDS = 60


def main() -> int:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    environment = make_environment()
    refuse_taken_ports()
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "prepare_shop"], cwd=PROJECT, env=environment, check=True)
    children = start_children(manage, environment)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        wait_until_ready(children)
        print_banner(environment)
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        print("One of the shop's processes ended; stopping the others.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        stop(children)


def make_environment() -> dict[str, str]:
    """The caller's environment, with defaults for a shop on one's own machine."""
    local = {
        "DEBUG": "0",
        "DATA_DIR": str(DATA_DIR),
        "PORT": str(PORT),
        "HTTPS": "0",
        "SERVE_MEDIA": "1",
        "STRIPE_STANDIN_ALLOWED": "1",
        "STRIPE_STANDIN_URL": f"http://127.0.0.1:{PORT + 1}",
        "SITE_URL": f"http://localhost:{PORT}",
        "PYTHONUNBUFFERED": "1",
    }
    environment = {**local, **os.environ}
    environment["DATA_DIR"] = str(DATA_DIR)
    environment.setdefault("SECRET_KEY", _own_secret())
    return environment


def refuse_taken_ports() -> None:
    """Raises SystemExit with a sentence, before anything is prepared, rather than a trace later."""
    for port in (PORT, PORT + 1):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                raise SystemExit(
                    f"Port {port} is in use. Choose another: PORT={PORT + 100} make run"
                ) from None


def start_children(manage: list[str], environment: dict[str, str]) -> list[subprocess.Popen[bytes]]:
    commands = [
        [sys.executable, "-m", "gunicorn", "--log-level", "warning"],
        [*manage, "work"],
    ]
    if environment.get("DEBUG") == "1":
        commands[0] = [*manage, "runserver", f"127.0.0.1:{PORT}"]
    if not environment.get("STRIPE_SECRET_KEY"):
        commands.append(
            [
                *[sys.executable, "-m", "shop.payment.standin", "--port", str(PORT + 1)],
                *["--webhook-url", f"http://127.0.0.1:{PORT}/payment/stripe/webhook/"],
                *["--webhook-secret", "whsec_standin_evenfall"],
                *["--state", str(DATA_DIR / "standin.json")],
            ]
        )
    # A session of their own: Ctrl-C reaches this process, which then stops them in order.
    return [
        subprocess.Popen(command, cwd=PROJECT, env=environment, start_new_session=True)
        for command in commands
    ]


def wait_until_ready(children: list[subprocess.Popen[bytes]]) -> None:
    end = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < end:
        if any(child.poll() is not None for child in children):
            raise SystemExit("The shop did not start; what went wrong stands above.")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("The shop did not answer in time.")


def print_banner(environment: dict[str, str]) -> None:
    login = DATA_DIR / "demo-login.txt"
    lines = [
        "",
        f"  Shop          {environment['SITE_URL']}/",
        f"  Back office   {environment['SITE_URL']}/admin/",
    ]
    if login.exists():
        lines.append(f"  Staff login   {' / '.join(login.read_text().split())}")
    if not environment.get("STRIPE_SECRET_KEY"):
        lines.append("  Test card     4242 4242 4242 4242, any future date, any code")
        lines.append(f"  Test payments {environment['STRIPE_STANDIN_URL']}/control/")
    lines += [f"  Mails         {DATA_DIR / 'mail'}", "  Ctrl-C stops it.", ""]
    print("\n".join(lines), flush=True)


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()


def _own_secret() -> str:
    path = DATA_DIR / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
