"""Signed deliveries from a background thread, with retries and back-off.

Signature scheme: https://docs.stripe.com/webhooks#verify-manually
"""

import hashlib
import hmac
import http.client
import json
import logging
import random
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from . import events, jobs
from .errors import refuse
from .store import Object, Store

MODES = {
    "deliver": "send each event once, at once",
    "hold": "keep events back until another mode is chosen",
    "shuffle": "collect events for a second, then send them in random order",
    "duplicate": "send each event twice",
    "drop": "send nothing (the events can still be listed and resent)",
}
BACK_OFF = (1, 2, 5, 10, 30, 60, 300, 900, 3600, 3600, 10800, 21600, 43200, 86400)
ANSWER_WITHIN = 10
SHUFFLE_WINDOW = 1.0
KEPT_DONE = 2000
SENDERS = 4
NO_PROXY = urllib.request.ProxyHandler({})


class RefuseRedirect(urllib.request.HTTPRedirectHandler):
    """Stripe counts a redirect as a failed delivery."""

    def redirect_request(self, *arguments: object) -> None:
        return None


OPENER = urllib.request.build_opener(NO_PROXY, RefuseRedirect)


def choose_mode(store: Store, mode: str) -> None:
    """What is held goes out in the new way, dropped when that is `drop`."""
    if mode not in MODES:
        raise refuse(f"mode must be one of {', '.join(MODES)}", param="mode")
    store.switches["webhooks"] = mode
    store.wake()


def resend(store: Store, event: Object) -> None:
    """Once more to every endpoint, whatever the mode."""
    before = len(store.deliveries)
    events.enqueue(store, event)
    for delivery in store.deliveries[before:]:
        delivery["is_resent"] = True
    store.wake()


def count_pending(store: Store) -> int:
    """Waiting and under way; what is under way stays counted over a reset."""
    return store.in_flight + sum(row["state"] == "waiting" for row in store.deliveries)


def run(store: Store, stopping: threading.Event) -> None:
    """The thread: does what is due, sleeps until something changes or falls due."""
    with ThreadPoolExecutor(SENDERS, thread_name_prefix="webhook") as pool:
        while not stopping.is_set():
            run_jobs(store)
            with store.lock:
                for delivery in take_due(store):
                    store.in_flight += 1
                    pool.submit(send, store, delivery)
                store.changed.wait(0.2)


def run_jobs(store: Store) -> None:
    """One job that cannot be done must not end the thread that does all the others."""
    try:
        jobs.run_due(store)
    except Exception:
        logging.getLogger(__name__).exception("a scheduled job failed")


def take_due(store: Store) -> list[Object]:
    """Deliveries to send now, marked as being sent."""
    mode = store.switches["webhooks"]
    now = time.time()
    waiting = [row for row in store.deliveries if row["state"] == "waiting" and row["due"] <= now]
    forced = [row for row in waiting if row.get("is_resent")]
    normal = [row for row in waiting if not row.get("is_resent")]
    if mode == "hold":
        normal = []
    elif mode == "drop":
        for row in normal:
            row["state"] = "dropped"
        normal = []
    elif mode == "shuffle":
        normal = shuffle(normal, now)
    elif mode == "duplicate":
        for row in normal:
            if row["attempts"] == 0 and not row.get("is_copy"):
                copied = {**row, "is_copy": True}
                store.deliveries.append(copied)
                forced.append(copied)
    due = normal + forced
    for row in due:
        row["state"] = "sending"
    forget_done(store)
    return due


def shuffle(rows: list[Object], now: float) -> list[Object]:
    """All at once when the oldest has waited long enough, else none."""
    for row in rows:
        row.setdefault("seen", now)
    if not rows or now - min(row["seen"] for row in rows) < SHUFFLE_WINDOW:
        return []
    return random.sample(rows, len(rows))


def forget_done(store: Store) -> None:
    extra = len(store.deliveries) - KEPT_DONE
    if extra > 0:
        done = [row for row in store.deliveries if row["state"] not in ("waiting", "sending")]
        gone = {id(row) for row in done[:extra]}
        store.deliveries[:] = [row for row in store.deliveries if id(row) not in gone]


def send(store: Store, delivery: Object) -> None:
    try:
        with store.lock:
            event = store.find("event", delivery["event"])
            body = json.dumps(event, indent=2).encode()
        if event:
            attempt(store, delivery, event, body)
    finally:
        with store.lock:
            store.in_flight -= 1


def attempt(store: Store, delivery: Object, event: Object, body: bytes) -> None:
    outcome = post(delivery["url"], body, sign(body, delivery["secret"], int(time.time())))
    with store.lock:
        delivery["attempts"] += 1
        delivery["last"] = outcome
        if outcome.startswith("2"):
            delivery["state"] = "delivered"
            event["pending_webhooks"] = max(0, event["pending_webhooks"] - 1)
        elif delivery["attempts"] > len(BACK_OFF):
            delivery["state"] = "given up"
        else:
            delivery["state"] = "waiting"
            delivery["due"] = time.time() + BACK_OFF[delivery["attempts"] - 1]
        store.wake()


def sign(body: bytes, secret: str, timestamp: int) -> str:
    """The Stripe-Signature header: HMAC-SHA-256 over `<timestamp>.<body>`."""
    signed = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256)
    return f"t={timestamp},v1={signed.hexdigest()}"


def post(url: str, body: bytes, signature: str) -> str:
    """The answer's status, or what went wrong, as text."""
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Stripe-Signature": signature,
        "User-Agent": "Stripe/1.0 (stand-in)",
    }
    request = urllib.request.Request(url, body, headers)
    try:
        with OPENER.open(request, timeout=ANSWER_WITHIN) as response:
            return str(response.status)
    except urllib.error.HTTPError as error:
        return str(error.code)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return f"{type(error).__name__}: {error}"[:200]
