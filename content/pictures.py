"""Pictures inside a text: sizes against layout shift, small files for small screens."""

from collections.abc import Callable

from catalogue.pictures import renditions_exist
from content.models import Picture
from shop.html_tree import Element

# The text column is at most 42rem wide.
SIZES = "(max-width: 44rem) 100vw, 42rem"


def show_pictures(tree: Element, fetch: Callable[[set[int]], dict[int, Picture]]) -> None:
    """Replaces each img by a picture with its renditions. One query, none without pictures."""
    found = list(tree.walk("img"))
    if not found:
        return
    rows = fetch({number for _, image in found if (number := _file_number(image))})
    for parent, image in found:
        if not image.attributes.get("src"):
            parent.replace(image)
            continue
        row = rows.get(_file_number(image) or 0)
        image.attributes.pop("data-file", None)
        image.attributes.setdefault("alt", "")
        image.attributes.update({"loading": "lazy", "decoding": "async"})
        if row and row.file.url == image.attributes["src"]:
            parent.replace(image, _with_renditions(image, row))


def _file_number(image: Element) -> int | None:
    number = image.attributes.get("data-file", "")
    return int(number) if number.isdecimal() and len(number) < 16 else None


def _with_renditions(image: Element, row: Picture) -> Element:
    image.attributes |= {"width": str(row.width), "height": str(row.height)}
    if not renditions_exist(row.file):
        return image
    sources = [
        Element(
            "source",
            {
                "type": f"image/{kind.lower()}",
                "srcset": ", ".join(
                    f"{each.url} {width}w" for width, each in sorted(files.items())
                ),
                "sizes": SIZES,
            },
        )
        for kind, files in row.file.aspect_ratios[None].items()
        if files
    ]
    return Element("picture", {}, [*sources, image])
