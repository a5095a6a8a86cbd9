"""Small pieces of SVG markup that several drawings share."""

import io
from base64 import b64encode
from collections.abc import Iterable

from PIL import Image

Stop = tuple[float, str] | tuple[float, str, float]


def stops(entries: Iterable[Stop]) -> str:
    """Gradient stops from (offset, colour) or (offset, colour, opacity)."""
    return "".join(
        f'<stop offset="{entry[0]}" stop-color="{entry[1]}"'
        f' stop-opacity="{entry[2] if len(entry) > 2 else 1}"/>'
        for entry in entries
    )


def across(name: str, left: float, right: float, entries: Iterable[Stop]) -> str:
    """Horizontal gradient between two x in px."""
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{left}" x2="{right}" '
        f'y1="0" y2="0">{stops(entries)}</linearGradient>'
    )


def down(name: str, top: float, foot: float, entries: Iterable[Stop]) -> str:
    """Vertical gradient between two y in px."""
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="0" x2="0" '
        f'y1="{top}" y2="{foot}">{stops(entries)}</linearGradient>'
    )


def glow(name: str, entries: Iterable[Stop], **place: float) -> str:
    """Radial gradient; `place` takes cx, cy, r, fx, fy in px, or fractions of the box if none."""
    units = ' gradientUnits="userSpaceOnUse"' if place else ""
    where = "".join(f' {key}="{value}"' for key, value in place.items())
    return f'<radialGradient id="{name}"{units}{where}>{stops(entries)}</radialGradient>'


def blur(name: str, deviation: float) -> str:
    """Blur filter in sRGB with room for its spread."""
    return (
        f'<filter id="{name}" x="-60%" y="-60%" width="220%" height="220%" '
        f'color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="{deviation}"/></filter>'
    )


def soft_filters() -> str:
    """Blurs b2 to b40, named by their deviation in px."""
    return "".join(blur(f"b{size}", size) for size in (1, 2, 4, 7, 12, 20, 40))


def clip(name: str, path: str) -> str:
    """Clip path from path data."""
    return f'<clipPath id="{name}"><path d="{path}"/></clipPath>'


def drawing(width: int, height: int, body: str, defs: str = "") -> str:
    """A whole SVG document."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><defs>{soft_filters()}{defs}</defs>{body}</svg>'
    )


def embed(picture: Image.Image) -> str:
    """PNG data address of a picture."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return "data:image/png;base64," + b64encode(buffer.getvalue()).decode()
