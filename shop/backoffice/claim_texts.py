"""Names of Oscar's offers and vouchers, for the check of claims: labeling too."""

from collections.abc import Iterator
from typing import Any

from oscar.core.loading import get_model

from shop.claims.checking import Context
from shop.claims.subjects import Text, register

Offer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")


def offer_texts(offer: Any) -> Iterator[Text]:
    yield Text("name", offer.name, Context.NAME)
    yield Text("address", offer.slug, Context.NAME)
    yield Text("description", offer.description or "", Context.PRODUCT)


def voucher_texts(voucher: Any) -> Iterator[Text]:
    yield Text("name", voucher.name, Context.NAME)
    yield Text("code", voucher.code, Context.NAME)


register(Offer, offer_texts, rows=Offer.objects.all)
register(Voucher, voucher_texts, rows=Voucher.objects.all)
