"""Grounds that the illustrations share: wall, niche, ledge, window, moon and paper."""

from shop.demo.art.svg import blur, drawing, stops

WIDE, HIGH = 1600, 900
SQUARE = 1200


def fill(name: str, tones: list[str], turn: int = 90) -> str:
    """Even gradient over a shape's box, from top to bottom or turned by `turn` degrees."""
    last = max(1, len(tones) - 1)
    entries = stops([(index / last, tone) for index, tone in enumerate(tones)])
    return (
        f'<linearGradient id="{name}" gradientTransform="rotate({turn} .5 .5)">{entries}'
        "</linearGradient>"
    )


def ball(name: str, light: str, middle: str, dark: str) -> str:
    """Gradient of a round thing lit from the upper left."""
    entries = stops([(0, light), (0.45, middle), (1, dark)])
    return f'<radialGradient id="{name}" cx=".34" cy=".3" r=".78">{entries}</radialGradient>'


def page(tones: list[str], body: str, defs: str = "", width: int = WIDE, height: int = HIGH) -> str:
    """A whole opaque picture on a vertical ground."""
    ground = f'<rect width="{width}" height="{height}" fill="url(#ground)"/>'
    return drawing(width, height, ground + body, fill("ground", tones) + blur("b70", 70) + defs)


def niche(wall: list[str], inside: list[str], ledge: list[str], body: str, defs: str = "") -> str:
    """A square still life: an arched niche in a wall, its floor at 930 px, light from the left."""
    arch = "M236 930V520A364 364 0 0 1 964 520V930Z"
    scene = (
        f'<path d="{arch}" fill="url(#inside)"/><clipPath id="arch"><path d="{arch}"/></clipPath>'
        f'<g clip-path="url(#arch)"><path d="M170 980V520A430 430 0 0 1 640 92" fill="none" '
        'stroke="#0c1813" stroke-opacity=".34" stroke-width="120" filter="url(#b40)"/>'
        '<ellipse cx="760" cy="470" rx="190" ry="300" fill="#fff" opacity=".2" '
        'filter="url(#b70)"/></g>'
        f'<path d="{arch}" fill="none" stroke="#fff" stroke-opacity=".4" stroke-width="3"/>'
        '<rect x="0" y="930" width="1200" height="270" fill="url(#ledge)"/>'
        '<rect x="0" y="930" width="1200" height="3" fill="#fff" opacity=".55"/>'
    )
    more = fill("inside", inside) + fill("ledge", ledge) + defs
    return page(wall, scene + body, more, SQUARE, SQUARE)


def cast(x: float, y: float, reach: float, depth: float = 16) -> str:
    """Contact shadow of a thing standing at (x, y), falling a little to the right."""
    return (
        f'<ellipse cx="{x + reach * 0.34}" cy="{y}" rx="{reach * 1.25}" ry="{depth * 1.4}" '
        f'fill="#0c1813" opacity=".26" filter="url(#b20)"/>'
        f'<ellipse cx="{x + reach * 0.06}" cy="{y}" rx="{reach}" ry="{depth * 0.7}" '
        f'fill="#0c1813" opacity=".5" filter="url(#b7)"/>'
    )


def moon(x: float, y: float, radius: float, tone: str = "#f6efdc") -> str:
    """A crescent with a faint halo."""
    bite = radius * 0.82
    return (
        f'<circle cx="{x}" cy="{y}" r="{radius * 2}" fill="{tone}" opacity=".2" '
        f'filter="url(#b40)"/><path d="M{x + radius * 0.4} {y - radius * 0.92}A{radius} {radius} 0 '
        f"1 0 {x + radius * 0.92} {y + radius * 0.4}A{bite} {bite} 0 0 1 {x + radius * 0.4} "
        f'{y - radius * 0.92}Z" fill="{tone}"/>'
    )


def stars(spots: list[tuple[float, float, float]], tone: str = "#f6efdc") -> str:
    """Small steady stars at (x, y, radius)."""
    return "".join(
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="{tone}" opacity=".8"/>' for x, y, r in spots
    )
