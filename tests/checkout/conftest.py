"""A shop that talks to the real stand-in over HTTP, and a buyer who can pay on its page."""

import re
from typing import Any

import requests

SUCCESS, DECLINED, NEEDS_3DS = "4242424242424242", "4000000000000002", "4000002760003184"
DETAILS = {
    "email": "ada@example.com",
    "name": "Ada Lovelace",
    "line1": "1 Pearl Street",
    "city": "Portland",
    "state": "OR",
    "postcode": "97205",
    "shipping_code": "standard",
}


def add_to_cart(client: Any, product: Any, quantity: int = 1) -> None:
    response = client.post(f"/cart/add/{product.pk}/", {"quantity": quantity})
    assert response.status_code in (302, 303), response.content[:500]


def fill_details(client: Any, **changes: str) -> Any:
    return client.post("/checkout/", {**DETAILS, **changes})


def review_fields(client: Any) -> dict[str, str]:
    """The hidden fields of the review page, as a browser would send them."""
    page = client.get("/checkout/review/").content.decode()
    return {
        name: re.search(rf'name="{name}" value="([^"]+)"', page).group(1)  # type: ignore[union-attr]
        for name in ("quote", "submission")
    }


def place(client: Any) -> Any:
    return client.post("/checkout/review/", review_fields(client))


def pay_at_stripe(url: str, card: str = SUCCESS, *, complete_3ds: bool = True) -> requests.Response:
    """Type a card into the hosted page; the answer that would lead back to the shop."""
    browser = requests.Session()
    page = browser.get(url, timeout=5).text
    token = re.search(r'name="token" value="([^"]+)"', page)
    form = {
        "number": card,
        "expiry": "12 / 34",
        "cvc": "123",
        "name": "Ada Lovelace",
        "postal_code": "97205",
        "token": token.group(1) if token else "",
    }
    return browser.post(url, form, timeout=5, allow_redirects=False)
