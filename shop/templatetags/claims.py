"""Ties the asterisk of a structure/function claim to the disclaimer on the same page."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from shop.claims.marking import marked

register = template.Library()
MARK = format_html(
    '<a class="claim-mark" href="#{}" aria-label="{}">*</a>', "disclaimer", "see the note"
)


@register.filter
def tie_claims(text: str | None) -> SafeString:
    """Plain text, each `*` made a link to #disclaimer (21 CFR 101.93(d)); the rest is escaped.

    A structure/function claim without its `*` gets one: shop.claims.marking.
    """
    parts = marked(text or "").split("*")
    return format_html_join(MARK, "{}", ((part,) for part in parts))
