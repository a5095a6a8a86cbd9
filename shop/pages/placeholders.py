"""Fills the shop's own facts into a page's text, so that no policy names an old address."""

import re

from django.utils.html import escape
from oscar.templatetags.currency_filters import currency

from shop.context import shop_facts

WORDS = ("shop_name", "shop_email", "shop_phone", "shop_address", "adverse_event_contact")
MONEY = ("free_shipping_threshold",)
PLACEHOLDER = re.compile(rf"\{{\{{\s*({'|'.join(WORDS + MONEY)})\s*\}}\}}")


def fill_in(html: str) -> str:
    """`{{ shop_name }}` and its kin; anything else in braces stays as it is written."""
    facts = shop_facts()
    facts |= {name: currency(facts[name]) for name in MONEY}
    return PLACEHOLDER.sub(lambda found: escape(str(facts[found[1]])), html)
