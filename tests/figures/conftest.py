"""The demo shop, loaded once for all tests of this folder and rolled back after them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product
from catalogue.pictures import Rendition
from shop.users.models import User
from tests.figures.sql import is_write

# Beside what the sitemap names.
MORE_ADDRESSES = [
    "/products/?page=2",
    "/products/?sort=price-up",
    "/search/",
    "/search/?q=magnesium",
    "/search/?q=qqqqqq",
    "/articles/feed/",
    "/robots.txt",
    "/sitemap.xml",
    "/cart/",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/healthz",
]


@dataclass(frozen=True)
class Visit:
    """One GET: its SQL statements, and the cookies that the answer sets."""

    address: str
    status: int
    statements: list[str]
    cookies: list[str]

    @property
    def writes(self) -> list[str]:
        return [sql for sql in self.statements if is_write(sql)]


@pytest.fixture(scope="package")
def demo_shop(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        # Minutes of encoding; pages draw the same markup without the files.
        patch.setattr(Rendition, "save", lambda rendition, image: None)
        # Django's own TestCase marks its transactions like this: `durable` blocks may nest in them.
        outer = transaction.atomic()
        outer._from_testcase = True  # type: ignore[attr-defined]
        with outer:
            call_command("load_demo_shop", verbosity=0)
            yield
            transaction.set_rollback(True)


@pytest.fixture(scope="package")
def addresses(demo_shop: None) -> list[str]:
    """Every public address: what the sitemap names, and what it leaves out."""
    listed = re.findall(r"<loc>(.*?)</loc>", Client().get("/sitemap.xml").content.decode())
    return [*(urlsplit(address).path for address in listed), *MORE_ADDRESSES]


@pytest.fixture(scope="package")
def guest_visits(addresses: list[str]) -> list[Visit]:
    """A new visitor for every page."""
    return [visit(Client(), address) for address in addresses]


@pytest.fixture(scope="package")
def customer(demo_shop: None) -> Client:
    """Somebody signed in, with five products in the cart."""
    client = Client()
    client.force_login(User.objects.create(email="ada@example.com"))
    return fill_cart(client)


@pytest.fixture(scope="package")
def customer_visits(addresses: list[str], customer: Client) -> list[Visit]:
    return [visit(customer, address) for address in addresses if "/account/" not in address]


def visit(client: Client, address: str) -> Visit:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    statements = [query["sql"] for query in queries.captured_queries]
    return Visit(address, response.status_code, statements, list(response.cookies))


def fill_cart(client: Client) -> Client:
    for product in Product.objects.browsable().order_by("pk")[:5]:
        assert client.post(f"/cart/add/{product.pk}/", {"quantity": 1}).status_code in (302, 303)
    return client
