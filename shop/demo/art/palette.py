"""Colours of the pictures: grounds, inks, category bands, glass and what is inside."""

from dataclasses import dataclass

PAPER = "#fbf9f4"
LABEL = "#fbf6ea"
INK = "#16302a"
INK_SOFT = "#4d625b"
LINE = "#e2ddd0"
LEAF = "#1f5c49"
LEAF_DEEP = "#143f33"
CLAY = "#a8452a"
HONEY = "#8a5a00"
MIST = "#e3eee6"
DUSK = "#e4e6f2"
SAND = "#f1ebdd"
NIGHT = "#12201b"
SHADOW = "#0c1813"


@dataclass(frozen=True)
class Glass:
    """Tints from the darkest rim to the light that comes through."""

    edge: str
    deep: str
    mid: str
    body: str
    glow: str
    sheen: str


AMBER = Glass("#260d03", "#4e2008", "#7c390f", "#95491a", "#dd8c38", "#ffe2b8")
GREEN = Glass("#051d16", "#0c3529", "#17503e", "#216450", "#57b08c", "#d8f5e6")

BANDS = {
    "relaxation-and-rest": "#4f5a8c",
    "minerals": "#5e7d83",
    "vitamins": "#c08a2b",
    "multivitamins": "#7d5574",
    "amino-acids": "#6f8f5f",
    "botanicals": "#2f7a5b",
    "omega": "#2f6f8f",
    "specialty": "#8d6a4a",
}
SEDORUM_BAND = CLAY

GLASSES = {
    "relaxation-and-rest": GREEN,
    "minerals": AMBER,
    "vitamins": GREEN,
    "multivitamins": AMBER,
    "amino-acids": GREEN,
    "botanicals": GREEN,
    "omega": AMBER,
    "specialty": AMBER,
}


def band_of(slug: str, category: str) -> str:
    """Band colour of a product; Sedorum carries the clay of the brand."""
    return SEDORUM_BAND if slug == "sedorum" else BANDS[category]


def glass_of(slug: str, category: str) -> Glass:
    """Glass of a product; combinations such as Sedorum stand in amber."""
    return AMBER if slug == "sedorum" else GLASSES[category]


POUCH_DARK = "#1d3b31"
POUCH = "#3f6253"
POUCH_LIGHT = "#7fa08f"
