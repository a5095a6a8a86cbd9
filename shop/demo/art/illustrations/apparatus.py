"""Made things in the niches of the category pictures: discs, a model, a drop, a mortar."""

from math import cos, pi, sin

from shop.demo.art.svg import across, stops

from .scene import ball, cast, niche


def draw_multivitamins() -> str:
    """Eight translucent discs, laid over one another like petals."""
    tones = ["#a8452a", "#c08a2b", "#6f8f5f", "#1f5c49", "#2f6f8f", "#4f5a8c", "#7d5574", "#b8664a"]
    discs = "".join(
        f'<circle cx="{600 + 118 * cos(i * pi / 4 - pi / 2):.1f}" '
        f'cy="{690 + 118 * sin(i * pi / 4 - pi / 2):.1f}" r="150" fill="{tone}" fill-opacity=".62" '
        'style="mix-blend-mode:multiply"/>'
        for i, tone in enumerate(tones)
    )
    rims = "".join(
        f'<circle cx="{600 + 118 * cos(i * pi / 4 - pi / 2):.1f}" '
        f'cy="{690 + 118 * sin(i * pi / 4 - pi / 2):.1f}" r="150" fill="none" stroke="#fff" '
        'stroke-opacity=".55" stroke-width="2"/>'
        for i in range(8)
    )
    body = (
        '<circle cx="632" cy="706" r="258" fill="#3a2334" opacity=".3" filter="url(#b20)"/>'
        '<circle cx="600" cy="690" r="268" fill="#fbf6ea"/>'
        f'<g style="isolation:isolate">{discs}</g>{rims}'
        '<circle cx="600" cy="690" r="46" fill="#fbf6ea"/>' + cast(600, 962, 190)
    )
    return niche(
        ["#e6dce2", "#d8cad3"], ["#a98b9f", "#cbb5c3", "#e7dbe2"], ["#f4edf0", "#dccfd7"], body
    )


def draw_amino_acids() -> str:
    """A ball-and-stick model of glycine on a stand."""
    defs = (
        ball("carbon", "#8b9a92", "#3d4f47", "#16241e")
        + ball("nitrogen", "#a9bfe0", "#5470a8", "#263760")
        + ball("oxygen", "#eaa38a", "#b65a3c", "#6c2412")
        + ball("hydrogen", "#ffffff", "#ece7da", "#a9a08c")
    )
    atoms = {
        "n": (390, 610, 62, "nitrogen"),
        "a": (540, 520, 72, "carbon"),
        "c": (690, 610, 72, "carbon"),
        "o": (700, 790, 66, "oxygen"),
        "p": (836, 520, 66, "oxygen"),
        "h": (300, 540, 36, "hydrogen"),
        "i": (384, 728, 36, "hydrogen"),
        "j": (480, 400, 36, "hydrogen"),
        "k": (610, 402, 36, "hydrogen"),
        "l": (884, 620, 34, "hydrogen"),
    }
    bonds = ["na", "ac", "co", "cp", "nh", "ni", "aj", "ak", "pl"]
    sticks = "".join(
        f'<path d="M{atoms[b[0]][0]} {atoms[b[0]][1]}L{atoms[b[1]][0]} {atoms[b[1]][1]}" '
        f'stroke="{tone}" stroke-width="{wide}" stroke-linecap="round"'
        f"{' transform=' + chr(34) + 'translate(-4 -5)' + chr(34) if wide < 10 else ''}/>"
        for b in bonds
        for tone, wide in (("#7d8a80", 24), ("#e4e8e2", 7))
    )
    balls = "".join(
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="url(#{kind})"/><ellipse cx="{x - r * 0.34}" '
        f'cy="{y - r * 0.4}" rx="{r * 0.26}" ry="{r * 0.17}" fill="#fff" opacity=".75" '
        f'transform="rotate(-35 {x - r * 0.34} {y - r * 0.4})" filter="url(#b2)"/>'
        for x, y, r, kind in atoms.values()
    )
    stand = (
        cast(596, 962, 150)
        + '<path d="M596 560V950" stroke="#6f7a70" stroke-width="10"/><path d="M593 560V950" '
        'stroke="#dfe5dc" stroke-width="3"/><path d="M470 962Q476 938 596 936Q716 938 722 962Z" '
        'fill="#7d5a38"/><path d="M482 950Q520 940 596 938" stroke="#c79a68" stroke-width="5" '
        'fill="none" stroke-linecap="round"/>'
    )
    return niche(
        ["#dbe4d3", "#cbd8c2"],
        ["#8fa585", "#b7c7ab", "#dde6d3"],
        ["#f1f3e8", "#d5dec9"],
        stand + sticks + balls,
        defs,
    )


def draw_omega() -> str:
    """A drop of golden oil above a calm sea with a fish drawn in one line."""
    drop = "M600 318C660 430 728 502 728 592A128 128 0 0 1 472 592C472 502 540 430 600 318Z"
    defs = (
        f'<radialGradient id="oil" cx=".62" cy=".74" r=".72">'
        f"{stops([(0, '#ffe9a8'), (0.4, '#efb544'), (0.8, '#c07d1c'), (1, '#84500e')])}"
        "</radialGradient>"
    )
    waves = "".join(
        f'<path d="M236 {y}q45 {-d} 91 0t91 0t91 0t91 0t91 0t91 0t91 0t91 0" fill="none" '
        f'stroke="#fbf6ea" stroke-opacity="{o}" stroke-width="3"/>'
        for y, d, o in ((800, 14, 0.6), (834, 18, 0.48), (872, 22, 0.36), (908, 24, 0.26))
    )
    fish = (
        '<path d="M846 760C800 706 716 700 664 746C648 760 634 772 622 792C636 812 650 822 664 834'
        "C716 876 800 866 846 812C868 790 884 772 904 742C900 776 900 800 906 838C886 806 868 786 "
        '846 760" transform="translate(-164 40)" fill="none" stroke="#fbf6ea" stroke-width="5" '
        'stroke-linecap="round" stroke-linejoin="round"/><circle cx="498" cy="820" r="5" '
        'fill="#fbf6ea"/>'
    )
    body = (
        f'<g clip-path="url(#arch)">{waves}</g>{fish}<g transform="translate(0 -76)">'
        f'<path d="{drop}" transform="translate(26 26)" '
        'fill="#0a2430" opacity=".3" filter="url(#b20)"/>'
        f'<path d="{drop}" fill="url(#oil)"/><path d="M510 600C508 540 536 494 566 452" '
        'fill="none" '
        'stroke="#fff" stroke-opacity=".85" stroke-width="15" stroke-linecap="round" '
        'filter="url(#b2)"/><path d="M640 690C676 676 698 646 704 610" fill="none" '
        'stroke="#fff6d6" '
        'stroke-opacity=".7" stroke-width="8" stroke-linecap="round" filter="url(#b2)"/></g>'
    )
    return niche(
        ["#d5dfe6", "#c2d1da"],
        ["#173f56", "#2f6f8f", "#7fa9b8"],
        ["#eff3f1", "#d2dce0"],
        body,
        defs,
    )


def draw_specialty() -> str:
    """A marble mortar with its pestle."""
    bowl = (
        "M372 640H828C836 770 780 866 690 884L706 938Q712 962 690 966H510Q488 962 494 938L510 884"
        "C420 866 364 770 372 640Z"
    )
    handle = [(0, "#c9bfae"), (0.3, "#fffdf8"), (0.65, "#d9cfbd"), (1, "#8f8370")]
    defs = across(
        "marble",
        366,
        834,
        [
            (0, "#a79d8e"),
            (0.12, "#e4ddd0"),
            (0.28, "#fffdf8"),
            (0.5, "#ece5d8"),
            (0.78, "#c2b6a4"),
            (0.93, "#94876f"),
            (1, "#a99c86"),
        ],
    ) + across("pestle", -30, 30, handle)
    veins = (
        "M430 700C480 740 470 800 540 830M700 660C690 720 740 750 720 820M560 668C590 700 580 730 "
        "620 760M500 860C560 850 600 880 660 860"
    )
    body = (
        cast(600, 966, 130, 20) + '<ellipse cx="600" cy="640" rx="230" ry="42" fill="#8d8069"/>'
        '<ellipse cx="600" cy="648" rx="210" ry="34" fill="#5d5140"/>'
        '<ellipse cx="640" cy="656" rx="150" ry="22" fill="#9a8a5f" opacity=".8"/>'
        '<g transform="translate(640 650) rotate(32)"><path d="M-22 0L-16 -330Q-16 -362 0 -362Q16 '
        '-362 16 -330L22 0Z" fill="url(#pestle)"/><circle cy="-366" r="27" '
        'fill="url(#pestle)"/></g>'
        f'<path d="{bowl}" fill="url(#marble)"/><path d="M370 640A230 42 0 0 0 830 640" '
        'fill="none" '
        'stroke="#fff" stroke-opacity=".9" stroke-width="10"/><path d="M372 652A230 42 0 0 0 '
        '828 652" '
        'fill="none" stroke="#7d705a" stroke-opacity=".4" stroke-width="6" filter="url(#b2)"/>'
        f'<path d="{veins}" fill="none" stroke="#8d8069" stroke-opacity=".35" stroke-width="3" '
        'filter="url(#b1)"/><path d="M494 938H706" stroke="#7d705a" stroke-opacity=".35" '
        'stroke-width="4" filter="url(#b1)"/>'
    )
    return niche(
        ["#eadfce", "#dccdb6"],
        ["#8d6a4a", "#bfa07d", "#e4d3ba"],
        ["#f8f1e4", "#e2d3bc"],
        body,
        defs,
    )
