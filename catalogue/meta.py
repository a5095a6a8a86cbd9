"""What a page tells search engines and link previews about itself."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class Meta:
    """For the `<head>`: title (without the shop's name), description, canonical address, picture.

    `canonical` and `image_url` are absolute. `kind` is Open Graph's og:type. `json_ld` is a list of
    schema.org objects, printed by `{% json_ld meta.json_ld %}`. `index` is False for pages that
    search engines should leave out.
    """

    title: str
    description: str = ""
    canonical: str = ""
    image_url: str = ""
    image_alt: str = ""
    kind: str = "website"
    json_ld: list[dict[str, Any]] = field(default_factory=list)
    index: bool = True
    # More of Open Graph: names such as product:price:amount, with their content.
    properties: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumb. The last one is the page itself."""

    name: str
    url: str


def absolute(path: str) -> str:
    """The address with the shop's own scheme and host; an absolute one stays as it is."""
    return path if "://" in path else f"{settings.SITE_URL}{path}"


def breadcrumb_list(crumbs: list[Crumb]) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": crumb.name,
                "item": absolute(crumb.url),
            }
            for number, crumb in enumerate(crumbs, start=1)
        ],
    }
