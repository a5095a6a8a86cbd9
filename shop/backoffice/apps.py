from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BackofficeConfig(AppConfig):
    name = "shop.backoffice"
    verbose_name = "Back office"

    def ready(self) -> None:
        from django.contrib import admin

        from .site import harden

        harden(admin.site)
        # The last app: by then every app's permissions exist.
        post_migrate.connect(_ensure_groups, sender=self)


def _ensure_groups(**_: Any) -> None:
    from .groups import ensure_groups

    ensure_groups()
