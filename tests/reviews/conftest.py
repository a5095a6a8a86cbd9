from typing import Any

import pytest
from django.test import Client

from shop.reviews.models import ProductReview
from tests.customer.orders import make_order
from tests.factories import make_product, make_user
from tests.rates import fresh_rate_limits  # noqa: F401

WORDS = {"score": "4", "title": "Easy to take", "body": "Small capsules.", "name": "Ada"}


@pytest.fixture
def product(db: None) -> Any:
    return make_product("Magnesium", slug="magnesium")


@pytest.fixture
def buyer(product: Any) -> Client:
    """Signed in, with a paid order of the product."""
    user = make_user("ada@example.com", first_name="Ada")
    make_order(product, user=user)
    return signed_in(user)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def send(client: Client, slug: str = "magnesium", **words: Any) -> Any:
    return client.post(f"/products/{slug}/reviews/write/", {**WORDS, **words})


def make_review(product: Any, *, score: int = 4, **fields: Any) -> ProductReview:
    """A published one, by nobody's account."""
    values = {
        "title": "Easy to take",
        "body": "Small capsules.",
        "name": "Ada",
        "status": ProductReview.PUBLISHED,
    }
    return ProductReview.objects.create(product=product, score=score, **{**values, **fields})
