"""Builders shared by the tests: real rows, as few as a test needs."""

from decimal import Decimal
from itertools import count
from typing import Any

from catalogue.models import Product, ProductClass
from shop.partner.models import Partner, StockRecord
from shop.users.models import User

_numbers = count(1)


def make_product(
    title: str = "Magnesium", *, price: str | Decimal = "19.95", stock: int = 10, **fields: Any
) -> Product:
    """A product that can be bought."""
    product_class, _ = ProductClass.objects.get_or_create(
        slug="supplement", defaults={"name": "Supplement", "track_stock": True}
    )
    product = Product.objects.create(
        title=title, product_class=product_class, structure=Product.STANDALONE, **fields
    )
    partner, _ = Partner.objects.get_or_create(code="evenfall", defaults={"name": "Evenfall"})
    StockRecord.objects.create(
        product=product,
        partner=partner,
        partner_sku=f"SKU-{next(_numbers)}",
        price=Decimal(price),
        price_currency="USD",
        num_in_stock=stock,
    )
    return product


def make_user(email: str = "ada@example.com", **fields: Any) -> User:
    user = User(email=email, **fields)
    user.set_password("a long pass phrase")
    user.save()
    return user


def make_variants(
    title: str = "Omega-3", *, prices: tuple[str, str] = ("12.95", "24.95"), stock: int = 10
) -> tuple[Product, Product, Product]:
    """A parent and its two variants, "small" and "large"."""
    first = make_product(f"{title} small", price=prices[0], stock=stock)
    second = make_product(f"{title} large", price=prices[1], stock=stock)
    parent = Product.objects.create(
        title=title, product_class=first.product_class, structure=Product.PARENT
    )
    for variant in (first, second):
        variant.structure, variant.parent, variant.product_class = Product.CHILD, parent, None
        variant.save()
    return parent, first, second
