"""Bottle or jar: glass, label and cap in one drawing, light from the left."""

from PIL import Image

from .cap import draw_cap
from .glass import draw_glass
from .palette import SHADOW, Glass
from .svg import across, clip, drawing, embed
from .vessel import MIDDLE, Vessel


def draw_bottle(vessel: Vessel, glass: Glass, label: Image.Image) -> str:
    """SVG of a pack with its wrapped label picture on a transparent 1200 by 1200 field."""
    defs, body = compose_bottle(vessel, glass, label)
    return drawing(1200, 1200, body, defs)


def compose_bottle(vessel: Vessel, glass: Glass, label: Image.Image) -> tuple[str, str]:
    """Definitions and body of the pack, for use inside a larger drawing."""
    glass_defs, glass_body = draw_glass(vessel, glass)
    cap_defs, cap_body = draw_cap(vessel)
    label_defs, label_body = _label(vessel, label)
    body = f"{_ground(vessel, glass)}{glass_body}{label_body}{cap_body}"
    return glass_defs + cap_defs + label_defs, body


def _ground(vessel: Vessel, glass: Glass) -> str:
    half, floor = vessel.radius, vessel.base + vessel.bow(vessel.base) * 0.6
    return (
        f'<ellipse cx="{MIDDLE + 70}" cy="{floor - 6}" rx="{half * 1.22}" ry="26" fill="{SHADOW}" '
        f'opacity=".3" filter="url(#b20)"/>'
        f'<ellipse cx="{MIDDLE + half * 0.92}" cy="{floor - 4}" rx="{half * 0.36}" ry="9" '
        f'fill="{glass.glow}" opacity=".26" filter="url(#b12)"/>'
        f'<ellipse cx="{MIDDLE + 22}" cy="{floor}" rx="{half * 0.97}" ry="13" fill="{SHADOW}" '
        f'opacity=".5" filter="url(#b7)"/>'
        f'<ellipse cx="{MIDDLE}" cy="{floor + 2}" rx="{half * 0.86}" ry="9" fill="{SHADOW}" '
        f'opacity=".7" filter="url(#b4)"/>'
    )


def _label(vessel: Vessel, label: Image.Image) -> tuple[str, str]:
    half = vessel.radius + 1.5
    left, right = MIDDLE - half, MIDDLE + half
    top, foot = vessel.label_top, vessel.label_foot
    height = foot - top + vessel.bow(foot)
    shade = [
        (0, "#2a1a06", 0.5),
        (0.02, "#2a1a06", 0.3),
        (0.07, "#2a1a06", 0.1),
        (0.14, "#2a1a06", 0.01),
        (0.3, "#2a1a06", 0),
        (0.52, "#2a1a06", 0.02),
        (0.7, "#2a1a06", 0.08),
        (0.85, "#2a1a06", 0.2),
        (0.95, "#2a1a06", 0.38),
        (0.985, "#2a1a06", 0.48),
        (1, "#2a1a06", 0.42),
    ]
    sheen = [(0.05, "#fff", 0), (0.13, "#fff", 0.1), (0.19, "#fff", 0.1), (0.27, "#fff", 0)]
    defs = (
        clip("label", vessel.label_outline)
        + across("label-shade", left, right, shade)
        + across("label-sheen", left, right, sheen)
    )
    edge = f"M{left} {top}A{half} {vessel.bow(top)} 0 0 0 {right} {top}"
    under = f"M{left} {foot}A{half} {vessel.bow(foot)} 0 0 0 {right} {foot}"
    body = (
        f'<g clip-path="url(#glass)"><path d="{under}" transform="translate(0 5)" fill="none" '
        f'stroke="#000" stroke-opacity=".5" stroke-width="9" filter="url(#b4)"/></g>'
        f'<g clip-path="url(#label)"><path d="{vessel.label_outline}" fill="#fbf6ea"/>'
        f'<image href="{embed(label)}" x="{left}" y="{top}" width="{2 * half}" height="{height}" '
        f'preserveAspectRatio="none"/>'
        f'<path d="{vessel.label_outline}" fill="url(#label-shade)"/>'
        f'<path d="{vessel.label_outline}" fill="url(#label-sheen)"/></g>'
        f'<path d="{edge}" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="1.6"/>'
        f'<path d="{under}" fill="none" stroke="#3a2a12" stroke-opacity=".35" stroke-width="1.4"/>'
    )
    return defs, body
