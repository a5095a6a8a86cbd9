"""One serving of a product beside a plain disc of 19 mm, seen from straight above."""

from collections.abc import Sequence
from math import cos, radians, sin

from .dosage import Unit, powder_of, unit_of
from .fonts import FACES
from .palette import SHADOW
from .pills import TEXTURES, draw_unit
from .powder import draw_serving
from .products import Product
from .svg import drawing, stops

FIELD, MARGIN = 1200, 130
DISC = 19.0  # mm
SERIF = "'Source Serif 4'"
MOST_SCALE = 29.0  # px per mm, so that small tablets do not fill the picture

Place = tuple[float, float, float]  # x mm, y mm, angle in degrees


def draw_scale(product: Product) -> str:
    """SVG of a serving with the disc on a transparent 1200 by 1200 field."""
    if product.form == "powder":
        powder = powder_of(product)
        scale = (FIELD - 2 * MARGIN) / (powder.heap + powder.bowl * 0.75 + 14)
        body = draw_serving(powder, scale) + _disc(330, 872, scale)
        return drawing(FIELD, FIELD, body, TEXTURES + _disc_defs())
    return drawing(FIELD, FIELD, _solids(product), TEXTURES + _disc_defs())


def _solids(product: Product) -> str:
    unit = unit_of(product)
    places = _arrange(unit, product.units_per_serving)
    left, top, right, foot = _bounds(unit, places)
    scale = min(MOST_SCALE, (FIELD - 2 * MARGIN) / max(right - left, foot - top))
    move_x = FIELD / 2 - scale * (left + right) / 2
    move_y = FIELD / 2 - scale * (top + foot) / 2
    units = "".join(
        draw_unit(unit, move_x + x * scale, move_y + y * scale, angle, scale)
        for x, y, angle in places
    )
    return _disc(move_x, move_y, scale) + units


def _arrange(unit: Unit, number: int) -> Sequence[Place]:
    """Places of the units round a disc at the origin, in mm."""
    reach, gap = DISC / 2, unit.width
    start = reach + 3 + unit.length * 0.4
    if unit.length == unit.width:
        return [(reach + 4 + unit.width / 2, 2 + index * (gap + 3), -18) for index in range(number)]
    lines = {
        1: [(start, 0.5, -38)],
        2: [(start, -gap * 0.75, -34), (start + gap * 0.5, gap * 0.95, -26)],
        3: [
            (start - 1, -gap * 1.3, -40),
            (start + 1.6, gap * 0.35, -31),
            (start * 0.46, reach + gap * 0.95, 6),
        ],
    }
    return lines[min(number, 3)]


def _bounds(unit: Unit, places: Sequence[Place]) -> tuple[float, float, float, float]:
    boxes = [(-DISC / 2, -DISC / 2, DISC / 2, DISC / 2)]
    for x, y, angle in places:
        straight = (unit.length - unit.width) / 2
        wide = abs(straight * cos(radians(angle))) + unit.width / 2
        high = abs(straight * sin(radians(angle))) + unit.width / 2
        boxes.append((x - wide, y - high, x + wide, y + high))
    lefts, tops, rights, feet = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(feet)


def _disc_defs() -> str:
    metal = [
        (0, "#f6f3ea"),
        (0.22, "#d8d3c6"),
        (0.42, "#eeeae0"),
        (0.62, "#c3bdae"),
        (0.82, "#ded9cc"),
        (1, "#a8a190"),
    ]
    return (
        f"<style>{FACES}</style>"
        f'<linearGradient id="metal" x1=".1" y1="0" x2=".9" y2="1">{stops(metal)}</linearGradient>'
        f'<linearGradient id="rim" x1=".15" y1=".05" x2=".85" y2=".95">'
        f"{stops([(0, '#fffdf6'), (0.45, '#b9b2a1'), (1, '#6f6858')])}</linearGradient>"
        f'<linearGradient id="rim-in" x1=".15" y1=".05" x2=".85" y2=".95">'
        f"{stops([(0, '#7d7665'), (0.5, '#c9c3b5'), (1, '#fffdf6')])}</linearGradient>"
    )


def _disc(x: float, y: float, scale: float) -> str:
    radius = DISC / 2 * scale
    ink = 'fill="#4b463a"'
    half = radius * 0.9
    tick = radius * 0.07
    level = radius * 0.24
    line = (
        f"M{-half} {level}H{half}M{-half} {level - tick}V{level + tick}"
        f"M{half} {level - tick}V{level + tick}"
    )
    return (
        f'<g transform="translate({x:.1f} {y:.1f})">'
        f'<circle cx="20" cy="24" r="{radius}" fill="{SHADOW}" opacity=".34" filter="url(#b12)"/>'
        f'<circle cx="6" cy="8" r="{radius}" fill="{SHADOW}" opacity=".5" filter="url(#b4)"/>'
        f'<circle r="{radius}" fill="url(#rim)"/><circle r="{radius * 0.955}" fill="url(#rim-in)"/>'
        f'<circle r="{radius * 0.925}" fill="url(#metal)"/>'
        f'<g transform="translate(0 1.6)" opacity=".9"><text y="{radius * 0.04}" '
        f'text-anchor="middle" font-family="{SERIF}" font-weight="600" '
        f'font-size="{radius * 0.42}" fill="#fff">19 mm</text>'
        f'<path d="{line}" stroke="#fff" stroke-width="2.4" fill="none"/></g>'
        f'<text y="{radius * 0.04}" text-anchor="middle" font-family="{SERIF}" '
        f'font-weight="600" font-size="{radius * 0.42}" {ink}>19 mm</text>'
        f'<path d="{line}" stroke="#4b463a" stroke-width="2.4" fill="none"/></g>'
    )
