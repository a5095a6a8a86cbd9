"""What a browser does in each of the two shops: fill a cart, go to the last step, order.

Runs inside the shop's process. `Visitor` is chosen by the settings module in use.
"""

import os
import re
from abc import ABC, abstractmethod
from typing import Any

from django.test import Client

from tests.benchmarks.systems import OURS

ADDRESS = {
    "line1": "1 Pearl Street",
    "state": "OR",
    "postcode": "97205",
}


class Visitor(ABC):
    """One browser with its cookies. Requests for pages go by `client`."""

    def __init__(self) -> None:
        self.client = Client(SERVER_NAME="localhost", raise_request_exception=False)

    @abstractmethod
    def addresses(self) -> dict[str, str]:
        """Page to address; a page that the shop does not have is left out."""

    @abstractmethod
    def add(self, product: Any) -> None: ...

    @abstractmethod
    def go_to_last_step(self) -> None: ...

    @abstractmethod
    def order(self) -> None:
        """The one click that makes the order."""


class OurVisitor(Visitor):
    def addresses(self) -> dict[str, str]:
        return {
            "home": "/",
            "list": "/products/",
            "category": "/products/c/minerals/",
            "product": "/products/sedorum/",
            "search": "/search/?q=magnesium",
            "cart, 5 lines": "/cart/",
        }

    def add(self, product: Any) -> None:
        self.client.post(f"/cart/add/{product.pk}/", {"quantity": 1})

    def go_to_last_step(self) -> None:
        fields = {"email": "ada@example.com", "name": "Ada Lovelace", "city": "Portland"}
        self.client.post("/checkout/", {**ADDRESS, **fields, "shipping_code": "standard"})
        page = self.client.get("/checkout/review/").content.decode()
        found = re.findall(r'name="(quote|submission)" value="([^"]+)"', page)
        self.fields = dict(found)

    def order(self) -> None:
        self.client.post("/checkout/review/", self.fields)


class StockVisitor(Visitor):
    def addresses(self) -> dict[str, str]:
        from oscar.core.loading import get_model

        # "/" only redirects to the list.
        return {
            "list": "/catalogue/",
            "category": get_model("catalogue", "Category")
            .objects.get(slug="minerals")
            .get_absolute_url(),
            "product": get_model("catalogue", "Product")
            .objects.get(slug="sedorum")
            .get_absolute_url(),
            "search": "/search/?q=magnesium",
            "cart, 5 lines": "/basket/",
        }

    def add(self, product: Any) -> None:
        self.client.post(f"/basket/add/{product.pk}/", {"quantity": 1})

    def go_to_last_step(self) -> None:
        names = {"first_name": "Ada", "last_name": "Lovelace", "line4": "Portland"}
        self.client.post("/checkout/", {"username": "ada@example.com", "options": "anonymous"})
        self.client.post("/checkout/shipping-address/", {**ADDRESS, **names})
        self.client.get("/checkout/shipping-method/")
        self.client.get("/checkout/payment-method/")

    def order(self) -> None:
        self.client.post("/checkout/preview/", {"action": "place_order"})


def make_visitor() -> Visitor:
    ours = os.environ["DJANGO_SETTINGS_MODULE"] == OURS.settings
    return OurVisitor() if ours else StockVisitor()


def some_products(count: int) -> list[Any]:
    from oscar.core.loading import get_model

    return list(get_model("catalogue", "Product").objects.order_by("pk")[:count])
