"""The one place that marks stored HTML as safe to print."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from shop.callouts import label_callouts
from shop.html_tree import parse
from shop.rich_text import sanitize
from shop.tables import mark_table_headers, wrap_tables

register = template.Library()


@register.filter
def rich_text(html: str | None) -> SafeString:
    """Sanitised again at render, so that a row written past the model does no harm either."""
    clean = sanitize(html or "")
    if "<table" not in clean and "<aside" not in clean:
        return mark_safe(clean)
    tree = parse(clean)
    label_callouts(tree)
    mark_table_headers(tree)
    wrap_tables(tree)
    return mark_safe(tree.html())
