from typing import Any

from django.urls import path
from oscar.apps.search import apps


class SearchConfig(apps.SearchConfig):
    name = "shop.search"

    def ready(self) -> None:
        from . import ingredients, products

        products.connect()
        ingredients.connect()

    def get_urls(self) -> list[Any]:
        from . import views

        return self.post_process_urls([path("", views.results, name="search")])
