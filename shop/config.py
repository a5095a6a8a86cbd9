"""The storefront's root: Oscar's apps at the addresses that this shop uses."""

from typing import Any

from django.urls import path
from oscar.config import Shop


class Storefront(Shop):
    # Oscar finds its own modules by this name.
    name = "oscar"

    def get_urls(self) -> list[Any]:
        from shop.storefront_urls import redirected_doors

        return [
            path("products/", self.catalogue_app.urls),
            path("cart/", self.basket_app.urls),
            path("checkout/", self.checkout_app.urls),
            *redirected_doors,
            path("account/", self.customer_app.urls),
            path("search/", self.search_app.urls),
            path("dashboard/", self.dashboard_app.urls),
            path("offers/", self.offer_app.urls),
        ]
