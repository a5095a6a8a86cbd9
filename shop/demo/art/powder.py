"""A heap of powder with its steel scoop, from straight above, light from the upper left."""

from math import cos, pi, sin
from random import Random

from .dosage import Powder
from .palette import SHADOW
from .svg import glow, stops


def draw_serving(powder: Powder, scale: float) -> str:
    """Heap in the middle right of the field and a filled scoop above it, `scale` px per mm."""
    return (
        _defs(powder)
        + _heap(powder, 742, 700, powder.heap / 2 * scale)
        + _scoop(powder, 400, 402, powder.bowl / 2 * scale)
    )


def _defs(powder: Powder) -> str:
    return (
        f'<defs><filter id="mound" x="-10%" y="-10%" width="120%" height="120%" '
        f'color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" '
        f'baseFrequency="{powder.grain * 0.06:.3f}" numOctaves="4" seed="7" result="n"/>'
        f'<feDisplacementMap in="SourceGraphic" in2="n" scale="26" xChannelSelector="R" '
        f'yChannelSelector="G"/></filter>'
        f'<filter id="relief" x="-10%" y="-10%" width="120%" height="120%" '
        f'color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" '
        f'baseFrequency="{powder.grain * 0.11:.3f}" numOctaves="4" seed="3" result="n"/>'
        '<feDiffuseLighting in="n" surfaceScale="4" lighting-color="#fff" '
        'diffuseConstant="1.25" result="l">'
        f'<feDistantLight azimuth="225" elevation="52"/></feDiffuseLighting>'
        f'<feComposite in="l" in2="SourceGraphic" operator="in"/></filter>'
        + glow(
            "mound-light",
            [
                (0, "#fff", 0.7),
                (0.4, powder.colour, 0.2),
                (0.75, powder.shade, 0.45),
                (1, powder.shade, 0.95),
            ],
        )
        + f'<linearGradient id="steel" x1="0" y1="0" x2="1" y2="1">'
        f"{stops([(0, '#f4f5f2'), (0.3, '#aeb3ae'), (0.55, '#e8eae6'), (1, '#7b827d')])}"
        f'</linearGradient><linearGradient id="steel-in" x1="0" y1="0" x2="1" y2="1">'
        f"{stops([(0, '#5e6560'), (0.5, '#a5aba6'), (1, '#eef0ec')])}</linearGradient></defs>"
    )


def _blob(random: Random, radius: float, points: int = 18, unrest: float = 0.07) -> str:
    spots = []
    for index in range(points):
        reach = radius * (1 + random.uniform(-unrest, unrest))
        angle = 2 * pi * index / points
        spots.append((reach * cos(angle), reach * sin(angle)))
    middles = [
        ((x0 + x1) / 2, (y0 + y1) / 2)
        for (x0, y0), (x1, y1) in zip(spots, spots[1:] + spots[:1], strict=True)
    ]
    path = f"M{middles[-1][0]:.1f} {middles[-1][1]:.1f}"
    for (x, y), (mx, my) in zip(spots, middles, strict=True):
        path += f"Q{x:.1f} {y:.1f} {mx:.1f} {my:.1f}"
    return path + "Z"


def _heap(powder: Powder, x: float, y: float, radius: float) -> str:
    random = Random(11)
    outer = _blob(random, radius)
    crumbs = "".join(_crumb(random, powder, radius) for _ in range(70))
    return (
        f'<g transform="translate({x} {y})"><path d="{outer}" transform="translate(22 28)" '
        f'fill="{SHADOW}" opacity=".36" filter="url(#b12)"/>'
        f'<g filter="url(#mound)">{crumbs}<path d="{outer}" fill="{powder.colour}"/></g>'
        f'<g filter="url(#mound)"><path d="{outer}" fill="url(#mound-light)" '
        f'transform="translate({-radius * 0.02} {-radius * 0.02})"/></g>'
        f'<ellipse cx="{radius * 0.34}" cy="{radius * 0.4}" rx="{radius * 0.46}" '
        f'ry="{radius * 0.4}" fill="{powder.shade}" opacity=".55" filter="url(#b40)"/>'
        f'<ellipse cx="{-radius * 0.28}" cy="{-radius * 0.32}" rx="{radius * 0.36}" '
        f'ry="{radius * 0.3}" fill="#fff" opacity=".7" filter="url(#b40)"/>'
        f'<g style="mix-blend-mode:multiply" opacity=".36"><g filter="url(#mound)">'
        f'<path d="{outer}" filter="url(#relief)"/></g></g></g>'
    )


def _crumb(random: Random, powder: Powder, radius: float) -> str:
    angle, reach = random.uniform(0, 2 * pi), radius * random.triangular(0.96, 1.3, 0.98)
    size = random.uniform(2, 6)
    return (
        f'<circle cx="{reach * cos(angle):.1f}" cy="{reach * sin(angle):.1f}" r="{size:.1f}" '
        f'fill="{powder.colour}" stroke="{powder.shade}" stroke-width="1.5"/>'
    )


def _scoop(powder: Powder, x: float, y: float, radius: float) -> str:
    inner = radius * 0.9
    level = _blob(Random(5), inner * 0.98, unrest=0.015)
    handle = (
        f"M{radius * 0.8} {-radius * 0.16}L620 {-radius * 0.13}Q652 {-radius * 0.13} 652 0"
        f"Q652 {radius * 0.13} 620 {radius * 0.13}L{radius * 0.8} {radius * 0.16}Z"
    )
    return (
        f'<g transform="translate({x} {y}) rotate(-16)"><g transform="translate(12 26)" '
        f'fill="{SHADOW}" opacity=".36" filter="url(#b12)"><circle r="{radius}"/>'
        f'<path d="{handle}"/></g><path d="{handle}" fill="url(#steel)"/>'
        f'<path d="{handle}" fill="none" stroke="#5d645f" stroke-opacity=".55" stroke-width="2"/>'
        f'<circle cx="618" cy="0" r="{radius * 0.06}" fill="{SHADOW}" opacity=".5"/>'
        f'<circle r="{radius}" fill="url(#steel)"/><circle r="{inner}" fill="url(#steel-in)"/>'
        f'<path d="{level}" fill="{powder.colour}"/>'
        f'<path d="{level}" fill="url(#mound-light)" opacity=".8"/>'
        f'<g style="mix-blend-mode:multiply" opacity=".3"><path d="{level}" '
        f'filter="url(#relief)"/></g>'
        f'<circle r="{inner}" fill="none" stroke="#2b302c" stroke-opacity=".5" stroke-width="7" '
        f'filter="url(#b4)"/></g>'
    )
