"""Prints schema.org data as a data block, which browsers never run."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
# As in django.utils.html.json_script: nothing in the data can end the element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def json_ld(data: list[dict[str, Any]]) -> SafeString:
    """Usage: {% json_ld meta.json_ld %}"""
    if not data:
        return SafeString("")
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))
