"""Capsules, softgels and tablets from straight above, light from the upper left."""

from itertools import count
from math import cos, radians, sin

from .dosage import Unit
from .palette import SHADOW
from .svg import clip, down, glow, stops

LIGHT = (-0.6, -0.8)  # towards the light, in the picture plane
_numbers = count()

TEXTURES = (
    '<filter id="grain" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">'
    '<feTurbulence type="fractalNoise" baseFrequency=".22" numOctaves="3" seed="4"/>'
    '<feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 1.6 0 0 -.72"/>'
    '<feComposite in2="SourceGraphic" operator="in"/></filter>'
    '<filter id="specks" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">'
    '<feTurbulence type="fractalNoise" baseFrequency=".16" numOctaves="2" seed="9" result="n"/>'
    '<feColorMatrix in="n" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 9 0 0 -5.6" result="m"/>'
    '<feComposite in="SourceGraphic" in2="m" operator="in"/></filter>'
)


def draw_unit(unit: Unit, x: float, y: float, angle: float, scale: float) -> str:
    """One unit centred at (x, y) px, turned by `angle` degrees, `scale` px per mm."""
    painter = {"capsule": _capsule, "softgel": _softgel}.get(unit.kind, _tablet)
    length, width = unit.length * scale, unit.width * scale
    body = painter(unit, length, width, angle, f"u{next(_numbers)}")
    turn = f"translate({x:.1f} {y:.1f}) rotate({angle})"
    return _shadow(unit, x, y, angle, length, width) + f'<g transform="{turn}">{body}</g>'


def _shadow(unit: Unit, x: float, y: float, angle: float, length: float, width: float) -> str:
    radius = width / 2 if unit.kind != "caplet" else width * 0.46
    shape = (
        f'<rect x="{-length / 2}" y="{-width / 2}" width="{length}" height="{width}" '
        f'rx="{radius}"/>'
    )
    tint = ""
    if unit.kind == "softgel":
        tint = (
            f'<g fill="{unit.colour}" opacity=".3" filter="url(#b12)" transform="translate('
            f'{x + width * 0.15:.1f} {y + width * 0.18:.1f}) rotate({angle}) scale(.9)">{shape}</g>'
        )
    return (
        f'<g fill="{SHADOW}" opacity=".34" filter="url(#b12)" transform="translate('
        f'{x + width * 0.17:.1f} {y + width * 0.2:.1f}) rotate({angle})">{shape}</g>'
        f'<g fill="{SHADOW}" opacity=".5" filter="url(#b4)" transform="translate('
        f'{x + width * 0.05:.1f} {y + width * 0.06:.1f}) rotate({angle})">{shape}</g>{tint}'
    )


def _lean(angle: float) -> float:
    """Part of the light that comes across the unit's short side, -1 to 1."""
    return LIGHT[0] * -sin(radians(angle)) + LIGHT[1] * cos(radians(angle))


def _stadium(length: float, width: float, inset: float = 0) -> str:
    half, rise = length / 2 - inset, width / 2 - inset
    return (
        f"M{-half + rise:.1f} {-rise:.1f}H{half - rise:.1f}A{rise:.1f} {rise:.1f} 0 0 1 "
        f"{half - rise:.1f} {rise:.1f}H{-half + rise:.1f}A{rise:.1f} {rise:.1f} 0 0 1 "
        f"{-half + rise:.1f} {-rise:.1f}Z"
    )


def _roundness(name: str, width: float, angle: float) -> str:
    rise, lean = width / 2, _lean(angle)
    light = 0.5 + lean * 0.26
    return down(
        name,
        -rise,
        rise,
        [
            (0, "#1a1206", 0.38),
            (max(0.02, light - 0.17), "#fff", 0.08),
            (light, "#fff", 0.6),
            (light + 0.14, "#fff", 0.06),
            (0.62, "#1a1206", 0.07),
            (0.86, "#1a1206", 0.33),
            (0.96, "#1a1206", 0.36),
            (1, "#1a1206", 0.24),
        ],
    )


def _capsule(unit: Unit, length: float, width: float, angle: float, name: str) -> str:
    slim = width * 0.955
    seam = length * 0.06
    body = _stadium(length, slim)
    cap = _stadium(length, width)
    light = _lean(angle) * width * 0.27
    half = length / 2
    specks = ""
    if unit.specks:
        specks = f'<path d="{body}" fill="{unit.specks}" opacity=".55" filter="url(#specks)"/>'
    inner = width * 0.055
    return (
        f"<defs>{clip(name + 'b', body)}{clip(name + 'f', _stadium(length, slim, inner))}"
        f'<clipPath id="{name}c"><rect x="{-half - 2}" y="{-width}" width="{half + seam}" '
        f'height="{2 * width}"/></clipPath>{_roundness(name, width, angle)}</defs>'
        f'<g clip-path="url(#{name}b)"><path d="{body}" fill="{unit.colour}"/>'
        f'<g clip-path="url(#{name}f)"><path d="{body}" fill="{unit.fill or unit.colour}"/>'
        f'<path d="{body}" filter="url(#grain)" opacity=".28"/>{specks}</g>'
        f'<path d="{body}" fill="url(#{name})"/></g>'
        f'<g clip-path="url(#{name}c)"><path d="{cap}" fill="{unit.colour}" fill-opacity=".3"/>'
        f'<path d="{cap}" fill="url(#{name})" opacity=".8"/>'
        f'<path d="{cap}" fill="none" stroke="#fff" stroke-opacity=".35" stroke-width="2"/></g>'
        f'<path d="M{seam - 2} {-width / 2}Q{seam + 5} 0 {seam - 2} {width / 2}" fill="none" '
        f'stroke="#2a1d0a" stroke-opacity=".36" stroke-width="3.4"/>'
        f'<path d="M{seam - 5} {-width / 2}Q{seam + 2} 0 {seam - 5} {width / 2}" fill="none" '
        f'stroke="#fff" stroke-opacity=".5" stroke-width="1.8"/>'
        f'<rect x="{-half + width * 0.42:.1f}" y="{light - width * 0.05:.1f}" '
        f'width="{half + seam - width * 0.5:.1f}" height="{width * 0.085:.1f}" '
        f'rx="{width * 0.04:.1f}" fill="#fff" opacity=".85" filter="url(#b2)"/>'
        f'<rect x="{seam + width * 0.12:.1f}" y="{light - width * 0.035:.1f}" '
        f'width="{half - seam - width * 0.56:.1f}" height="{width * 0.065:.1f}" '
        f'rx="{width * 0.03:.1f}" fill="#fff" opacity=".75" filter="url(#b2)"/>'
    )


def _softgel(unit: Unit, length: float, width: float, angle: float, name: str) -> str:
    half, rise = length / 2, width / 2
    tip = min(half, rise * 1.3)
    shape = (
        f"M{-half} 0C{-half} {-rise * 0.66} {-half + tip * 0.42} {-rise} {-half + tip} {-rise}"
        f"H{half - tip}C{half - tip * 0.42} {-rise} {half} {-rise * 0.66} {half} 0"
        f"C{half} {rise * 0.66} {half - tip * 0.42} {rise} {half - tip} {rise}"
        f"H{-half + tip}C{-half + tip * 0.42} {rise} {-half} {rise * 0.66} {-half} 0Z"
    )
    lean = _lean(angle)
    return (
        f"<defs>{clip(name, shape)}"
        + down(
            name + "d",
            -rise,
            rise,
            [
                (0, "#2a1002", 0.5),
                (0.2, "#2a1002", 0.16),
                (0.5, "#2a1002", 0),
                (0.76, "#fff3c4", 0.5),
                (0.92, "#fff3c4", 0.1),
                (1, "#2a1002", 0.4),
            ],
        )
        + glow(name + "g", [(0, "#fff6cf", 0.75), (0.6, "#fff6cf", 0.2), (1, "#fff6cf", 0)])
        + f'</defs><g clip-path="url(#{name})"><path d="{shape}" fill="{unit.colour}"/>'
        f'<path d="{shape}" fill="url(#{name}d)"/>'
        f'<ellipse cx="{half * 0.35}" cy="{rise * 0.45}" rx="{half * 0.62}" ry="{rise * 0.5}" '
        f'fill="url(#{name}g)"/>'
        f'<path d="{shape}" fill="none" stroke="#2a1002" stroke-opacity=".5" '
        f'stroke-width="{width * 0.1}" filter="url(#b4)"/>'
        f"</g>"
        f'<rect x="{-half + rise * 0.8:.1f}" y="{lean * rise * 0.62 - rise * 0.1:.1f}" '
        f'width="{length * 0.5:.1f}" height="{rise * 0.26:.1f}" rx="{rise * 0.13:.1f}" '
        f'fill="#fff" opacity=".92" filter="url(#b2)"/>'
        f'<ellipse cx="{half * 0.52:.1f}" cy="{lean * rise * 0.5:.1f}" rx="{rise * 0.16:.1f}" '
        f'ry="{rise * 0.1:.1f}" fill="#fff" opacity=".75" filter="url(#b2)"/>'
    )


def _tablet(unit: Unit, length: float, width: float, angle: float, name: str) -> str:
    round_shape = unit.kind == "tablet"
    outer = _stadium(length, width)
    inner = _stadium(length, width, width * 0.12)
    turn = -angle  # the light stays where it is when the tablet turns
    score = width * 0.34
    specks = ""
    if unit.specks:
        specks = f'<path d="{outer}" fill="{unit.specks}" opacity=".5" filter="url(#specks)"/>'
    edge = [(0, "#fff", 0.75), (0.45, "#fff", 0.05), (1, "#231708", 0.42)]
    slope = (
        f'<linearGradient id="{name}" gradientTransform="rotate({turn} .5 .5)" x1=".15" y1=".05" '
        f'x2=".85" y2=".95">{stops(edge)}'
        "</linearGradient>"
        f'<linearGradient id="{name}d" gradientTransform="rotate({turn} .5 .5)" x1=".15" y1=".05" '
        f'x2=".85" y2=".95">{stops([(0, "#fff", 0.5), (0.5, "#fff", 0), (1, "#231708", 0.2)])}'
        "</linearGradient>"
    )
    across = f"M0 {-score}V{score}" if not round_shape else f"M0 {-width * 0.37}V{width * 0.37}"
    return (
        f"<defs>{slope}{clip(name + 'o', outer)}</defs>"
        f'<g clip-path="url(#{name}o)"><path d="{outer}" fill="{unit.colour}"/>'
        f'<path d="{outer}" fill="url(#{name})"/><path d="{inner}" fill="{unit.colour}" '
        f'filter="url(#b2)"/><path d="{inner}" fill="url(#{name}d)"/>'
        f'<path d="{outer}" filter="url(#grain)" opacity=".1"/>{specks}'
        f'<path d="{outer}" fill="none" stroke="#231708" stroke-opacity=".25" stroke-width="3" '
        f'filter="url(#b2)"/></g>'
        f'<path d="{across}" stroke="#231708" stroke-opacity=".3" '
        f'stroke-width="{width * 0.04:.1f}" '
        f'stroke-linecap="round"/><path d="{across}" transform="translate({width * 0.028:.1f} 0)" '
        f'stroke="#fff" stroke-opacity=".75" stroke-width="{width * 0.025:.1f}" '
        f'stroke-linecap="round"/>'
    )
