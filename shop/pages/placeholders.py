"""Fills the shop's own facts into a page's text, so that no policy names an old address."""

import re

from django.utils.html import escape

from shop.context import shop_facts

KNOWN = re.compile(
    r"\{\{\s*(shop_name|shop_email|shop_phone|shop_address|adverse_event_contact)\s*\}\}"
)


def fill_in(html: str) -> str:
    """`{{ shop_name }}` and its kin; anything else in braces stays as it is written."""
    facts = shop_facts()
    return KNOWN.sub(lambda found: escape(str(facts[found[1]])), html)
