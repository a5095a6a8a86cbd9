"""Plants and stones that stand in the niches of the category pictures."""

from math import cos, pi, sin

from shop.demo.art.svg import across

from .botany import ginkgo, leaf, place, sprig, valerian
from .scene import ball, cast, moon, niche, stars

FLOOR = 968


def draw_relaxation() -> str:
    """Valerian and lemon balm in a green vase, with a crescent moon."""
    defs, vase = draw_vase()
    green = ("#5f9a78", "#2f6a52", "#d6ecdc")
    body = (
        moon(806, 350, 50)
        + stars(
            [
                (384, 420, 3),
                (660, 226, 2.4),
                (732, 300, 2),
                (880, 470, 2.6),
                (330, 520, 2),
                (770, 470, 1.8),
            ]
        )
        + place(valerian(530, stem="#4f8266"), 590, 700, -12)
        + place(valerian(400, 8, stem="#4f8266"), 606, 700, 7)
        + place(sprig(380, 4, *green, stem="#3f7559"), 606, 706, 46)
        + place(sprig(330, 4, *green, stem="#3f7559"), 588, 706, -46)
        + cast(600, 968, 130)
        + vase
    )
    return niche(
        ["#2b3350", "#3d4668"],
        ["#333c61", "#6d739b", "#b9b3c4"],
        ["#8b8aa6", "#5c6084"],
        body,
        defs,
    )


def draw_vase() -> tuple[str, str]:
    """Definitions and drawing of a green glass vase, mouth at (600, 664), foot at 968."""
    vase = (
        "M520 968C484 960 470 900 486 836C500 782 560 770 562 706V664H638V706C640 770 700 782 714 "
        "836C730 900 716 960 680 968Q600 984 520 968Z"
    )
    defs = across(
        "vase",
        470,
        730,
        [
            (0, "#0a2d23"),
            (0.16, "#1f5f4b"),
            (0.3, "#2f7f66"),
            (0.5, "#164a3a"),
            (0.75, "#1e5d49"),
            (0.9, "#57b08c"),
            (1, "#0c3529"),
        ],
    )
    body = (
        f'<path d="{vase}" fill="url(#vase)"/><ellipse cx="600" cy="664" rx="38" ry="8" '
        'fill="#082219"/><path d="M562 664A38 8 0 0 0 638 664" fill="none" stroke="#8fd0b5" '
        'stroke-width="3"/><path d="M512 930C492 890 504 838 540 806" fill="none" stroke="#e9fff5" '
        'stroke-opacity=".75" stroke-width="12" stroke-linecap="round" filter="url(#b1)"/>'
    )
    return defs, body


def draw_minerals() -> str:
    """A cluster of pale crystals."""
    prisms = [
        (470, 300, 62, -20),
        (742, 330, 66, 20),
        (540, 470, 78, -8),
        (668, 430, 70, 11),
        (604, 590, 92, 1),
        (420, 170, 46, -34),
        (806, 190, 48, 33),
    ]
    cluster = "".join(_prism(*prism) for prism in prisms)
    floor = '<clipPath id="floor"><path d="M0 0H1200V966Q600 984 0 966Z"/></clipPath>'
    body = cast(606, 966, 250, 20) + f'{floor}<g clip-path="url(#floor)">{cluster}</g>' + _stones()
    return niche(
        ["#d9dedb", "#c5cfcd"], ["#8fa5a6", "#b9c8c6", "#dde4df"], ["#eef0ea", "#cfd6d2"], body
    )


def _prism(x: float, height: float, half: float, lean: float) -> str:
    tip, side = half * 1.15, half * 0.34
    left = f"{-half} 0 {-half} {-height + tip} {-side} {-height + tip * 1.25} {-side} 8"
    edge, brow = side * 1.3, -height + tip * 1.3
    front = f"{-side} 8 {-side} {-height + tip * 1.25} {edge} {brow} {edge} 9"
    right = f"{edge} 9 {edge} {brow} {half} {-height + tip * 0.95} {half} 0"
    peak = f"{half * 0.08} {-height}"
    return (
        f'<g transform="translate({x} 962) rotate({lean})" stroke="#fff" stroke-opacity=".35" '
        f'stroke-width="1.5" stroke-linejoin="round"><polygon points="{left}" fill="#d5e3e3"/>'
        f'<polygon points="{front}" fill="#a9c1c4"/><polygon points="{right}" fill="#5e7d83"/>'
        f'<polygon points="{-half} {-height + tip} {peak} {-side} {-height + tip * 1.25}" '
        f'fill="#f3f8f6"/><polygon points="{-side} {-height + tip * 1.25} {peak} {side * 1.3} '
        f'{-height + tip * 1.3}" fill="#cadada"/><polygon points="{side * 1.3} '
        f'{-height + tip * 1.3} {peak} {half} {-height + tip * 0.95}" fill="#7f9da1"/>'
        f'<path d="M{-side * 1.9} {-height * 0.12}V{-height + tip * 1.5}" stroke-opacity=".7" '
        f'stroke-width="4" stroke-linecap="round"/></g>'
    )


def _stones() -> str:
    return (
        '<g stroke="#fff" stroke-opacity=".2" stroke-width="1.5">'
        '<polygon points="318 974 340 920 398 896 440 930 446 974" fill="#b8664a"/>'
        '<polygon points="340 920 398 896 388 940" fill="#d08a6c"/>'
        '<polygon points="398 896 440 930 446 974 388 940" fill="#8a3a24"/>'
        '<polygon points="744 974 770 932 828 922 868 974" fill="#5c6f70"/>'
        '<polygon points="770 932 828 922 806 950" fill="#8fa3a2"/></g>'
    )


def draw_vitamins() -> str:
    """Half an orange, a whole one and a leaf."""
    defs = ball("orange", "#f8c766", "#e0982c", "#97540f") + ball(
        "flesh", "#fbd98a", "#efb040", "#d98a22"
    )
    body = (
        cast(470, 960, 160) + '<circle cx="470" cy="806" r="158" fill="url(#orange)"/>'
        '<circle cx="470" cy="806" r="158" fill="none" stroke="#7a430c" stroke-opacity=".3" '
        'stroke-width="10" filter="url(#b7)"/>'
        '<ellipse cx="418" cy="740" rx="34" ry="22" fill="#fff" opacity=".6" '
        'transform="rotate(-35 418 740)" filter="url(#b7)"/>'
        + place(leaf(190, 84, "#5f9a78", "#2f6a52", "#d6ecdc"), 468, 654, 52)
        + place(leaf(150, 66, "#6ea685", "#2f6a52", "#d6ecdc"), 466, 656, -38)
        + cast(706, 966, 176)
        + _slice(706, 772, 190)
    )
    return niche(
        ["#f3e6c8", "#ecd9ae"],
        ["#c9a558", "#e6cd92", "#f6e8c6"],
        ["#fbf4e2", "#ead9b4"],
        body,
        defs,
    )


def _slice(x: float, y: float, radius: float) -> str:
    parts = []
    for index in range(9):
        start = index * 2 * pi / 9 - 0.2
        inner, outer, gap = radius * 0.09, radius * 0.83, 0.055
        ax, ay = inner * cos(start + pi / 9), inner * sin(start + pi / 9)
        bx, by = outer * cos(start + gap), outer * sin(start + gap)
        cx, cy = outer * cos(start + 2 * pi / 9 - gap), outer * sin(start + 2 * pi / 9 - gap)
        parts.append(
            f'<path d="M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}A{outer} {outer} 0 0 1 {cx:.1f} '
            f'{cy:.1f}Z" '
            f'fill="url(#flesh)" stroke="url(#flesh)" stroke-width="10" stroke-linejoin="round"/>'
        )
        for far in (0.42, 0.6):
            turn = start + pi / 9 + (far - 0.5) * 0.6
            parts.append(
                f'<path d="M{radius * far * cos(turn):.1f} {radius * far * sin(turn):.1f}'
                f"L{radius * (far + 0.14) * cos(turn):.1f} "
                f'{radius * (far + 0.14) * sin(turn):.1f}" '
                'stroke="#fff3cf" stroke-opacity=".7" stroke-width="5" stroke-linecap="round"/>'
            )
    return (
        f'<g transform="translate({x} {y})"><circle r="{radius}" fill="#d48a22"/>'
        f'<circle r="{radius * 0.965}" fill="#f0b64e"/><circle r="{radius * 0.93}" fill="#fdf1d0"/>'
        f"{''.join(parts)}</g>"
    )


def draw_botanicals() -> str:
    """Three ginkgo leaves on a twig."""
    gold, green = ("#d9b24e", "#b58a2c", "#fff2c8"), ("#7fae7e", "#47805f", "#e6f3dc")
    body = (
        '<g opacity=".22" filter="url(#b12)" transform="translate(34 30)">'
        + _ginkgo_twig(("#0c1813",) * 3, ("#0c1813",) * 3)
        + "</g>"
        + _ginkgo_twig(gold, green)
    )
    return niche(
        ["#d5e4d9", "#c3d6ca"], ["#5f8f78", "#93b8a2", "#cfe1d2"], ["#eef4ea", "#cddccf"], body
    )


def _ginkgo_twig(gold: tuple[str, ...], green: tuple[str, ...]) -> str:
    stem = gold[0] if gold[0] == gold[1] else "#7a5a34"
    return (
        f'<path d="M300 900C440 860 560 760 640 640C690 566 730 500 760 455" fill="none" '
        f'stroke="{stem}" stroke-width="13" stroke-linecap="round"/>'
        + place(ginkgo(250, green[0], green[1], green[2], stem), 462, 550, -34)
        + place(ginkgo(285, gold[0], gold[1], gold[2], stem), 735, 622, 62, 0.92)
        + place(ginkgo(230, green[0], green[1], green[2], stem), 779, 335, 18, 0.7)
        + place(ginkgo(170, gold[0], gold[1], gold[2], stem), 342, 776, -40, 0.9)
    )
