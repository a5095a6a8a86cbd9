"""Article pictures after the nerves: a fibre in its sheath, a resting leg, three neurons."""

from math import cos, hypot, pi, sin
from random import Random

from shop.demo.art.palette import LEAF, LEAF_DEEP

from .botany import Point, smooth
from .scene import ball, fill, moon, page, stars


def _curve(points: list[Point], steps: int = 200) -> list[Point]:
    """Points along one cubic curve."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    line = []
    for step in range(steps + 1):
        t = step / steps
        u = 1 - t
        a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
        line.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return line


def _tube(points: list[Point], width: float, tones: tuple[str, str, str]) -> str:
    """A round tube along points: dark rim, body and a light edge on the upper side."""
    path = smooth(points)
    dark, body, light = tones
    cap = 'fill="none" stroke-linecap="round"'
    return (
        f'<path d="{path}" {cap} stroke="{dark}" stroke-width="{width}"/>'
        f'<path d="{path}" transform="translate(-1 {-width * 0.05:.1f})" {cap} stroke="{body}" '
        f'stroke-width="{width * 0.82:.1f}"/>'
        f'<path d="{path}" transform="translate(-2 {-width * 0.2:.1f})" {cap} stroke="{light}" '
        f'stroke-opacity=".55" stroke-width="{width * 0.2:.1f}" filter="url(#b4)"/>'
    )


def draw_restless_legs() -> str:
    """A nerve fibre in its sheath over a restless line, on a pale dusk ground."""
    line = _curve([(250, 560), (640, 120), (930, 760), (1680, 300)])
    sheath = ""
    pieces = [(18, 50), (57, 89), (96, 128), (135, 167), (174, 203)]
    for start, end in pieces:
        part = line[start : min(end, 200)]
        shadow = smooth([(x + 16, y + 26) for x, y in part])
        sheath += (
            f'<path d="{shadow}" fill="none" stroke="#1c2440" stroke-opacity=".22" '
            'stroke-width="74" stroke-linecap="round"/>'
        )
    sheath = f'<g filter="url(#b12)">{sheath}</g>'
    for start, end in pieces:
        sheath += _tube(line[start : min(end, 200)], 78, (LEAF_DEEP, LEAF, "#9ed8be"))
    axon = smooth(line)
    wave = smooth([(x, 716 + sin(x / 31) * 46 * sin(x / 260) ** 2) for x in range(-20, 1640, 8)])
    body = (
        moon(1330, 170, 62, "#fbf9f4")
        + "".join(
            f'<path d="M0 {y}H1600" stroke="#4f5a8c" stroke-opacity=".1" stroke-width="2"/>'
            for y in (656, 716, 776)
        )
        + f'<path d="{wave}" fill="none" stroke="#4f5a8c" stroke-opacity=".75" stroke-width="4" '
        f'stroke-linejoin="round"/><path d="{axon}" fill="none" stroke="#c98a5a" '
        'stroke-width="20"/>'
        f'<path d="{axon}" transform="translate(0 -4)" fill="none" stroke="#f0c8a0" '
        f'stroke-width="5"/>' + _cell(238, 566, 92) + sheath
    )
    return page(
        ["#dfe1f0", "#e4e6f2", "#f1ebdd"], body, ball("soma", "#f3cfa8", "#d29a6a", "#8f5a34")
    )


def _cell(x: float, y: float, radius: float, fill_name: str = "soma") -> str:
    arms = [
        (-2.9, 190),
        (-2.2, 210),
        (-1.5, 200),
        (2.7, 180),
        (1.9, 170),
        (1.2, 130),
    ]
    branches = ""
    for turn, reach in arms:
        ex, ey = x + cos(turn) * reach, y + sin(turn) * reach
        mx, my = x + cos(turn + 0.2) * reach * 0.6, y + sin(turn + 0.2) * reach * 0.6
        branches += f'<path d="M{x} {y}Q{mx:.0f} {my:.0f} {ex:.0f} {ey:.0f}" stroke-width="20"/>'
        for fork in (-0.5, 0.45):
            fx, fy = ex + cos(turn + fork) * reach * 0.45, ey + sin(turn + fork) * reach * 0.45
            branches += (
                f'<path d="M{ex:.0f} {ey:.0f}Q{(ex + fx) / 2 + 6:.0f} {(ey + fy) / 2 - 6:.0f} '
                f'{fx:.0f} {fy:.0f}" stroke-width="8"/>'
            )
    return (
        f'<g fill="none" stroke="#c98a5a" stroke-linecap="round">{branches}</g>'
        f'<circle cx="{x}" cy="{y}" r="{radius}" fill="url(#{fill_name})"/>'
        f'<circle cx="{x - 8}" cy="{y - 6}" r="{radius * 0.36}" fill="#8f5a34" opacity=".55"/>'
        f'<circle cx="{x - 14}" cy="{y - 14}" r="{radius * 0.12}" fill="#fbe6cc" opacity=".8"/>'
    )


LEG = (
    "M-40 560C180 520 360 470 540 452C640 442 716 470 760 520C860 580 1010 640 1140 676"
    "C1200 692 1236 668 1268 622C1290 590 1330 580 1344 606C1362 644 1340 730 1300 782"
    "C1280 808 1236 812 1190 796C1120 776 1040 768 960 776C830 790 720 776 650 716"
    "C560 760 300 800 -40 812Z"
)


def draw_leg_cramps() -> str:
    """A night window above a resting leg, its calf muscle and nerve as fine lines."""
    fibres = "".join(
        f'<path d="M{676 + i * 6} {690 - i * 17}C{780 + i * 8} {762 - i * 24} {920} {772 - i * 19} '
        f'{1104} {742 - i * 8}" stroke-opacity="{0.75 - i * 0.07:.2f}"/>'
        for i in range(7)
    )
    nerve = (
        "M-40 690C200 672 420 640 560 616C660 600 700 610 780 654C880 708 1020 716 1150 720"
        "C1220 722 1262 716 1300 690"
    )
    window = (
        '<rect x="930" y="70" width="430" height="400" rx="6" fill="#141a30"/>'
        '<rect x="946" y="86" width="398" height="368" fill="url(#sky)"/>'
        + moon(1240, 200, 44)
        + stars(
            [
                (1000, 140, 3),
                (1080, 230, 2),
                (1120, 130, 2.4),
                (1010, 300, 2),
                (1300, 320, 2),
                (1190, 350, 1.8),
            ]
        )
        + '<path d="M1145 86V454M946 270H1344" stroke="#141a30" stroke-width="13"/>'
        '<rect x="900" y="462" width="490" height="20" rx="4" fill="#0f1528"/>'
    )
    body = (
        '<path d="M930 480L1360 480L760 900H120Z" fill="#c9d0f0" opacity=".13" '
        f'filter="url(#b40)"/>{window}<path d="M-40 690C300 770 700 800 1400 800C1500 800 1560 780 '
        '1640 760V940H-40Z" fill="#2c3663"/><path d="M-40 742C300 812 800 838 1640 806V940H-40Z" '
        f'fill="#262f57"/><path d="{LEG}" transform="translate(14 26)" fill="#0a1020" opacity=".4" '
        f'filter="url(#b20)"/><path d="{LEG}" fill="url(#leg)"/>'
        f'<clipPath id="leg-shape"><path d="{LEG}"/></clipPath><g clip-path="url(#leg-shape)">'
        f'<path d="{LEG}" fill="none" stroke="#cfeadd" stroke-opacity=".34" stroke-width="14" '
        'filter="url(#b7)"/><path d="M650 716C760 800 1000 800 1130 760C1010 700 820 640 720 600'
        'C690 620 660 660 650 716Z" fill="#8fd0b5" opacity=".2" filter="url(#b12)"/>'
        f'<g fill="none" stroke="#cfeadd" stroke-width="3">{fibres}</g></g>'
        f'<path d="{nerve}" fill="none" stroke="#f0a083" stroke-opacity=".35" stroke-width="16" '
        f'filter="url(#b7)"/><path d="{nerve}" fill="none" stroke="#f0a083" stroke-width="4.5" '
        'stroke-linecap="round"/>'
        + "".join(
            f'<circle cx="{x}" cy="{y}" r="8" fill="#fbd9c8"/>'
            for x, y in ((560, 616), (780, 654), (1150, 720))
        )
    )
    defs = fill("sky", ["#1b2445", "#3d4a7c", "#8f8fb4"]) + fill(
        "leg", ["#3f7f68", LEAF, LEAF_DEEP]
    )
    return page(["#39446f", "#46527f", "#515c88"], body, defs)


def draw_nerve() -> str:
    """Three neurons, joined by fine arms, on deep evergreen."""
    random = Random(21)
    cells = [(330, 560, 74), (860, 300, 92), (1300, 620, 66)]
    web = "".join(
        _arm(random, cells[a], cells[b], bend)
        for a, b, bend in ((0, 1, -120), (1, 2, 110), (0, 2, 190))
    )
    web += "".join(_tree(random, x, y, radius) for x, y, radius in cells)
    balls = "".join(
        f'<circle cx="{x}" cy="{y}" r="{r * 1.9}" fill="#8fd0b5" opacity=".14" filter="url(#b40)"/>'
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="url(#soma)"/>'
        f'<circle cx="{x + 4}" cy="{y + 4}" r="{r * 0.36}" fill="#0f3329" opacity=".6"/>'
        for x, y, r in cells
    )
    body = f'<g fill="none" stroke="#8fd0b5" stroke-linecap="round">{web}</g>{balls}'
    return page(["#16352c", "#12201b"], body, ball("soma", "#e3f5ec", "#7fc3a6", "#1f5c49"))


def _arm(
    random: Random, start: tuple[float, float, float], end: tuple[float, float, float], bend: float
) -> str:
    (ax, ay, _), (bx, by, _) = start, end
    length = hypot(bx - ax, by - ay)
    mx = (ax + bx) / 2 - (by - ay) / length * bend
    my = (ay + by) / 2 + (bx - ax) / length * bend
    sparks = ""
    for t in (0.35, 0.5, 0.65):
        x = (1 - t) ** 2 * ax + 2 * (1 - t) * t * mx + t * t * bx
        y = (1 - t) ** 2 * ay + 2 * (1 - t) * t * my + t * t * by
        sparks += (
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{random.uniform(5, 9):.1f}" '
            'fill="#f0c26a" stroke="none"/>'
        )
    return f'<path d="M{ax} {ay}Q{mx:.0f} {my:.0f} {bx} {by}" stroke-width="7"/>{sparks}'


def _tree(random: Random, x: float, y: float, radius: float) -> str:
    parts = []

    def grow(px: float, py: float, turn: float, reach: float, width: float) -> None:
        if width < 1.2:
            return
        ex, ey = px + cos(turn) * reach, py + sin(turn) * reach
        lean = turn + random.uniform(-0.3, 0.3)
        mx, my = px + cos(lean) * reach / 2, py + sin(lean) * reach / 2
        parts.append(
            f'<path d="M{px:.0f} {py:.0f}Q{mx:.0f} {my:.0f} {ex:.0f} {ey:.0f}" '
            f'stroke-width="{width:.1f}" stroke-opacity="{0.35 + width / 24:.2f}"/>'
        )
        for side in (-1, 1):
            grow(ex, ey, turn + side * random.uniform(0.25, 0.6), reach * 0.68, width * 0.55)

    for index in range(7):
        grow(x, y, index * 2 * pi / 7 + random.uniform(-0.2, 0.2), radius * 1.9, 13)
    return "".join(parts)
