"""Coloured glass: rims, transmitted light and window reflections."""

from .palette import Glass
from .svg import across, clip, down, glow
from .vessel import MIDDLE, Vessel


def draw_glass(vessel: Vessel, glass: Glass) -> tuple[str, str]:
    """Definitions and drawing of the bare glass of a vessel."""
    shape = vessel.outline
    defs = _defs(vessel, glass)
    body = (
        f'<g clip-path="url(#glass)"><path d="{shape}" fill="url(#glass-body)"/>'
        f"{_light(vessel, glass)}"
        f'<path d="{shape}" fill="url(#glass-fall)"/>'
        f"{_rims(vessel, glass)}{_neck(vessel)}{_base(vessel, glass)}"
        f"{_windows(vessel, glass)}</g>"
    )
    return defs, body


def _defs(vessel: Vessel, glass: Glass) -> str:
    floor = vessel.base
    return (
        clip("glass", vessel.outline)
        + across(
            "glass-body",
            vessel.left,
            vessel.right,
            [
                (0, glass.edge),
                (0.05, glass.deep),
                (0.16, glass.mid),
                (0.3, glass.body),
                (0.46, glass.mid),
                (0.64, glass.deep),
                (0.78, glass.mid),
                (0.88, glass.body),
                (0.95, glass.deep),
                (1, glass.edge),
            ],
        )
        + down(
            "glass-fall",
            vessel.cap_foot,
            floor,
            [
                (0, glass.edge, 0.9),
                (0.05, glass.edge, 0.45),
                (0.16, glass.edge, 0.05),
                (0.5, glass.edge, 0),
                (0.9, glass.edge, 0.1),
                (1, glass.edge, 0.6),
            ],
        )
        + down(
            "window",
            vessel.cap_foot + 40,
            vessel.label_top,
            [
                (0, glass.sheen, 0.1),
                (0.3, glass.sheen, 0.85),
                (0.7, "#fff", 0.92),
                (1, glass.sheen, 0.6),
            ],
        )
        + down(
            "window-right",
            vessel.cap_foot + 40,
            vessel.label_top,
            [
                (0, glass.sheen, 0),
                (0.55, glass.sheen, 0.5),
                (1, glass.sheen, 0.3),
            ],
        )
        + glow("through", [(0, glass.glow, 0.95), (0.5, glass.glow, 0.4), (1, glass.glow, 0)])
    )


def _light(vessel: Vessel, glass: Glass) -> str:
    half = vessel.radius
    waist = vessel.shoulder - 14
    return (
        f'<g style="mix-blend-mode:screen">'
        f'<ellipse cx="{MIDDLE + half * 0.66}" cy="{waist}" rx="{half * 0.3}" ry="120" '
        f'fill="url(#through)" opacity=".75"/>'
        f'<ellipse cx="{MIDDLE + half * 0.5}" cy="{waist + 30}" rx="{half * 0.5}" ry="70" '
        f'fill="url(#through)" opacity=".3"/>'
        f'<ellipse cx="{MIDDLE + half * 0.5}" cy="{vessel.base - 26}" rx="{half * 0.6}" ry="46" '
        f'fill="url(#through)" opacity=".8"/>'
        f'<ellipse cx="{MIDDLE - half * 0.3}" cy="{waist + 20}" rx="{half * 0.6}" ry="90" '
        f'fill="url(#through)" opacity=".26"/></g>'
    )


def _rims(vessel: Vessel, glass: Glass) -> str:
    return (
        f'<path d="{vessel.outline}" fill="none" stroke="{glass.edge}" stroke-width="64" '
        f'stroke-opacity=".5" filter="url(#b20)"/>'
        f'<path d="{vessel.outline}" fill="none" stroke="{glass.edge}" stroke-width="16" '
        f'stroke-opacity=".75" filter="url(#b4)"/>'
        f'<path d="{vessel.side(5, vessel.cap_foot, vessel.base - 40)}" fill="none" '
        f'stroke="{glass.glow}" stroke-width="2.5" stroke-opacity=".55" filter="url(#b1)"/>'
        f'<path d="{vessel.side(7, vessel.cap_foot, vessel.base - 40, True)}" fill="none" '
        f'stroke="{glass.glow}" stroke-width="5" stroke-opacity=".75" filter="url(#b2)"/>'
    )


def _neck(vessel: Vessel) -> str:
    foot = vessel.cap_foot
    half = vessel.neck
    return (
        f'<rect x="{MIDDLE - half}" y="{foot - 10}" width="{2 * half}" height="26" fill="#000" '
        f'opacity=".6" filter="url(#b7)"/>'
    )


def _base(vessel: Vessel, glass: Glass) -> str:
    half, floor, sag = vessel.radius - 30, vessel.base, vessel.bow(vessel.base)
    left, right, level = MIDDLE - half, MIDDLE + half, floor - 22
    arc = f"M{left} {level}Q{MIDDLE} {level + 2 * sag} {right} {level}"
    return (
        f'<path d="{arc}" fill="none" stroke="{glass.edge}" stroke-width="16" stroke-opacity=".55" '
        f'filter="url(#b4)"/>'
        f'<path d="{arc}" transform="translate(0 11)" fill="none" stroke="{glass.glow}" '
        f'stroke-width="5" stroke-opacity=".55" filter="url(#b2)"/>'
    )


def _windows(vessel: Vessel, glass: Glass) -> str:
    half = vessel.radius
    top, foot = vessel.cap_foot + 62, vessel.label_top + 6
    under, floor = vessel.label_foot + 14, vessel.base - 30
    x = vessel.left + 36
    return (
        f'<path d="{vessel.side(62, top, foot)}" fill="none" stroke="{glass.sheen}" '
        f'stroke-width="74" stroke-opacity=".16" filter="url(#b12)"/>'
        f'<path d="{vessel.side(52, top, foot)}" fill="none" stroke="url(#window)" '
        f'stroke-width="21" stroke-linecap="round" filter="url(#b1)"/>'
        f'<path d="{vessel.side(78, top + 10, foot)}" fill="none" stroke="url(#window)" '
        f'stroke-width="5" stroke-opacity=".55" stroke-linecap="round" filter="url(#b1)"/>'
        f'<path d="{vessel.side(34, top, foot, True)}" fill="none" stroke="url(#window-right)" '
        f'stroke-width="8" stroke-linecap="round" filter="url(#b1)"/>'
        f'<rect x="{x + 5.5}" y="{under}" width="21" height="{floor - under}" rx="6" '
        f'fill="{glass.sheen}" opacity=".62" filter="url(#b1)"/>'
        f'<rect x="{x + 40}" y="{under}" width="5" height="{floor - under}" rx="2" '
        f'fill="{glass.sheen}" opacity=".35" filter="url(#b1)"/>'
        f'<rect x="{MIDDLE + half - 40}" y="{under}" width="8" height="{floor - under - 4}" rx="4" '
        f'fill="{glass.sheen}" opacity=".35" filter="url(#b1)"/>'
    )
