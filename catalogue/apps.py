from typing import Any

from django.urls import path
from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    name = "catalogue"

    def ready(self) -> None:
        super().ready()
        from catalogue import receivers

        receivers.connect()

    def get_urls(self) -> list[Any]:
        """/products/, /products/c/<category path>/, /products/<slug>/; reviews come with a page."""
        from catalogue import views

        return self.post_process_urls(
            [
                path("", views.product_list, name="index"),
                path("c/<path:category_slug>/", views.category_list, name="category"),
                path("<slug:product_slug>/", views.product_detail, name="detail"),
            ]
        )
