"""Small line emblems, one per category, drawn in a 64 by 64 box."""

from math import cos, pi, sin

STROKE = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" '
STROKE += 'stroke-linejoin="round"'


def draw_emblem(slug: str, category: str) -> str:
    """Inner SVG of the emblem on a product's label: its category's, or Sedorum's own sprig."""
    draw = _valerian if slug == "sedorum" else EMBLEMS[category]
    return f"<g {STROKE}>{draw()}</g>"


def _valerian() -> str:
    tips = [(14, 17), (20, 10), (27, 14), (32, 6), (37, 14), (44, 10), (50, 17), (23, 20), (41, 20)]
    flowers = "".join(f'<circle cx="{x}" cy="{y}" r="2.6" fill="currentColor"/>' for x, y in tips)
    stalks = "".join(
        f'<path d="M32 34Q{(x + 32) / 2 + (x - 32) * 0.2:.1f} 28 {x} {y + 3}"/>' for x, y in tips
    )
    leaves = "".join(
        f'<path d="M32 {y}C{32 + s * 8} {y - 7} {32 + s * 17} {y - 8} {32 + s * 22} {y - 12}'
        f'C{32 + s * 21} {y - 3} {32 + s * 12} {y + 3} 32 {y}Z"/>'
        for y in (50, 58)
        for s in (-1, 1)
    )
    return f'<g stroke-width="1.5">{flowers}{stalks}<path d="M32 33V62"/>{leaves}</g>'


def _moon() -> str:
    return (
        '<path d="M41 10a23 23 0 1 0 12 33a19 19 0 0 1-12-33z"/><path d="M6 56h52" opacity=".6"/>'
    )


def _crystal() -> str:
    return (
        '<path d="M32 5 50 19V43L32 59 14 43V19Z"/>'
        '<path d="M32 5V25M14 19 32 25 50 19M32 25 22 51M32 25 42 51" opacity=".7"/>'
    )


def _citrus() -> str:
    spokes = "".join(
        f'<path d="M32 32 {32 + 18 * cos(a):.1f} {32 + 18 * sin(a):.1f}"/>'
        for a in (i * pi / 4 + pi / 8 for i in range(8))
    )
    return f'<circle cx="32" cy="32" r="25"/><circle cx="32" cy="32" r="19"/><g>{spokes}</g>'


def _rings() -> str:
    return "".join(
        f'<circle cx="{32 + 11 * cos(a):.1f}" cy="{32 + 11 * sin(a):.1f}" r="14.5"/>'
        for a in (i * 2 * pi / 5 - pi / 2 for i in range(5))
    )


def _chain() -> str:
    return (
        '<path d="M7 42 19 26 32 42 45 26 57 42"/><circle cx="19" cy="17" r="5"/>'
        '<circle cx="45" cy="17" r="5"/><path d="M19 22v4M45 22v4M32 42v8"/>'
        '<circle cx="32" cy="55" r="5"/>'
    )


def _leaf() -> str:
    return (
        '<path d="M32 58V20"/><path d="M32 22C24 18 24 8 32 3C40 8 40 18 32 22Z"/>'
        '<path d="M32 38C22 40 13 34 10 23C21 22 30 28 32 38Z"/>'
        '<path d="M32 38C42 40 51 34 54 23C43 22 34 28 32 38Z"/>'
        '<path d="M32 53C24 55 16 51 13 43C22 41 30 45 32 53Z"/>'
        '<path d="M32 53C40 55 48 51 51 43C42 41 34 45 32 53Z"/>'
    )


def _wave() -> str:
    return (
        '<path d="M6 32C18 12 38 12 48 32C38 52 18 52 6 32Z"/><path d="M47 32 59 21V43Z"/>'
        '<path d="M24 22c5 6 5 14 0 20" opacity=".7"/><circle cx="16" cy="29" r="1.6"/>'
    )


def _mortar() -> str:
    return (
        '<path d="M9 28H55C55 42 47 49 40 50H24C17 49 9 42 9 28Z"/><path d="M20 58H44"/>'
        '<path d="M32 50v8M36 28 50 6"/>'
    )


EMBLEMS = {
    "relaxation-and-rest": _moon,
    "minerals": _crystal,
    "vitamins": _citrus,
    "multivitamins": _rings,
    "amino-acids": _chain,
    "botanicals": _leaf,
    "omega": _wave,
    "specialty": _mortar,
}
