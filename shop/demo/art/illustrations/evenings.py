"""Article pictures after the evening: window, pressed leaf, fish in one line."""

from math import sin

from .botany import pinnate, place, smooth, sprig
from .scene import fill, moon, page, stars


def draw_night_window() -> str:
    """A window at night with a curtain, a cup and a sprig on the sill."""
    curtain = "".join(
        f'<path d="M{x} 0C{x + 30} 260 {x - 26} 560 {x + 8} 920H{x + 62}C{x + 40} 560 {x + 92} 260 '
        f'{x + 56} 0Z" fill="{tone}"/>'
        for x, tone in ((120, "#57629a"), (170, "#4b5589"), (220, "#606ba3"), (268, "#454f80"))
    )
    cup = (
        '<ellipse cx="1094" cy="742" rx="112" ry="12" fill="#0a0f20" opacity=".5" '
        'filter="url(#b7)"/><path d="M1000 610H1150C1152 690 1132 736 1108 742H1044C1018 736 '
        "998 690 "
        '1000 610Z" fill="url(#cup)"/><path d="M1148 632C1196 624 1206 690 1138 700" fill="none" '
        'stroke="#d8d0c0" stroke-width="14"/><ellipse cx="1075" cy="610" rx="75" ry="13" '
        'fill="#8a7350"/><path d="M1060 580C1040 550 1080 530 1060 496M1096 584C1078 556 1114 540 '
        '1098 508" fill="none" stroke="#fbf9f4" stroke-opacity=".3" stroke-width="7" '
        'stroke-linecap="round" filter="url(#b4)"/>'
    )
    hills = (
        '<path d="M360 600C500 520 640 560 780 528C960 488 1120 560 1340 500V750H360Z" '
        'fill="#2a3560"/><path d="M360 660C560 600 760 640 940 616C1100 596 1220 630 1340 '
        '606V750H360Z" '
        'fill="#1d2648"/>'
    )
    body = (
        '<rect x="350" y="60" width="1000" height="690" fill="#10162c"/>'
        '<clipPath id="pane"><rect x="372" y="82" width="956" height="668"/></clipPath>'
        '<g clip-path="url(#pane)"><rect x="372" y="82" width="956" height="668" fill="url(#sky)"/>'
        + moon(1050, 250, 74)
        + stars(
            [
                (450, 150, 3),
                (560, 260, 2.2),
                (640, 140, 2.6),
                (760, 220, 2),
                (720, 360, 2.4),
                (930, 130, 2.2),
                (1240, 160, 2.6),
                (1200, 380, 2),
                (500, 400, 2),
                (1280, 300, 2),
            ]
        )
        + hills
        + '</g><path d="M850 82V750M372 380H1328" stroke="#10162c" stroke-width="18"/>'
        '<rect x="300" y="742" width="1110" height="34" rx="4" fill="#6a6f96"/>'
        '<rect x="300" y="742" width="1110" height="5" fill="#fff" opacity=".35"/>'
        '<rect x="320" y="776" width="1070" height="30" fill="#2c3358"/>'
        + place(sprig(210, 4, "#6aa683", "#2c5f4a", "#d6ecdc", "#3f7559"), 760, 748, -64)
        + cup
        + f'<g>{curtain}</g><g transform="translate(1740 0) scale(-1 1)">{curtain}</g>'
    )
    defs = fill("sky", ["#161f40", "#39457a", "#8a86b0", "#d3a99a"]) + fill(
        "cup", ["#fbf6ea", "#cfc4b0"], 0
    )
    return page(["#3b4570", "#2b3358"], body, defs)


def draw_valerian_leaf() -> str:
    """A pressed valerian leaf on paper with two strips of tape."""
    piece = place(pinnate(640, 8, "#7ba284", "#47775d", "#e6f1e4"), 540, 730, 52)
    tape = "".join(
        f'<rect x="-74" y="-18" width="148" height="36" transform="translate({x} {y}) '
        f'rotate({turn})" fill="#fbf3da" opacity=".72" stroke="#d9cba6" stroke-width="1"/>'
        for x, y, turn in ((628, 664, -38), (1040, 344, -38))
    )
    root = "".join(
        f'<path d="M538 732C{512 - i * 14} {756 + i * 8} {492 - i * 20} {764 + i * 12} '
        f'{450 - i * 26} {756 + i * 18}" fill="none" stroke="#8a6a44" stroke-width="{8 - i * 1.6}" '
        'stroke-linecap="round"/>'
        for i in range(4)
    )
    body = (
        '<rect x="240" y="46" width="1120" height="830" fill="#4a3a1c" opacity=".22" '
        'filter="url(#b20)"/><rect x="232" y="36" width="1120" height="830" fill="#fbf6e9"/>'
        '<rect x="256" y="60" width="1072" height="782" fill="none" stroke="#cdbf9c" '
        f'stroke-width="2"/><g opacity=".2" transform="translate(9 11)" '
        f'style="filter:brightness(0) blur(6px)">{piece}</g>{root}{piece}{tape}'
    )
    return page(["#e9dfc9", "#dccfb2"], body)


def draw_omega() -> str:
    """Fish drawn in one line over bands of sea."""
    bands = []
    for index in range(9):
        y = 330 + index * 70
        crest = [(x, y + 20 * sin(x / 150 + index * 1.1)) for x in range(-20, 1641, 20)]
        bands.append(
            f'<path d="{smooth(crest)}V920H-20Z" fill="#1f5670" '
            f'fill-opacity="{0.1 + index * 0.035:.3f}"/>'
            f'<path d="{smooth(crest)}" fill="none" stroke="#fff" stroke-opacity=".4" '
            'stroke-width="2.5"/>'
        )
    fish = (
        "M-190 0C-130 -78 30 -84 128 0C150 18 170 34 196 56C190 20 190 -20 196 -56"
        "C170 -34 150 -18 128 0C30 84 -130 78 -190 0Z"
    )
    shoal = "".join(
        f'<g transform="translate({x} {y}) rotate({turn}) scale({size})"><path d="{fish}" '
        f'fill="#fbf9f4" fill-opacity="{tint}" stroke="{tone}" stroke-width="{5 / size:.1f}" '
        f'stroke-linejoin="round"/><path d="M-112 -40Q-88 0 -112 40" fill="none" stroke="{tone}" '
        f'stroke-width="{4 / size:.1f}"/><circle cx="-146" cy="-10" r="{7}" fill="{tone}"/></g>'
        for x, y, turn, size, tint, tone in (
            (560, 470, -6, 1.15, 0.8, "#16425a"),
            (1080, 590, 4, 0.86, 0.6, "#1f5670"),
            (960, 320, -10, 0.6, 0.5, "#2f6f8f"),
            (1350, 430, -4, 0.5, 0.4, "#2f6f8f"),
        )
    )
    sun = (
        '<circle cx="1260" cy="180" r="74" fill="#f0c26a" opacity=".85"/>'
        '<circle cx="1260" cy="180" r="150" fill="#f0c26a" opacity=".22" filter="url(#b40)"/>'
    )
    return page(
        ["#f5e9d6", "#e3e9ea", "#b8d0d8"], sun + "".join(bands[:5]) + shoal + "".join(bands[5:])
    )
