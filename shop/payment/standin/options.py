"""What the stand-in is started with: command line first, then environment, then defaults."""

import argparse
import ipaddress
import os
from collections.abc import Sequence
from dataclasses import dataclass

DEFAULT_PORT = 8001
DEFAULT_SECRET = "whsec_standin_local_only"
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Options:
    """`port` 0 takes any free port; `webhook_url` empty means that nothing is delivered."""

    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    webhook_url: str = ""
    webhook_secret: str = DEFAULT_SECRET
    state_file: str = ""


def read_options(arguments: Sequence[str] | None = None) -> Options:
    """Exits with a sentence (status 2) when the host is not this machine itself."""
    parser = argparse.ArgumentParser(prog="python -m shop.payment.standin", description=__doc__)
    environ = os.environ
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address")
    parser.add_argument(
        "--port", type=int, default=int(environ.get("STRIPE_STANDIN_PORT") or DEFAULT_PORT)
    )
    parser.add_argument("--webhook-url", default=environ.get("STRIPE_STANDIN_WEBHOOK_URL", ""))
    parser.add_argument(
        "--webhook-secret", default=environ.get("STRIPE_WEBHOOK_SECRET") or DEFAULT_SECRET
    )
    parser.add_argument(
        "--state",
        default=environ.get("STRIPE_STANDIN_STATE", ""),
        help="JSON file that keeps objects over a restart",
    )
    given = parser.parse_args(arguments)
    if not is_loopback(given.host):
        parser.error(
            f"refusing to listen on {given.host}: the stand-in takes no login, "
            "so it only listens on this machine (127.0.0.1)"
        )
    return Options(given.host, given.port, given.webhook_url, given.webhook_secret, given.state)


def is_loopback(host: str) -> bool:
    """True for `localhost` and literal loopback addresses; other names are never resolved."""
    if host in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
