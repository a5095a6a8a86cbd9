"""A webhook endpoint that verifies signatures with the SDK and keeps what it got."""

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

import stripe


class Receiver:
    """`statuses` are answered in order, then 200; `events` keeps only what was accepted."""

    secret = "whsec_receiver"

    def __init__(self) -> None:
        self.events: list[stripe.Event] = []
        self.refused = 0
        self.statuses: list[int] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), make_handler(self))
        self.url = f"http://127.0.0.1:{self.server.server_port}/webhook/"

    def __enter__(self) -> "Receiver":
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.server.shutdown()
        self.server.server_close()

    def clear(self) -> None:
        self.events.clear()
        self.statuses.clear()
        self.refused = 0

    @property
    def kinds(self) -> list[str]:
        return [event.type for event in self.events]

    def take(self, body: bytes, signature: str) -> int:
        if self.statuses:
            self.refused += 1
            return self.statuses.pop(0)
        self.events.append(stripe.Webhook.construct_event(body, signature, self.secret))
        return 200


def make_handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(receiver.take(body, self.headers["Stripe-Signature"]))
            self.end_headers()

        def log_message(self, *arguments: Any) -> None:
            return None

    return Handler


def wait_for(is_true: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
