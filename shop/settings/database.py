"""SQLite by default, PostgreSQL by DATABASE_URL.

ATOMIC_REQUESTS stays off: flows open short transactions of their own, and nothing that talks to
another server may run inside one (docs/adr/0005-short-transactions.md).
"""

from typing import Any

from .env import DATA_DIR, env

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'shop.sqlite3'}")
}
_default = DATABASES["default"]
_default["ATOMIC_REQUESTS"] = False

if _default["ENGINE"] == "django.db.backends.sqlite3":
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    _default["OPTIONS"] = {
        # IMMEDIATE: a deferred transaction that turns into a write fails at once, without waiting.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: NORMAL may lose the last commits when the power goes.
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA journal_size_limit=67108864;"
        ),
    }
else:
    _default["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
    _default["CONN_HEALTH_CHECKS"] = True
    _default["OPTIONS"] = {
        # Compiling a query at run time pays in reports over millions of rows. Here it takes longer
        # than the query: a list in the order of price a serving waited for little else.
        "options": (
            "-c statement_timeout=15000 -c lock_timeout=5000"
            " -c idle_in_transaction_session_timeout=15000 -c jit=off"
        )
    }
