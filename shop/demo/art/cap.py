"""The ribbed ivory cap that all glass packs wear."""

from math import cos, radians, sin

from .svg import across, clip, down
from .vessel import MIDDLE, Vessel

RIB_STEP = 4.0  # degrees between ribs


def draw_cap(vessel: Vessel) -> tuple[str, str]:
    """Definitions and drawing of the cap of a vessel."""
    half, top, foot = vessel.cap, vessel.cap_top, vessel.cap_foot
    left, right = MIDDLE - half, MIDDLE + half
    sag = vessel.bow(foot) * 1.2
    shape = (
        f"M{left} {top + 24}Q{left} {top + 2} {left + 26} {top}H{right - 26}"
        f"Q{right} {top + 2} {right} {top + 24}V{foot - 8}Q{right} {foot} {right - 8} {foot + 1}"
        f"Q{MIDDLE} {foot + 2 * sag} {left + 8} {foot + 1}Q{left} {foot} {left} {foot - 8}Z"
    )
    defs = (
        clip("cap", shape)
        + across(
            "cap-body",
            left,
            right,
            [
                (0, "#a29880"),
                (0.035, "#d3cab4"),
                (0.1, "#f1ecdf"),
                (0.22, "#fffdf7"),
                (0.34, "#faf6ea"),
                (0.55, "#ece5d5"),
                (0.78, "#cfc5af"),
                (0.92, "#aa9f88"),
                (0.975, "#8b806a"),
                (1, "#a89d88"),
            ],
        )
        + down(
            "cap-fall",
            top,
            foot,
            [
                (0, "#fff", 0.5),
                (0.12, "#fff", 0.06),
                (0.2, "#3a2f1c", 0),
                (0.75, "#3a2f1c", 0.03),
                (1, "#3a2f1c", 0.26),
            ],
        )
    )
    body = (
        f'<g clip-path="url(#cap)"><path d="{shape}" fill="url(#cap-body)"/>'
        f"{_ribs(half, top + 38, foot - 30)}"
        f'<rect x="{left}" y="{top}" width="{2 * half}" height="{foot - top + 30}" '
        f'fill="url(#cap-fall)"/>'
        f'<path d="M{left} {top + 33}H{right}" stroke="#6b6049" stroke-opacity=".35" '
        f'stroke-width="2"/><path d="M{left} {top + 30.5}H{right}" stroke="#fff" '
        f'stroke-opacity=".75" stroke-width="2.5"/>'
        f"{_skirt(left, right, foot, sag)}</g>"
    )
    return defs, body


def _ribs(half: float, top: float, foot: float) -> str:
    ribs = []
    steps = int(86 / RIB_STEP)
    for step in range(-steps, steps + 1):
        angle = radians(step * RIB_STEP)
        x, wide = MIDDLE + half * sin(angle), cos(angle)
        ribs.append(
            f'<path d="M{x:.1f} {top}V{foot}" stroke="#4f452f" stroke-linecap="round" '
            f'stroke-width="{0.8 + 4.2 * wide:.2f}" '
            f'stroke-opacity="{0.15 + 0.14 * (1 - wide):.2f}"/>'
            f'<path d="M{x - 1 - 3.6 * wide:.1f} {top + 2}V{foot - 2}" stroke="#fff" '
            f'stroke-linecap="round" stroke-width="{0.5 + 2 * wide:.2f}" '
            f'stroke-opacity="{0.75 if step < 6 else 0.3}"/>'
        )
    return "".join(ribs)


def _skirt(left: float, right: float, foot: float, sag: float) -> str:
    arc = f"M{left} {foot - 24}Q{MIDDLE} {foot - 24 + 2 * sag} {right} {foot - 24}"
    return (
        f'<path d="{arc}" fill="none" stroke="#5b503a" stroke-opacity=".5" stroke-width="3"/>'
        f'<path d="{arc}" transform="translate(0 3.2)" fill="none" stroke="#fff" '
        f'stroke-opacity=".6" stroke-width="2"/>'
    )
