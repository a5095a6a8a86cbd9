"""The two shops side by side: how each is started, and where its pages are."""

import os
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
# These would make one of the two another shop than the one that is described.
FOREIGN = ("DEBUG", "DATABASE_URL", "REDIS_URL", "STRIPE_SECRET_KEY", "DJANGO_SETTINGS_MODULE")


@dataclass(frozen=True)
class System:
    name: str
    settings: str
    # What gunicorn serves.
    application: str


OURS = System("this shop", "shop.settings", "shop.wsgi:application")
STOCK = System(
    "stock Oscar", "tests.benchmarks.stock_settings", "django.core.wsgi:get_wsgi_application()"
)
# In the order in which they are measured and printed.
PAGES = ["home", "list", "category", "product", "search", "cart, 5 lines"]


def make_environment(system: System, data_dir: Path) -> dict[str, str]:
    """DEBUG off, everything that is written under `data_dir`."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    data_dir.mkdir(parents=True, exist_ok=True)
    return kept | {
        "DJANGO_SETTINGS_MODULE": system.settings,
        "DATA_DIR": str(data_dir),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "HTTPS": "0",
        "SERVE_MEDIA": "1",
        "STRIPE_STANDIN_ALLOWED": "1",
        "STRIPE_STANDIN_URL": f"http://127.0.0.1:{free_port()}",
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
