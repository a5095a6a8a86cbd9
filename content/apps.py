from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = "Articles"

    def ready(self) -> None:
        from content import search

        search.connect()
