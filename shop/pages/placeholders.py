"""Fills the shop's own facts into a page's text, so that no policy names an old address."""

import re
from decimal import Decimal

from django.conf import settings
from django.utils.html import escape
from oscar.templatetags.currency_filters import currency

from shop.context import shop_facts

_TOKEN = re.compile(r"\{\{\s*(\w*)\s*\}\}")
KNOWN = {
    "shop_name",
    "shop_email",
    "shop_phone",
    "shop_address",
    "adverse_event_contact",
    "free_shipping_threshold",
}


def fill_in(html: str) -> str:
    """`{{ shop_name }}` and its kin; a name that is not known is left out."""
    facts = shop_facts()
    return _TOKEN.sub(lambda found: _words(facts, found[1]), html)


def _words(facts: dict[str, object], name: str) -> str:
    if name not in KNOWN:
        return ""
    value = facts[name]
    if isinstance(value, Decimal):
        value = currency(value, settings.OSCAR_DEFAULT_CURRENCY)
    return escape(str(value))
