"""Stand-up pouch for powders: matte film, heat seal, zip and gusset, light from the left."""

from PIL import Image

from .palette import POUCH, POUCH_DARK, POUCH_LIGHT, SHADOW
from .svg import across, clip, down, drawing, embed

LABEL_WIDTH, LABEL_HEIGHT, LABEL_LEFT, LABEL_TOP = 500, 590, 350, 330
LABEL_RADIUS, LABEL_BOW = 470, (2, 9)  # the belly's curve across and down, px

OUTLINE = (
    "M292 106H908Q914 106 914 112L912 206Q906 210 911 216C909 420 894 640 903 820"
    "C908 920 922 980 926 1040Q928 1088 884 1096Q600 1118 316 1096Q272 1088 274 1040"
    "C278 980 292 920 297 820C306 640 291 420 289 216Q294 210 288 206L286 112Q286 106 292 106Z"
)
GUSSET = "M276 1030C330 962 470 1000 600 1000C730 1000 870 962 924 1030L930 1130H270Z"


def draw_pouch(label: Image.Image) -> str:
    """SVG of the pouch with its front or back label on a transparent 1200 by 1200 field."""
    body = f"{_ground()}{_film()}{_top()}{_gusset()}{_paper(label)}"
    return drawing(1200, 1200, body, _defs())


def _defs() -> str:
    return (
        clip("film", OUTLINE)
        + clip("gusset", GUSSET)
        + across(
            "film-body",
            274,
            926,
            [
                (0, POUCH_DARK),
                (0.025, POUCH),
                (0.045, POUCH_DARK),
                (0.09, POUCH),
                (0.2, POUCH_LIGHT),
                (0.32, "#5d806f"),
                (0.55, POUCH),
                (0.78, "#2f5143"),
                (0.92, "#28473b"),
                (0.955, POUCH_DARK),
                (0.975, POUCH),
                (1, POUCH_DARK),
            ],
        )
        + down(
            "film-fall",
            106,
            1110,
            [
                (0, "#fff", 0.1),
                (0.1, "#fff", 0.02),
                (0.15, "#000", 0.16),
                (0.24, "#000", 0),
                (0.75, "#000", 0),
                (1, "#000", 0.28),
            ],
        )
        + across(
            "seal",
            286,
            914,
            [
                (0, "#fff", 0.05),
                (0.2, "#fff", 0.3),
                (0.4, "#fff", 0.08),
                (1, "#000", 0.12),
            ],
        )
        + across(
            "paper-shade",
            LABEL_LEFT,
            LABEL_LEFT + LABEL_WIDTH,
            [
                (0, "#2a1a06", 0.08),
                (0.12, "#2a1a06", 0),
                (0.5, "#2a1a06", 0.015),
                (0.8, "#2a1a06", 0.12),
                (1, "#2a1a06", 0.24),
            ],
        )
    )


def _ground() -> str:
    return (
        f'<ellipse cx="680" cy="1092" rx="372" ry="26" fill="{SHADOW}" opacity=".3" '
        'filter="url(#b20)"/>'
        f'<ellipse cx="612" cy="1098" rx="316" ry="14" fill="{SHADOW}" opacity=".5" '
        'filter="url(#b7)"/>'
        f'<ellipse cx="600" cy="1102" rx="270" ry="9" fill="{SHADOW}" opacity=".7" '
        'filter="url(#b4)"/>'
    )


def _film() -> str:
    creases = (
        _crease("M300 880C340 820 350 720 340 600", "#fff", 0.26, 14, 7)
        + _crease("M312 960C372 900 380 840 372 760", "#000", 0.28, 18, 12)
        + _crease("M888 960C846 900 838 820 850 700", "#000", 0.36, 22, 12)
        + _crease("M880 900C862 840 858 740 870 600", "#fff", 0.2, 10, 7)
        + _crease("M330 280C420 312 520 300 600 306C720 314 800 296 872 286", "#000", 0.25, 20, 12)
        + _crease("M336 262C430 286 560 276 640 282", "#fff", 0.22, 10, 7)
        + _crease("M318 300C330 400 326 480 322 560", "#fff", 0.3, 16, 12)
    )
    return (
        f'<g clip-path="url(#film)"><path d="{OUTLINE}" fill="url(#film-body)"/>'
        '<ellipse cx="430" cy="640" rx="120" ry="330" fill="#fff" opacity=".13" '
        'filter="url(#b40)"/><ellipse cx="800" cy="720" rx="100" ry="330" fill="#000" '
        f'opacity=".2" filter="url(#b40)"/><path d="{OUTLINE}" fill="url(#film-fall)"/>{creases}'
        f'<path d="{OUTLINE}" fill="none" stroke="#fff" stroke-opacity=".3" stroke-width="3"/>'
        '<path d="M302 216C304 420 320 640 311 820" fill="none" stroke="#000" '
        'stroke-opacity=".25" stroke-width="2"/><path d="M898 216C896 420 880 640 889 820" '
        'fill="none" stroke="#fff" stroke-opacity=".16" stroke-width="2"/></g>'
    )


def _crease(path: str, colour: str, opacity: float, width: int, soft: int) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-opacity="{opacity}" '
        f'stroke-width="{width}" stroke-linecap="round" filter="url(#b{soft})"/>'
    )


def _top() -> str:
    lines = "".join(
        f'<path d="M280 {y}H920" stroke="#000" stroke-opacity=".16" stroke-width="2"/>'
        f'<path d="M280 {y + 2}H920" stroke="#fff" stroke-opacity=".13" stroke-width="1.6"/>'
        for y in range(118, 190, 7)
    )
    return (
        f'<g clip-path="url(#film)"><rect x="280" y="106" width="640" height="88" '
        f'fill="url(#seal)"/>{lines}'
        '<path d="M280 194H920" stroke="#000" stroke-opacity=".3" stroke-width="2.5"/>'
        '<rect x="296" y="232" width="608" height="13" rx="6" fill="#000" opacity=".16"/>'
        '<path d="M298 233H902" stroke="#fff" stroke-opacity=".34" stroke-width="2.5"/>'
        '<path d="M298 246H902" stroke="#fff" stroke-opacity=".16" stroke-width="2"/></g>'
    )


def _gusset() -> str:
    seam = GUSSET.split("L")[0]
    return (
        '<g clip-path="url(#film)"><g clip-path="url(#gusset)">'
        '<rect x="270" y="960" width="660" height="170" fill="#061510" opacity=".3"/>'
        f'<path d="{seam}" fill="none" stroke="#000" stroke-opacity=".5" stroke-width="26" '
        'filter="url(#b12)"/></g>'
        f'<path d="{seam}" transform="translate(0 -2)" fill="none" stroke="#fff" '
        'stroke-opacity=".3" stroke-width="3" filter="url(#b1)"/></g>'
    )


def _paper(label: Image.Image) -> str:
    width, height = _size(label)
    x = 600 - width / 2
    shape = f'x="{x}" y="{LABEL_TOP}" width="{width}" height="{height}"'
    return (
        f'<g clip-path="url(#film)"><rect x="{x + 3}" y="{LABEL_TOP + 5}" '
        f'width="{width}" height="{LABEL_HEIGHT + LABEL_BOW[1]}" rx="6" fill="#000" '
        'opacity=".42" filter="url(#b4)"/>'
        f'<image href="{embed(label)}" {shape} preserveAspectRatio="none"/>'
        f'<path d="{_paper_outline(x, width)}" fill="url(#paper-shade)"/></g>'
    )


def _size(label: Image.Image) -> tuple[float, float]:
    height = LABEL_HEIGHT + LABEL_BOW[1]
    return label.width * height / label.height, height


def _paper_outline(x: float, width: float) -> str:
    top, foot = LABEL_TOP + LABEL_BOW[0], LABEL_TOP + LABEL_HEIGHT + LABEL_BOW[1]
    return f"M{x} {top}H{x + width}V{foot - 2}Q{x + width / 2} {foot + 2} {x} {foot - 2}Z"
