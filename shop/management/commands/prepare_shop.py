import hashlib
import time
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Brings database, static files and, on an empty database, the demo shop up to date."

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        self.stdout.write("Database …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable")
        self._collect_static()
        call_command("load_demo_shop", if_empty=True)
        call_command("refresh_facets")
        self.stdout.write(f"Prepared in {time.monotonic() - started:.1f} s")

    def _collect_static(self) -> None:
        """Only when something changed: hashing and compressing takes a while."""
        stamp = Path(settings.STATIC_ROOT) / ".source"
        source = _static_source()
        if stamp.exists() and stamp.read_text() == source:
            return
        self.stdout.write("Static files …")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(source)


def _static_source() -> str:
    """Changes with our static files, installed packages, and with how files are stored.

    `make dev` stores them by plain names, `make run` by hashed ones, in the same folder.
    """
    digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for path in sorted((settings.BASE_DIR / "shop" / "static").rglob("*")):
        if path.is_file():
            digest.update(str(path).encode())
            digest.update(path.read_bytes())
    for package in sorted(f"{d.name}=={d.version}" for d in distributions()):
        digest.update(package.encode())
    return digest.hexdigest()
