from typing import Any

from django.urls import path
from oscar.apps.catalogue import apps
from oscar.core.loading import get_class


class CatalogueConfig(apps.CatalogueConfig):
    name = "catalogue"

    def ready(self) -> None:
        super().ready()
        from catalogue import receivers

        receivers.connect()

    def get_urls(self) -> list[Any]:
        """/products/, /products/c/<category path>/ and /products/<slug>/; reviews come with their page."""
        return self.post_process_urls(
            [
                path("", self.catalogue_view.as_view(), name="index"),
                path(
                    "c/<path:category_slug>/",
                    get_class("catalogue.views", "ProductCategoryView").as_view(),
                    name="category",
                ),
                path("<slug:product_slug>/", self.detail_view.as_view(), name="detail"),
            ]
        )
