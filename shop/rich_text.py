"""Which HTML may be stored. Models sanitise on save: forms, imports and the shell are covered."""

from urllib.parse import urlsplit

import nh3
from django.conf import settings

TAGS = {
    "h2", "h3", "h4", "p", "br", "ul", "ol", "li", "strong", "em", "a", "blockquote", "hr",
    "table", "thead", "tbody", "tr", "th", "td", "caption",
    "figure", "figcaption", "img", "cite", "sup", "sub",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "data-file"},
    "figure": {"class"},
    "cite": {"data-source"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
}


def sanitize(html: str) -> str:
    """The HTML without what is not on the list: tags, attributes, foreign pictures."""
    if not html:
        return ""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_keep,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )


def _keep(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src" and not value.startswith(settings.MEDIA_URL):
        return None
    if tag == "a" and attribute == "href" and not urlsplit(value).scheme and value.startswith("//"):
        return None
    if tag == "figure" and attribute == "class":
        return "figure"
    return value
