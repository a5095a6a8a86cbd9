from typing import Any

from oscar.apps.catalogue.reviews import apps


class ReviewsConfig(apps.CatalogueReviewsConfig):
    name = "shop.reviews"

    def ready(self) -> None:
        """None of Oscar's views: they take reviews from anybody and show refused ones."""
        from . import receivers

        receivers.connect()

    def get_urls(self) -> list[Any]:
        """Ours are in urls.py, by the product's address."""
        return []
