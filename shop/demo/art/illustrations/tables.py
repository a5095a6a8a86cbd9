"""Article pictures after the table: a label, a bowl, a plate, almonds and crystals."""

from math import cos, pi, sin
from random import Random

from shop.demo.art.dosage import Unit
from shop.demo.art.palette import CLAY, SHADOW
from shop.demo.art.pills import TEXTURES, draw_unit

from .botany import leaf, place
from .scene import ball, page

GREEN = ("#6aa683", "#2f6a52", "#dcefe2")


def draw_label_reading() -> str:
    """A facts label of bars and lines, one line under a lens, beside a green leaf."""
    rows = "".join(
        f'<rect x="0" y="{y}" width="{w}" height="11" rx="5.5" fill="#16302a" opacity=".78"/>'
        f'<rect x="{430 - v}" y="{y}" width="{v}" height="11" rx="5.5" fill="#16302a" '
        f'opacity=".78"/><path d="M0 {y + 27}H430" stroke="#16302a" stroke-width="1.6"/>'
        for y, w, v in (
            (206, 190, 56),
            (248, 250, 44),
            (290, 150, 62),
            (332, 220, 50),
            (374, 176, 56),
            (448, 210, 16),
            (490, 260, 16),
        )
    )
    panel = (
        '<rect x="-40" y="-44" width="510" height="640" rx="4" fill="#fff" stroke="#16302a" '
        'stroke-width="3"/><rect x="0" y="0" width="340" height="36" rx="6" fill="#16302a"/>'
        '<rect x="0" y="62" width="210" height="12" rx="6" fill="#16302a" opacity=".78"/>'
        '<rect x="0" y="90" width="260" height="12" rx="6" fill="#16302a" opacity=".78"/>'
        '<rect x="0" y="122" width="430" height="20" fill="#16302a"/>'
        '<rect x="0" y="160" width="150" height="11" rx="5.5" fill="#16302a"/>'
        '<rect x="330" y="160" width="100" height="11" rx="5.5" fill="#16302a"/>'
        f'<path d="M0 186H430" stroke="#16302a" stroke-width="6"/>{rows}'
        '<rect x="0" y="406" width="430" height="18" fill="#16302a"/>'
        '<rect x="0" y="524" width="430" height="18" fill="#16302a"/>'
        '<rect x="0" y="560" width="230" height="9" rx="4.5" fill="#16302a" opacity=".6"/>'
    )
    lens = (
        '<g transform="translate(395 302)"><circle cx="14" cy="20" r="92" fill="#0c1813" '
        'opacity=".2" filter="url(#b12)"/><path d="M66 66L176 176" stroke="#8a5a34" '
        'stroke-width="26" stroke-linecap="round"/><path d="M62 60L170 168" stroke="#c79a68" '
        'stroke-width="8" stroke-linecap="round"/><circle r="92" fill="#e3eee6" opacity=".82"/>'
        '<rect x="-72" y="-20" width="98" height="22" rx="11" fill="#16302a"/>'
        f'<rect x="-72" y="18" width="142" height="6" rx="3" fill="{CLAY}"/>'
        '<circle r="92" fill="none" stroke="#8d7a52" stroke-width="12"/><path d="M-78 -30A84 '
        "84 0 0 "
        '1 -24 -80" fill="none" stroke="#fff" stroke-width="8" stroke-linecap="round" '
        'opacity=".9"/></g>'
    )
    stem = place(leaf(520, 250, *GREEN), 1230, 760, 18) + place(
        leaf(340, 160, *GREEN), 1226, 764, -38
    )
    body = (
        '<rect x="300" y="126" width="510" height="660" rx="8" fill="#3a2f1c" opacity=".28" '
        f'filter="url(#b20)"/><g transform="translate(310 150)">{panel}{lens}</g>'
        f'<g opacity=".2" style="filter:brightness(0) blur(16px)" '
        f'transform="translate(34 30)">{stem}</g>{stem}<path d="M1228 762Q1220 820 1190 856" '
        'fill="none" stroke="#2f6a52" stroke-width="9" stroke-linecap="round"/>'
    )
    return page(["#f3edde", "#eadfc8"], body)


def draw_magnesium_forms() -> str:
    """A bowl of seeds from above and three pale tablets of different size."""
    random = Random(8)
    drawn = ""
    for _ in range(330):
        turn, reach = random.uniform(0, 2 * pi), 226 * random.random() ** 0.5
        drawn += _seed(random, 560 + reach * cos(turn), 450 + reach * sin(turn))
    strays = "".join(_seed(random, x, y) for x, y in ((880, 700), (930, 640), (846, 760)))
    tablets = "".join(
        draw_unit(unit, x, y, angle, 20)
        for unit, x, y, angle in (
            (Unit("caplet", 20, 9, "#f4f2ec"), 1130, 300, -24),
            (Unit("tablet", 11.5, 11.5, "#f1ecdf"), 1270, 520, 12),
            (Unit("tablet", 7.5, 7.5, "#f6f3ea"), 1110, 650, -20),
        )
    )
    defs = (
        TEXTURES
        + ball("bowl", "#fbf7ee", "#e6ddcc", "#b9ab92")
        + ball("hollow", "#7a6d57", "#b3a68e", "#efe7d8")
    )
    body = (
        f'<circle cx="592" cy="486" r="296" fill="{SHADOW}" opacity=".3" filter="url(#b20)"/>'
        '<circle cx="560" cy="450" r="290" fill="url(#bowl)"/>'
        '<circle cx="560" cy="450" r="264" fill="url(#hollow)"/>'
        f'{drawn}<circle cx="560" cy="450" r="262" fill="none" stroke="#2a2416" '
        'stroke-opacity=".5" '
        f'stroke-width="26" filter="url(#b12)"/>{strays}{tablets}'
    )
    return page(["#dfebe2", "#cfdfd4"], body, defs)


def _seed(random: Random, x: float, y: float) -> str:
    dark, light = random.choice(
        [("#4d6b45", "#8aa873"), ("#57744c", "#97b37f"), ("#435f3e", "#7c9a68")]
    )
    turn = random.uniform(0, 360)
    return (
        f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f})"><path d="M-24 2C-16 '
        "-14 8 -17 "
        f'28 2C8 19 -16 17 -24 2Z" transform="translate(3 4)" fill="#1d2316" opacity=".35"/>'
        f'<path d="M-24 0C-16 -16 8 -19 28 0C8 17 -16 15 -24 0Z" fill="{dark}"/>'
        f'<path d="M-18 -1C-10 -11 6 -12 20 -1C6 5 -10 5 -18 -1Z" fill="{light}" '
        f'opacity=".85"/></g>'
    )


def draw_plate() -> str:
    """A plate from above: fish, egg, beans, leaves, almonds and an orange slice."""
    random = Random(4)
    beans = "".join(
        f'<g transform="translate({790 + random.uniform(-80, 80):.0f} '
        f'{610 + random.uniform(-46, 46):.0f}) rotate({random.uniform(0, 180):.0f})">'
        f'<ellipse cx="3" cy="5" rx="24" ry="15" fill="#1a1008" opacity=".3"/>'
        f'<ellipse rx="24" ry="15" fill="{random.choice(["#7a3626", "#8d4430", "#672a1d"])}"/>'
        '<ellipse cx="-5" cy="-5" rx="11" ry="4" fill="#fff" '
        'opacity=".28"/></g>'
        for _ in range(24)
    )
    leaves = "".join(
        place(leaf(200, 96, *GREEN), x, y, turn)
        for x, y, turn in ((655, 480, -150), (640, 470, -105), (650, 455, -60), (668, 470, -128))
    )
    almonds = "".join(
        _almond(x, y, turn, 0.8)
        for x, y, turn in ((980, 560, 30), (1016, 500, -40), (950, 640, 80), (1040, 590, 10))
    )
    fish = (
        '<path d="M640 340C720 262 900 250 1010 318C1040 338 1036 372 1000 388C900 426 730 '
        '424 640 340Z" '
        'transform="translate(8 12)" fill="#1a1008" opacity=".25" filter="url(#b7)"/>'
        '<path d="M640 340C720 262 900 250 1010 318C1040 338 1036 372 1000 388C900 426 730 '
        '424 640 340Z" '
        'fill="#e39a7f"/>'
        + "".join(
            f'<path d="M{x} {y}q34 {d} 12 {e}" fill="none" stroke="#f8d3c2" stroke-width="6" '
            'stroke-linecap="round"/>'
            for x, y, d, e in (
                (700, 312, 28, 66),
                (760, 290, 38, 100),
                (826, 282, 44, 118),
                (892, 286, 40, 110),
                (950, 300, 32, 88),
            )
        )
    )
    egg = (
        '<ellipse cx="572" cy="592" rx="72" ry="62" fill="#1a1008" opacity=".22" '
        'transform="translate(6 9)" filter="url(#b7)"/><ellipse cx="572" cy="592" rx="72" ry="62" '
        'fill="#fffdf7"/><circle cx="576" cy="592" r="34" fill="#e8ac3c"/><circle cx="566" '
        'cy="582" '
        'r="10" fill="#fff" opacity=".55"/>'
    )
    fork = (
        '<g fill="#c3c8c2"><rect x="334" y="420" width="14" height="330" rx="7"/>'
        '<path d="M312 180V320Q312 400 341 410Q370 400 370 '
        '320V180H362V310H352V180H330V310H320V180Z"/>'
        '</g><g fill="#c3c8c2"><rect x="1254" y="440" width="14" height="310" rx="7"/>'
        '<path d="M1254 450V180C1292 220 1300 330 1288 450Z"/></g>'
    )
    defs = ball("plate", "#ffffff", "#f5f0e4", "#d9cfba") + ball(
        "nut", "#d9a06a", "#a86a38", "#6d3d1a"
    )
    body = (
        f'<circle cx="826" cy="486" r="376" fill="{SHADOW}" opacity=".28" filter="url(#b20)"/>'
        '<circle cx="800" cy="455" r="372" fill="url(#plate)"/><circle cx="800" cy="455" r="284" '
        'fill="#fbf8f0" stroke="#d9cfba" stroke-width="3"/><circle cx="800" cy="455" r="350" '
        'fill="none" stroke="#1f5c49" stroke-opacity=".5" stroke-width="4"/>'
        f'{leaves}{fish}{egg}{beans}{almonds}<g filter="url(#b1)" opacity=".35" '
        f'transform="translate(10 12)">{fork.replace("#c3c8c2", "#0c1813")}</g>{fork}'
    )
    return page(["#d5dfd6", "#c3d1c6"], body, defs)


def _almond(x: float, y: float, turn: float, size: float = 1) -> str:
    shape = "M-62 0C-46 -40 20 -46 66 0C20 44 -46 40 -62 0Z"
    lines = "".join(
        f'<path d="M-48 {d * 0.6}Q6 {d * 1.5} 56 {d * 0.1}" fill="none" stroke="#5a3014" '
        'stroke-opacity=".4" stroke-width="2.4"/>'
        for d in (-16, -6, 5, 15)
    )
    return (
        f'<g transform="translate({x} {y}) rotate({turn}) scale({size})"><path d="{shape}" '
        f'transform="translate(8 12)" fill="#1a1008" opacity=".3" filter="url(#b7)"/>'
        f'<path d="{shape}" fill="url(#nut)"/>{lines}</g>'
    )


def draw_magnesium() -> str:
    """Almonds and a clear crystal on sand."""
    almonds = "".join(
        _almond(x, y, turn, size)
        for x, y, turn, size in (
            (330, 560, -24, 1.5),
            (520, 690, 18, 1.5),
            (500, 470, 64, 1.35),
            (700, 600, -50, 1.4),
            (250, 720, 74, 1.2),
            (690, 760, 4, 1.2),
        )
    )
    crystal = (
        '<g stroke="#fff" stroke-opacity=".5" stroke-width="2" stroke-linejoin="round">'
        '<polygon points="980 700 960 330 1060 190 1090 340 1100 720" fill="#d7e4e6"/>'
        '<polygon points="1090 340 1060 190 1200 320 1210 690 1100 720" fill="#9db8be"/>'
        '<polygon points="960 330 1060 190 1090 340" fill="#f4f9f8"/>'
        '<polygon points="1090 340 1060 190 1200 320" fill="#b9d0d4"/>'
        '<polygon points="1200 690 1190 470 1280 390 1310 480 1300 700" fill="#c5d8db"/>'
        '<polygon points="1310 480 1280 390 1400 470 1390 680 1300 700" fill="#7f9da1"/>'
        '<polygon points="1190 470 1280 390 1310 480" fill="#eef5f4"/>'
        '<polygon points="860 710 870 540 930 480 960 550 970 712" fill="#cfdfe2"/>'
        '<polygon points="960 550 930 480 1000 540 1000 705 970 712" fill="#8fabb0"/></g>'
        '<path d="M1000 660V380" stroke="#fff" stroke-opacity=".8" stroke-width="7" '
        'stroke-linecap="round"/>'
    )
    body = (
        '<ellipse cx="1150" cy="714" rx="330" ry="30" fill="#2a2416" opacity=".4" '
        f'filter="url(#b20)"/>{crystal}{almonds}'
    )
    return page(["#f3ecdc", "#e6d9be"], body, ball("nut", "#dda873", "#ab6c3a", "#6d3d1a"))
