"""The demo's home page, about page and policies."""

from typing import Any

from django.utils.html import format_html

from catalogue.models import Product
from shop.demo.pictures import set_picture
from shop.demo.reading import find_picture, read_json, read_text
from shop.pages.models import HomeSection, Page

KINDS = {"checks": HomeSection.Kind.FACTS}


def load_pages() -> int:
    """How many were new, by slug."""
    known = set(Page.objects.values_list("slug", flat=True))
    new = [entry for entry in read_json("pages.json") if entry["slug"] not in known]
    for position, entry in enumerate(new):
        Page.objects.create(
            kind=entry["kind"],
            slug=entry["slug"],
            title=entry["title"],
            body=read_text(entry["body_html"]),
            meta_description=entry["meta_description"],
            note=entry["note"],
            position=position,
        )
    return len(new)


def load_home() -> int:
    """The sections, if the home page has none at all."""
    if HomeSection.objects.exists():
        return 0
    entries = read_json("home.json")["sections"]
    for position, entry in enumerate(entries):
        _create_section(entry, position)
    return len(entries)


def load_pictures() -> int:
    """For sections and pages without one: home/<kind> and pages/<slug>."""
    added = 0
    for section in HomeSection.objects.filter(image=""):
        added += _add_picture(section, f"home/{section.kind}")
    for page in Page.objects.filter(image=""):
        added += _add_picture(page, f"pages/{page.slug}")
    return added


def _add_picture(row: HomeSection | Page, name: str) -> int:
    path = find_picture(name)
    if path is None:
        return 0
    set_picture(row, "image", path, f"{name}{path.suffix}")
    return 1


def _create_section(entry: dict[str, Any], position: int) -> None:
    section = HomeSection.objects.create(
        kind=KINDS.get(entry["kind"], entry["kind"]),
        eyebrow=entry.get("eyebrow", ""),
        title=entry["title"],
        body=format_html("<p>{}</p>", entry["text"]) if entry.get("text") else "",
        primary_label=entry.get("primary_label", entry.get("link_label", "")),
        primary_url=entry.get("primary_link", entry.get("link", "")),
        secondary_label=entry.get("secondary_label", ""),
        secondary_url=entry.get("secondary_link", ""),
        items=entry.get("items", []),
        position=position,
    )
    if "products" in entry:
        section.products.set(Product.objects.filter(slug__in=entry["products"]))
