"""Article pictures after the pantry: greens, a clock with milk, a jar, mushrooms in the sun."""

from math import cos, pi, sin
from random import Random

from shop.demo.art.palette import CLAY, SHADOW

from .botany import leaf, place, smooth
from .scene import ball, cast, fill, page

GREEN = ("#6aa683", "#2f6a52", "#dcefe2")
DEEP = ("#4f8a68", "#24543f", "#c6e0cf")


def draw_greens() -> str:
    """Asparagus in a bundle, leaves of spinach and a dish of black-eyed peas, from above."""
    spears = "".join(
        place(_spear(560 + 24 * (index % 3)), x, 800 - 10 * (index % 2), turn)
        for index, (x, turn) in enumerate(
            ((470, -7), (500, -4), (530, -2), (560, 1), (590, 3), (620, 6), (515, -3), (575, 4))
        )
    )
    twine = "".join(
        f'<path d="M436 {y}Q545 {y + 26} 654 {y - 4}" fill="none" stroke="{tone}" '
        'stroke-width="9" stroke-linecap="round"/>'
        for y, tone in ((640, "#8d6a44"), (652, "#c79a68"), (664, "#a87c4e"))
    )
    leaves = "".join(
        place(leaf(size, size * 0.62, *tone, bulge=0.82), x, y, turn)
        for x, y, turn, size, tone in (
            (960, 430, -58, 250, DEEP),
            (980, 440, -18, 290, GREEN),
            (1000, 450, 24, 260, DEEP),
            (984, 452, 62, 200, GREEN),
        )
    )
    body = (
        f'<g opacity=".26" style="filter:brightness(0) blur(12px)" '
        f'transform="translate(20 26)">{spears}{leaves}</g>{spears}{twine}{leaves}{_dish()}'
    )
    defs = ball("bowl", "#fbf7ee", "#e9e0cf", "#bdb096") + ball(
        "hollow", "#b3a68e", "#d9cdb6", "#f1eadb"
    )
    return page(["#e6eee4", "#d3e0d4"], body, defs)


def _spear(height: float) -> str:
    tip = height * 0.24
    scales = "".join(
        f'<path d="M0 {-height + step * 24 + 20:.0f}q{side * 17} 8 {side * 9} 34q{-side * 12} -8 '
        f'{-side * 9} -34Z" fill="{"#4b7457" if side < 0 else "#395d47"}"/>'
        for step in range(5)
        for side in (-1, 1)
    )
    marks = "".join(
        f'<path d="M-12 {-y}q12 -26 16 -2q-4 12 -16 2Z" fill="#8fae78"/>'
        for y in range(120, int(height - tip), 92)
    )
    return (
        f'<path d="M-15 0L-13 {-height + tip:.0f}Q-14 {-height + 30:.0f} 0 {-height:.0f}Q14 '
        f'{-height + 30:.0f} 13 {-height + tip:.0f}L15 0Q0 8 -15 0Z" fill="#7f9f63"/>'
        f'<path d="M3 4L4 {-height + tip:.0f}Q10 {-height + 40:.0f} 0 {-height:.0f}Q14 '
        f'{-height + 30:.0f} 13 {-height + tip:.0f}L15 0Q9 5 3 4Z" fill="#5d7f4c"/>'
        f"{marks}{scales}"
        f'<path d="M-15 0Q0 8 15 0L15 -26Q0 -18 -15 -26Z" fill="#e9e6cf"/>'
    )


def _dish() -> str:
    random = Random(11)
    peas = ""
    for _ in range(210):
        turn, reach = random.uniform(0, 2 * pi), 132 * random.random() ** 0.5
        peas += _pea(random, 1160 + reach * cos(turn), 650 + reach * sin(turn))
    strays = "".join(_pea(random, x, y) for x, y in ((930, 742), (968, 790), (1372, 520)))
    return (
        f'<circle cx="1182" cy="676" r="178" fill="{SHADOW}" opacity=".3" filter="url(#b20)"/>'
        '<circle cx="1160" cy="650" r="176" fill="url(#bowl)"/>'
        '<circle cx="1160" cy="650" r="156" fill="url(#hollow)"/>'
        f'{peas}<circle cx="1160" cy="650" r="154" fill="none" stroke="#2a2416" '
        f'stroke-opacity=".4" stroke-width="16" filter="url(#b7)"/>{strays}'
    )


def _pea(random: Random, x: float, y: float) -> str:
    turn = random.uniform(0, 360)
    tone = random.choice(["#efe3c6", "#e7d8b5", "#f4ead2"])
    return (
        f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f})"><ellipse cx="2" cy="4" '
        f'rx="19" ry="14" fill="#2a2416" opacity=".35"/><ellipse rx="19" ry="14" fill="{tone}"/>'
        '<ellipse cx="0" cy="8" rx="8" ry="5" fill="#3a2a22"/><ellipse cy="8" rx="3" ry="1.6" '
        'fill="#efe3c6"/></g>'
    )


def draw_clock() -> str:
    """A clock without figures between a glass of milk and a pot of greens, on a shelf."""
    ticks = "".join(
        f'<path d="M0 -186V{-150 if index % 3 == 0 else -168}" stroke="#16302a" '
        f'stroke-width="{9 if index % 3 == 0 else 5}" stroke-linecap="round" '
        f'transform="rotate({index * 30})"/>'
        for index in range(12)
    )
    # The gap between the hands is what the article is about.
    arc = (
        f'<path d="M0 0L0 -118A118 118 0 0 1 {118 * sin(2 * pi / 3):.1f} '
        f'{-118 * cos(2 * pi / 3):.1f}Z" fill="{CLAY}" opacity=".2"/>'
    )
    hands = (
        '<path d="M0 18V-132" stroke="#16302a" stroke-width="11" stroke-linecap="round"/>'
        '<path d="M0 18V-96" stroke="#16302a" stroke-width="15" stroke-linecap="round" '
        f'transform="rotate(120)"/><circle r="14" fill="{CLAY}"/>'
    )
    clock = (
        '<g transform="translate(800 400)"><circle cx="16" cy="24" r="252" fill="#0c1813" '
        'opacity=".3" filter="url(#b20)"/><circle r="248" fill="url(#frame)"/><circle r="216" '
        'fill="#fbf6ea"/><circle r="214" fill="none" stroke="#2a2416" stroke-opacity=".25" '
        f'stroke-width="14" filter="url(#b7)"/>{arc}{ticks}{hands}</g>'
    )
    milk = (
        cast(372, 782, 84)
        + '<path d="M292 470H452L434 770Q372 792 310 770Z" fill="#fff" fill-opacity=".34"/>'
        '<path d="M298 556H446L434 764Q372 784 310 764Z" fill="url(#milk)"/><ellipse cx="372" '
        'cy="556" rx="74" ry="13" fill="#fffdf6"/><ellipse cx="372" cy="470" rx="80" ry="14" '
        'fill="none" stroke="#fff" stroke-opacity=".8" stroke-width="4"/><path d="M318 '
        '500L330 740" stroke="#fff" stroke-opacity=".75" stroke-width="9" stroke-linecap="round" '
        'filter="url(#b1)"/>'
    )
    leaves = "".join(
        place(leaf(size, size * 0.52, *tone, bulge=0.8), 1230 + dx, 640, turn)
        for dx, turn, size, tone in (
            (-30, -46, 230, DEEP),
            (30, 44, 230, DEEP),
            (-14, -20, 290, GREEN),
            (16, 18, 280, GREEN),
            (0, -2, 320, DEEP),
        )
    )
    pot = (
        cast(1230, 782, 110)
        + leaves
        + '<path d="M1120 630H1340L1312 770Q1230 794 1148 770Z" fill="url(#iron)"/>'
        '<rect x="1104" y="606" width="252" height="36" rx="8" fill="#5c4038"/>'
        '<rect x="1104" y="606" width="252" height="8" rx="4" fill="#fff" opacity=".22"/>'
    )
    shelf = (
        '<rect x="0" y="778" width="1600" height="130" fill="url(#shelf)"/>'
        '<rect x="0" y="778" width="1600" height="4" fill="#fff" opacity=".5"/>'
    )
    defs = (
        fill("frame", ["#8fa5a6", "#5e7d83", "#3f5a5f"])
        + fill("milk", ["#fffdf6", "#e6e0d0"], 0)
        + fill("iron", ["#8d6455", "#6f4a3c", "#4a2f26"], 0)
        + fill("shelf", ["#c9b48e", "#a58d64"])
    )
    return page(["#e4e6f2", "#d3d8e8", "#c9cfe0"], shelf + clock + milk + place(pot, 70, 0), defs)


def draw_jar() -> str:
    """A jar of fermenting cabbage, and a lens that shows rods and beads."""
    random = Random(21)
    shreds = "".join(
        _shred(random, random.uniform(318, 642), random.uniform(330, 740)) for _ in range(210)
    )
    bubbles = "".join(
        f'<circle cx="{random.uniform(310, 650):.0f}" cy="{random.uniform(320, 740):.0f}" '
        f'r="{random.uniform(3, 8):.1f}" fill="#fff" fill-opacity=".5"/>'
        for _ in range(40)
    )
    inside = "M300 290Q300 262 330 256H630Q660 262 660 290V730Q660 766 624 766H336Q300 766 300 730Z"
    jar = (
        cast(480, 790, 220, 20) + f'<clipPath id="inside"><path d="{inside}"/></clipPath>'
        '<path d="M278 270Q278 226 330 214H630Q682 226 682 270V742Q682 790 632 790H328Q278 790 '
        '278 742Z" fill="#dfeae4" fill-opacity=".75"/>'
        f'<g clip-path="url(#inside)"><rect x="290" y="300" width="380" height="480" '
        f'fill="url(#brine)"/>{shreds}{bubbles}<rect x="290" y="296" width="380" height="10" '
        'fill="#fff" opacity=".6"/></g>'
        '<path d="M278 270Q278 226 330 214H630Q682 226 682 270V742Q682 790 632 790H328Q278 790 '
        '278 742Z" fill="none" stroke="#fff" stroke-opacity=".75" stroke-width="5"/>'
        '<path d="M308 300V720" stroke="#fff" stroke-opacity=".7" stroke-width="14" '
        'stroke-linecap="round" filter="url(#b2)"/>'
        '<rect x="318" y="128" width="324" height="88" rx="12" fill="url(#lid)"/>'
        '<rect x="318" y="150" width="324" height="5" fill="#0c1813" opacity=".2"/>'
        '<rect x="318" y="176" width="324" height="5" fill="#0c1813" opacity=".2"/>'
    )
    ledge = (
        '<rect x="0" y="784" width="1600" height="130" fill="url(#ledge)"/>'
        '<rect x="0" y="784" width="1600" height="4" fill="#fff" opacity=".5"/>'
    )
    defs = (
        fill("brine", ["#eef0d2", "#dde3b4", "#c9d39b"])
        + fill("lid", ["#d8c08a", "#a98a4c"])
        + fill("ledge", ["#b9a98c", "#937f5e"])
        + ball("field", "#fdfaf0", "#eef1e2", "#cfd9c6")
    )
    return page(["#eef0e6", "#dfe6da", "#d2ddd0"], ledge + jar + _lens(random), defs)


def _shred(random: Random, x: float, y: float) -> str:
    long, bend = random.uniform(40, 84), random.uniform(-26, 26)
    tone = random.choice(["#f5f3dc", "#e8ebc4", "#d6dfa6", "#bccb86", "#e0a56a"])
    return (
        f'<path d="M{x:.0f} {y:.0f}q{long / 2:.0f} {bend:.0f} {long:.0f} {bend * 0.2:.0f}" '
        f'fill="none" stroke="{tone}" stroke-width="{random.uniform(6, 11):.1f}" '
        f'stroke-linecap="round" '
        f'transform="rotate({random.uniform(-70, 70):.0f} {x:.0f} {y:.0f})"/>'
    )


def _lens(random: Random) -> str:
    drawn = ""
    spots: list[tuple[float, float]] = []
    while len(spots) < 30:
        x, y = random.uniform(-205, 205), random.uniform(-205, 205)
        near = any((x - a) ** 2 + (y - b) ** 2 < 58**2 for a, b in spots)
        if x * x + y * y < 205**2 and not near:
            spots.append((x, y))
            drawn += _culture(random, x, y, len(spots))
    return (
        '<path d="M672 520L870 400M672 560L888 606" stroke="#fff" stroke-opacity=".7" '
        'stroke-width="4" stroke-dasharray="3 14" stroke-linecap="round"/>'
        '<g transform="translate(1110 440)"><circle cx="18" cy="26" r="264" fill="#0c1813" '
        'opacity=".26" filter="url(#b20)"/><circle r="262" fill="url(#field)"/>'
        f'<clipPath id="round"><circle r="250"/></clipPath><g clip-path="url(#round)">{drawn}</g>'
        '<circle r="256" fill="none" stroke="#8d7a52" stroke-width="20"/><circle r="244" '
        'fill="none" stroke="#fff" stroke-opacity=".6" stroke-width="4"/><path d="M-186 -110A216 '
        '216 0 0 1 -90 -196" fill="none" stroke="#fff" stroke-width="12" stroke-linecap="round" '
        'opacity=".9"/></g>'
    )


def _culture(random: Random, x: float, y: float, number: int) -> str:
    turn = random.uniform(0, 180)
    at = f'transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f})"'
    if number % 3 == 0:
        beads = "".join(
            f'<circle cx="{step * 22 - 33}" cy="{4 * (step % 2)}" r="13" fill="#4f5a8c"/>'
            f'<circle cx="{step * 22 - 37}" cy="{4 * (step % 2) - 4}" r="4" fill="#c7cdea"/>'
            for step in range(4)
        )
        return f"<g {at}>{beads}</g>"
    if number % 3 == 1:
        return (
            f'<g {at}><rect x="-36" y="-13" width="72" height="26" rx="13" fill="#2f7a5b"/>'
            '<path d="M-22 -5H18" stroke="#bfe2d0" stroke-width="5" stroke-linecap="round"/></g>'
        )
    return (
        f'<g {at} fill="none" stroke="{CLAY}" stroke-width="19" stroke-linecap="round" '
        'stroke-linejoin="round"><path d="M-30 0H2L24 -20M2 0L24 20"/></g>'
    )


def draw_sun_and_mushrooms() -> str:
    """A low sun over hills, and three mushrooms in its light."""
    hills = ""
    for index, tone in enumerate(("#e3b98c", "#cf9f74", "#8c8a62", "#4f6f53")):
        crest = [
            (x, 520 + index * 74 + (34 - index * 4) * sin(x / (210 - index * 22) + index * 1.7))
            for x in range(-20, 1641, 20)
        ]
        hills += f'<path d="{smooth(crest)}V920H-20Z" fill="{tone}"/>'
    sun = (
        '<circle cx="1120" cy="400" r="330" fill="#fbe3a6" opacity=".45" filter="url(#b40)"/>'
        '<circle cx="1120" cy="400" r="150" fill="url(#sun)"/>'
    )
    caps = (
        _mushroom(520, 836, 1.5, -5) + _mushroom(310, 850, 0.95, -12) + _mushroom(716, 852, 0.78, 9)
    )
    ground = (
        '<path d="M-20 812C300 776 620 800 940 824C1200 842 1420 826 1640 806V920H-20Z" '
        'fill="#2f4f3d"/><path d="M-20 812C300 776 620 800 940 824C1200 842 1420 826 1640 806" '
        'fill="none" stroke="#f0d9a0" stroke-opacity=".5" stroke-width="4"/>'
    )
    defs = (
        ball("sun", "#fff6d8", "#f6cf74", "#e7a545")
        + fill("cap", ["#8d6a4a", "#b98e64", "#f0d3a4"], 0)
        + fill("stem", ["#b9a88a", "#efe4cc", "#fff6df"], 0)
        + fill("gill", ["#6e5138", "#a5805a"], 0)
    )
    return page(["#f6ead2", "#f3dcb4", "#efcf9c"], sun + hills + ground + caps, defs)


def _mushroom(x: float, y: float, size: float, turn: float) -> str:
    return place(
        '<ellipse cx="-60" cy="4" rx="110" ry="12" fill="#0c1813" opacity=".4" '
        'filter="url(#b7)"/><path d="M-34 4C-28 -60 -30 -120 -24 -170H30C34 -120 34 -60 44 4Q4 16 '
        '-34 4Z" fill="url(#stem)"/><path d="M-128 -176C-60 -150 70 -150 136 -176C80 -196 -70 '
        '-196 -128 -176Z" fill="url(#gill)"/><path d="M-134 -172C-136 -262 -66 -312 6 -312C82 '
        '-312 144 -258 142 -172C70 -200 -62 -200 -134 -172Z" fill="url(#cap)"/><path d="M64 '
        '-284C100 -264 120 -236 126 -206" fill="none" stroke="#fff3d2" stroke-opacity=".8" '
        'stroke-width="9" stroke-linecap="round" filter="url(#b1)"/>',
        x,
        y,
        turn,
        size,
    )
