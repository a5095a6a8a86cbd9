from typing import Any

from django.urls import path
from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    name = "catalogue"
    verbose_name = "Catalogue"

    def ready(self) -> None:
        super().ready()
        from catalogue import facet_receivers, label_keeping, receivers

        receivers.connect()
        facet_receivers.connect()
        label_keeping.connect()

    def get_urls(self) -> list[Any]:
        """/products/, /products/recent/, /products/c/<category path>/, /products/<slug>/."""
        from catalogue import beside, facts_views, views

        return self.post_process_urls(
            [
                path("", views.product_list, name="index"),
                path("recent/", beside.recent_products, name="recent"),
                path("c/<path:category_slug>/", views.category_list, name="category"),
                path("<slug:product_slug>/", views.product_detail, name="detail"),
                path("<slug:product_slug>/facts/", facts_views.facts_sheet, name="facts"),
                path("<slug:product_slug>/facts.json", facts_views.facts_data, name="facts_data"),
            ]
        )
