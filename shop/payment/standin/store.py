"""Everything the stand-in knows: plain dictionaries in memory behind one lock."""

import json
import os
import threading
import time
from pathlib import Path
from typing import Any

from .errors import missing_object
from .identifiers import make_identifier

Object = dict[str, Any]
SNAPSHOT_VERSION = 1
SAVED = ("tables", "private", "answers", "deliveries", "jobs", "skipped_seconds", "switches")


class Store:
    """Hold `lock` around every read and write; wait on `changed` for something new to do."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.webhook_url = ""
        self.webhook_secret = ""
        self.base_url = ""
        self.in_flight = 0
        self.request: Object = {"id": None, "idempotency_key": None}
        self.clear()

    def clear(self) -> None:
        """Back to an empty account, all switches at rest."""
        self.tables: dict[str, dict[str, Object]] = {}
        self.private: dict[str, Object] = {}
        self.answers: dict[str, Object] = {}
        self.deliveries: list[Object] = []
        self.jobs: list[Object] = []
        self.faults: list[Object] = []
        self.skipped_seconds = 0
        self.switches = {"webhooks": "deliver", "payments": "instant"}
        self.is_dirty = True

    def now(self) -> int:
        """Epoch seconds, moved on by what the control page skipped."""
        return int(time.time()) + self.skipped_seconds

    def add(self, kind: str, prefix: str, **fields: Any) -> Object:
        """The new object is listed first; line items are the one kind without a date."""
        made = {"id": make_identifier(prefix), "object": kind, **fields}
        if kind != "item":
            made.setdefault("created", self.now())
        self.tables.setdefault(kind, {})[made["id"]] = made
        self.is_dirty = True
        return made

    def get(self, kind: str, identifier: str, param: str = "id") -> Object:
        """Raises a 404 `resource_missing` that names `param`."""
        found = self.tables.get(kind, {}).get(identifier)
        if found is None:
            raise missing_object(kind, identifier, param)
        return found

    def find(self, kind: str, identifier: str | None) -> Object | None:
        return self.tables.get(kind, {}).get(identifier or "")

    def all(self, kind: str, **equal: Any) -> list[Object]:
        """Newest first; `equal` filters on top-level fields."""
        rows = reversed(self.tables.get(kind, {}).values())
        return [row for row in rows if all(row.get(k) == v for k, v in equal.items())]

    def secret(self, identifier: str) -> Object:
        """Facts about an object that Stripe would not show."""
        self.is_dirty = True
        return self.private.setdefault(identifier, {})

    def wake(self) -> None:
        """Tell the background threads that a delivery or a job waits."""
        with self.lock:
            self.is_dirty = True
            self.changed.notify_all()

    def save(self, path: Path) -> None:
        """Replaces the file in one step, so a killed process leaves the old or the new one."""
        with self.lock:
            if not self.is_dirty:
                return
            state = {name: getattr(self, name) for name in SAVED}
            text = json.dumps({"version": SNAPSHOT_VERSION} | state)
            self.is_dirty = False
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
        draft.write_text(text)
        draft.replace(path)

    def load(self, path: Path) -> None:
        """A missing file is an empty account; an unknown version raises ValueError."""
        if not path.exists():
            return
        state = json.loads(path.read_text())
        if state.pop("version", None) != SNAPSHOT_VERSION:
            raise ValueError(f"{path} was written by another version of the stand-in: delete it")
        with self.lock:
            for name, value in state.items():
                setattr(self, name, value)
