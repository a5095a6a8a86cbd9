"""What the buyer was shown and agreed to, signed, so that nothing else can be charged."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.core import signing
from oscar.apps.checkout.calculators import OrderTotalCalculator
from oscar.core.prices import Price

from shop.shipping.repository import Repository

SALT = "shop.checkout.quote"
MAX_AGE = 24 * 60 * 60


@dataclass(frozen=True)
class Quote:
    """A basket's lines, shipping and total at one moment."""

    basket: Any
    shipping_method: Any
    shipping_charge: Price
    total: Price

    @property
    def fingerprint(self) -> str:
        """Changes with anything the buyer agrees to: lines, prices, discounts, shipping, total."""
        content = {
            "basket": self.basket.pk,
            "lines": [
                [
                    line.product_id,
                    line.stockrecord_id,
                    line.quantity,
                    str(line.line_price_incl_tax_incl_discounts),
                ]
                for line in self.basket.all_lines()
            ],
            "shipping": [self.shipping_method.code, str(self.shipping_charge.incl_tax)],
            "total": str(self.total.incl_tax),
            "currency": self.total.currency,
        }
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    def sign(self) -> str:
        return signing.dumps({"basket": self.basket.pk, "print": self.fingerprint}, salt=SALT)


def make_quote(basket: Any, shipping_code: str) -> Quote | None:
    """The quote for this way of shipping, or None if there is no such way."""
    for method in Repository().get_shipping_methods(basket=basket):
        if method.code == shipping_code:
            charge = method.calculate(basket)
            total = OrderTotalCalculator().calculate(basket, charge)
            return Quote(basket, method, charge, total)
    return None


def read_quote(token: str) -> tuple[int, str] | None:
    """Basket id and fingerprint of a signed quote; None if forged or older than a day."""
    try:
        content = signing.loads(token, salt=SALT, max_age=MAX_AGE)
        return int(content["basket"]), str(content["print"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
