"""The one place that marks stored HTML as safe to print."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from shop.rich_text import sanitize

register = template.Library()


@register.filter
def rich_text(html: str | None) -> SafeString:
    """Sanitised again at render, so that a row written past the model does no harm either."""
    return mark_safe(sanitize(html or ""))
