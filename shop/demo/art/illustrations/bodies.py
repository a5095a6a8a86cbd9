"""Article pictures after blood and bone: red cells beside ore, the lattice in a bone."""

from math import cos, pi, sin
from random import Random

from shop.demo.art.palette import CLAY

from .botany import smooth
from .scene import ball, page


def draw_iron() -> str:
    """Red cells drifting away from pieces of ore."""
    random = Random(6)
    ore = (
        '<g stroke="#fff" stroke-opacity=".16" stroke-width="2">'
        '<polygon points="120 700 180 480 340 420 470 500 500 700" fill="#6f4a3c"/>'
        '<polygon points="180 480 340 420 310 560" fill="#a9715a"/>'
        '<polygon points="120 700 180 480 310 560 290 700" fill="#875745"/>'
        '<polygon points="340 420 470 500 420 600 310 560" fill="#7a4f3f"/>'
        '<polygon points="310 560 420 600 500 700 290 700" fill="#54362b"/>'
        '<polygon points="430 700 480 590 590 560 660 640 650 700" fill="#5c4038"/>'
        '<polygon points="480 590 590 560 560 640" fill="#8d6455"/></g>'
    )
    cells = "".join(
        _red_cell(x, y, r, random.uniform(-40, 40), random.uniform(0.5, 1))
        for x, y, r in (
            (640, 440, 44),
            (760, 560, 58),
            (820, 330, 52),
            (960, 470, 74),
            (1010, 260, 60),
            (1130, 620, 70),
            (1180, 380, 92),
            (1370, 540, 104),
            (1400, 230, 84),
            (1540, 400, 92),
            (900, 690, 46),
            (1300, 760, 66),
            (1500, 720, 80),
        )
    )
    shade = (
        '<ellipse cx="420" cy="706" rx="340" ry="26" fill="#2a120a" opacity=".4" '
        'filter="url(#b20)"/>'
    )
    defs = ball("red", "#e39a7f", CLAY, "#6c2412") + ball("dip", "#7d2b15", "#a8452a", "#d98a6c")
    return page(["#f1e3d6", "#ecd6c6", "#e2c4b0"], shade + ore + cells, defs)


def _red_cell(x: float, y: float, radius: float, turn: float, flat: float) -> str:
    return (
        f'<g transform="translate({x} {y}) rotate({turn:.0f}) scale(1 {flat:.2f})">'
        f'<circle cx="10" cy="22" r="{radius}" fill="#5a2412" opacity=".24" filter="url(#b12)"/>'
        f'<circle r="{radius}" fill="url(#red)"/>'
        f'<circle cx="2" cy="2" r="{radius * 0.56}" fill="url(#dip)" opacity=".85" '
        f'filter="url(#b4)"/></g>'
    )


def draw_calcium() -> str:
    """The lattice inside a bone: an open net of struts, with a second net behind it."""
    random = Random(14)
    holes = []
    for row in range(-1, 8):
        for column in range(-1, 11):
            x = column * 170 + (85 if row % 2 else 0) + random.uniform(-14, 14)
            y = row * 142 + random.uniform(-12, 12)
            holes.append((x, y, _hole(random, random.uniform(60, 86))))
    outer = "".join(
        f'<path d="{path}" transform="translate({x:.0f} {y:.0f})"/>' for x, y, path in holes
    )
    inner = "".join(
        f'<path d="{path}" transform="translate({x + 6:.0f} {y + 8:.0f}) scale(.8)"/>'
        for x, y, path in holes
    )
    body = (
        f'<g fill="none" stroke="#fffdf6" stroke-width="10" transform="translate(3 4)">{outer}</g>'
        f'<g fill="#a9b0b8">{outer}</g><g fill="#4a5473">{inner}</g>'
        '<rect width="1600" height="900" fill="url(#light)"/>'
    )
    light = (
        '<radialGradient id="light" cx=".22" cy=".2" r="1">'
        '<stop offset="0" stop-color="#fffdf6" stop-opacity=".3"/>'
        '<stop offset=".5" stop-color="#fffdf6" stop-opacity="0"/>'
        '<stop offset="1" stop-color="#25304a" stop-opacity=".4"/></radialGradient>'
    )
    return page(["#f3ecdc", "#e6dcc6"], body, light)


def _hole(random: Random, radius: float) -> str:
    spots = []
    for index in range(9):
        turn = index * 2 * pi / 9
        reach = radius * random.uniform(0.86, 1.1)
        spots.append((reach * cos(turn) * 1.1, reach * sin(turn) * 0.96))
    return smooth(spots, closed=True)
