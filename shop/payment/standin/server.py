"""Starting and stopping: the web server, the background thread, the snapshot."""

import logging
import signal
import threading
from pathlib import Path
from types import FrameType

from werkzeug.serving import BaseWSGIServer, make_server

from . import webhooks
from .application import create_app
from .options import Options
from .store import Store

SAVE_EVERY = 0.5


def serve(options: Options) -> None:
    """Blocks until SIGTERM or SIGINT; prints one line when ready."""
    store = Store()
    store.webhook_url, store.webhook_secret = options.webhook_url, options.webhook_secret
    state_file = Path(options.state_file) if options.state_file else None
    if state_file:
        store.load(state_file)
    recover_sending(store)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server(options.host, options.port, create_app(store), threaded=True)
    stopping = threading.Event()
    threads = [threading.Thread(target=webhooks.run, args=(store, stopping), daemon=True)]
    if state_file:
        threads.append(
            threading.Thread(target=save_often, args=(store, state_file, stopping), daemon=True)
        )
    for thread in threads:
        thread.start()
    stop_on_signals(server)
    host = f"[{options.host}]" if ":" in options.host else options.host
    print(f"Stripe stand-in ready on http://{host}:{server.server_port}/control/", flush=True)
    try:
        server.serve_forever()
    finally:
        stopping.set()
        store.wake()
        for thread in threads:
            thread.join(timeout=2)
        if state_file:
            store.save(state_file)


def recover_sending(store: Store) -> None:
    """A delivery that was under way when the process ended is sent again."""
    for delivery in store.deliveries:
        if delivery["state"] == "sending":
            delivery["state"] = "waiting"


def save_often(store: Store, path: Path, stopping: threading.Event) -> None:
    while not stopping.wait(SAVE_EVERY):
        store.save(path)


def stop_on_signals(server: BaseWSGIServer) -> None:
    def stop(number: int, frame: FrameType | None) -> None:
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
