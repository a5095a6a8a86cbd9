"""`{% shop_picture %}`: a picture with its renditions, once there are any."""

from typing import Any

from django import template
from pictures.models import PictureFieldFile

from catalogue.pictures import renditions_exist

register = template.Library()


@register.inclusion_tag("components/shop_picture.html")
def shop_picture(
    picture: PictureFieldFile | None,
    alt: str = "",
    sizes: str = "100vw",
    eager: bool = False,
    css: str = "",
) -> dict[str, Any]:
    """`picture`: a row's picture field, may be empty. `sizes`: as in HTML. `css`: classes.

    Reads the row only, neither the database nor the disk.
    """
    if not picture:
        return {}
    return {
        "picture": picture,
        "alt": alt,
        "sizes": sizes,
        "eager": eager,
        "css": css,
        "sources": _sources(picture) if renditions_exist(picture) else [],
    }


def _sources(picture: PictureFieldFile) -> list[tuple[str, str]]:
    """MIME type and srcset, best first; none for a picture narrower than the smallest rendition."""
    by_type = picture.aspect_ratios[None]
    return [
        (
            f"image/{file_type.lower()}",
            ", ".join(f"{made.url} {width}w" for width, made in sorted(renditions.items())),
        )
        for file_type, renditions in by_type.items()
        if renditions
    ]
