"""Which HTML may be stored. Models sanitise on save: forms, imports and the shell are covered."""

import nh3
from django.conf import settings

TAGS = {
    "h2", "h3", "h4", "p", "br", "ul", "ol", "li", "strong", "em", "a", "blockquote", "hr",
    "table", "thead", "tbody", "tr", "th", "td", "caption",
    "figure", "figcaption", "img", "cite", "sup", "sub", "aside",
}  # fmt: skip
# A note beside the text, and one that must not be missed.
CALLOUTS = {"callout callout--note", "callout callout--caution"}
ATTRIBUTES = {
    # Named, because nh3 allows title as well when nobody says so.
    "*": {"lang"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "data-file"},
    "figure": {"class"},
    "aside": {"class"},
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
    if tag == "img" and attribute == "src" and not _is_in_media(value):
        return None
    # Browsers read a backslash as a slash: both lead to another host without naming a scheme.
    if tag == "a" and attribute == "href" and value.replace("\\", "/").startswith("//"):
        return None
    if tag == "figure" and attribute == "class":
        return "figure"
    if tag == "aside" and attribute == "class":
        return value if value in CALLOUTS else "callout callout--note"
    return value


def _is_in_media(address: str) -> bool:
    return address.startswith(settings.MEDIA_URL) and ".." not in address and "\\" not in address
