"""Leaves and flowers as drawn botanical pieces; each grows from the origin upwards."""

from collections.abc import Callable, Sequence
from math import cos, pi, radians, sin
from random import Random

Point = tuple[float, float]


def place(body: str, x: float, y: float, angle: float = 0, size: float = 1, flip: int = 1) -> str:
    """A piece set at (x, y), turned by `angle` degrees and scaled; `flip` -1 mirrors it."""
    return (
        f'<g transform="translate({x:.1f} {y:.1f}) rotate({angle}) '
        f'scale({size * flip:.3f} {size:.3f})">{body}</g>'
    )


def smooth(points: Sequence[Point], closed: bool = False) -> str:
    """Path of quadratic curves through the middles of the given points."""
    ends = [*points[1:], *points[:1]] if closed else points[1:]
    middles = [
        ((x0 + x1) / 2, (y0 + y1) / 2) for (x0, y0), (x1, y1) in zip(points, ends, strict=False)
    ]
    start = middles[-1] if closed else points[0]
    path = f"M{start[0]:.1f} {start[1]:.1f}"
    pairs = (
        zip(points, middles, strict=True) if closed else zip(points[1:-1], middles[1:], strict=True)
    )
    for (x, y), (mx, my) in pairs:
        path += f"Q{x:.1f} {y:.1f} {mx:.1f} {my:.1f}"
    return path + ("Z" if closed else f"L{points[-1][0]:.1f} {points[-1][1]:.1f}")


def leaf(
    length: float,
    width: float,
    light: str,
    dark: str,
    vein: str,
    teeth: int = 0,
    bulge: float = 0.72,
) -> str:
    """A leaf with its tip up: light half left, dark half right, `teeth` notches a side."""

    def half_width(t: float) -> float:
        wave = 1 + (0.09 * abs(sin(teeth * pi * t)) if teeth else 0)
        return width / 2 * sin(pi * t**bulge) ** 0.9 * wave if 0 < t < 1 else 0

    steps = max(24, teeth * 8)
    edge = [(half_width(i / steps), -length * i / steps) for i in range(steps + 1)]
    left = smooth([(0, 0)] + [(-x, y) for x, y in edge] + [(0, -length)])
    right = smooth([(0, 0)] + edge + [(0, -length)])
    return (
        f'<path d="{left}Z" fill="{light}"/><path d="{right}Z" fill="{dark}"/>'
        f"{_veins(length, half_width, vein)}"
    )


def _veins(length: float, half_width: Callable[[float], float], vein: str) -> str:
    lines = [f"M0 0V{-length * 0.97:.1f}"]
    for index in range(1, 7):
        t = index / 8
        reach = half_width(min(0.95, t + 0.12)) * 0.86
        y, end = -length * t, -length * (t + 0.13)
        for side in (-1, 1):
            lines.append(
                f"M0 {y:.1f}Q{side * reach * 0.5:.1f} {(y + end) / 2 - 2:.1f} "
                f"{side * reach:.1f} {end:.1f}"
            )
    return (
        f'<path d="{"".join(lines)}" fill="none" stroke="{vein}" stroke-opacity=".55" '
        f'stroke-width="{length / 130:.2f}" stroke-linecap="round"/>'
    )


def pinnate(length: float, pairs: int, light: str, dark: str, vein: str) -> str:
    """A compound leaf such as valerian's: pairs of narrow leaflets and one at the tip."""
    parts = [
        f'<path d="M0 0V{-length}" stroke="{dark}" stroke-width="{length / 90:.1f}" '
        f'stroke-linecap="round"/>'
    ]
    for index in range(pairs):
        t = (index + 0.8) / (pairs + 0.6)
        size = length * (0.4 - 0.16 * abs(t - 0.45))
        for side in (-1, 1):
            piece = leaf(size, size * 0.26, light, dark, vein, bulge=0.85)
            parts.append(place(piece, 0, -length * t + side * 4, side * (62 - 16 * t)))
    parts.append(
        place(leaf(length * 0.36, length * 0.1, light, dark, vein, bulge=0.85), 0, -length)
    )
    return "".join(parts)


def sprig(height: float, pairs: int, light: str, dark: str, vein: str, stem: str) -> str:
    """A stem of lemon balm: paired toothed leaves, smaller towards the top."""
    parts = [
        f'<path d="M0 0C{-height * 0.03} {-height * 0.4} {height * 0.03} {-height * 0.7} 0 '
        f'{-height}" fill="none" stroke="{stem}" stroke-width="{height / 90:.1f}" '
        f'stroke-linecap="round"/>'
    ]
    for index in range(pairs):
        t = 0.26 + 0.72 * index / pairs
        size = height * (0.36 - 0.2 * t)
        for side in (-1, 1):
            piece = leaf(size, size * 0.66, light, dark, vein, teeth=11)
            parts.append(place(piece, 0, -height * t, side * (66 - 26 * t) + (index % 2) * 6))
    for turn in (-24, 22, -2):
        piece = leaf(height * 0.15, height * 0.09, light, dark, vein, teeth=9)
        parts.append(place(piece, 0, -height * 0.98, turn))
    return "".join(parts)


def valerian(height: float, seed: int = 3, stem: str = "#4f7a5c") -> str:
    """Valerian in flower: branching stalk under a dome of small pale florets."""
    random = Random(seed)
    crown = height * 0.2
    top = -height + crown * 0.8
    parts = [
        f'<path d="M0 0C{height * 0.03} {-height * 0.4} {-height * 0.02} {-height * 0.6} 0 '
        f'{top + crown * 0.5:.1f}" fill="none" stroke="{stem}" '
        f'stroke-width="{height / 100:.1f}" stroke-linecap="round"/>'
    ]
    heads = [
        (0, -0.62, 0.5),
        (-0.62, -0.38, 0.42),
        (0.6, -0.42, 0.42),
        (-1.1, 0.04, 0.32),
        (1.08, -0.02, 0.32),
        (-0.3, -0.1, 0.34),
        (0.34, -0.06, 0.34),
    ]
    for x, y, _ in heads:
        parts.append(
            f'<path d="M0 {top + crown * 0.7:.1f}Q{x * crown * 0.3:.1f} {top + crown * 0.3:.1f} '
            f'{x * crown:.1f} {top + (y + 0.12) * crown:.1f}" fill="none" stroke="{stem}" '
            f'stroke-width="{height / 170:.1f}"/>'
        )
    for x, y, reach in heads:
        parts.append(_head(random, x * crown, top + y * crown, reach * crown, height / 68))
    return "".join(parts)


def _head(random: Random, x: float, y: float, reach: float, size: float) -> str:
    spots = []
    for _ in range(26):
        angle, far = random.uniform(0, 2 * pi), reach * random.random() ** 0.5
        spots.append((x + far * cos(angle), y + far * sin(angle) * 0.66))
    spots.sort(key=lambda spot: spot[1])
    return "".join(_floret(random, px, py, size, px - x) for px, py in spots)


def _floret(random: Random, x: float, y: float, size: float, lean: float) -> str:
    tone = random.choice(
        ["#fbf1f1", "#f6e4e7", "#efd3da", "#e5bfca"]
        if lean < 0
        else ["#f3dde2", "#e9cad2", "#dcb2c0", "#cf9fb0"]
    )
    start = random.uniform(0, 2 * pi)
    petals = "".join(
        f'<circle cx="{x + size * 0.62 * cos(start + i * 2 * pi / 5):.1f}" '
        f'cy="{y + size * 0.62 * sin(start + i * 2 * pi / 5):.1f}" r="{size * 0.5:.1f}"/>'
        for i in range(5)
    )
    return (
        f'<g fill="{tone}" stroke="#b98a9a" stroke-opacity=".35" stroke-width=".7">{petals}</g>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size * 0.24:.1f}" fill="#b07286"/>'
    )


def ginkgo(size: float, light: str, dark: str, vein: str, stem: str) -> str:
    """A ginkgo leaf: a notched fan on a long stalk, `size` px from stalk to rim."""
    rim = []
    for step in range(49):
        turn = radians(-162 + 144 * step / 48)
        notch = 0.62 if abs(step - 24) < 1 else 1 - 0.1 * max(0, 1 - abs(step - 24) / 4)
        reach = size * notch * (1 + 0.03 * sin(step * 1.9)) * (0.9 + 0.1 * sin(pi * step / 48))
        rim.append((reach * cos(turn), reach * sin(turn)))
    half = len(rim) // 2
    rays = "".join(
        f"M0 0Q{0.5 * x:.1f} {0.62 * y:.1f} {0.95 * x:.1f} {0.95 * y:.1f}" for x, y in rim[1::2]
    )
    return (
        f'<path d="M0 0Q{-size * 0.04} {size * 0.4} {size * 0.08} {size * 0.8}" fill="none" '
        f'stroke="{stem}" stroke-width="{size / 34:.1f}" stroke-linecap="round"/>'
        f'<path d="{smooth([(0, 0), *rim[: half + 1]])}L0 0Z" fill="{light}"/>'
        f'<path d="{smooth([(0, 0), *rim[half:]])}L0 0Z" fill="{dark}"/>'
        f'<path d="{rays}" fill="none" stroke="{vein}" stroke-opacity=".5" '
        f'stroke-width="{size / 190:.2f}"/>'
    )
