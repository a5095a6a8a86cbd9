"""The project package as an app, for its static files, template tags and commands."""

from django.apps import AppConfig
from oscar.apps.analytics.apps import AnalyticsConfig


class ShopConfig(AppConfig):
    name = "shop"

    def ready(self) -> None:
        from shop import checks  # noqa: F401


class QuietAnalyticsConfig(AnalyticsConfig):
    """Oscar's analytics without its receivers: they write on every product page and search."""

    name = "oscar.apps.analytics"

    def ready(self) -> None:
        pass
