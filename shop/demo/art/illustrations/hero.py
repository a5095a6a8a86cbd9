"""The home picture: Sedorum with valerian, lemon balm and capsules, on a transparent ground."""

from shop.demo.art.bottle import compose_bottle
from shop.demo.art.dosage import unit_of
from shop.demo.art.packs import shoot_label, vessel_of
from shop.demo.art.palette import AMBER, SHADOW
from shop.demo.art.pills import TEXTURES, draw_unit
from shop.demo.art.products import load_products
from shop.demo.art.studio import Studio
from shop.demo.art.svg import drawing

from .botany import leaf, pinnate, place, sprig, valerian
from .model import Illustration

GREEN = ("#6aa683", "#2f6a52", "#dcefe2")
STEM = "#4a7d61"


def draw_hero(studio: Studio) -> str:
    """SVG of the scene; the bottle is the product's own, so its label follows the data."""
    sedorum = next(product for product in load_products() if product.slug == "sedorum")
    vessel = vessel_of(sedorum)
    defs, bottle = compose_bottle(vessel, AMBER, shoot_label(studio, sedorum))
    unit = unit_of(sedorum)
    capsules = (
        draw_unit(unit, 1150, 1128, -9, 8.2)
        + draw_unit(unit, 1390, 1124, 14, 8.2)
        + draw_unit(unit, 372, 1128, -14, 8.2)
    )
    body = f'{_behind()}<g transform="translate(200 22)">{bottle}</g>{_lying()}{capsules}'
    return drawing(1600, 1200, body, defs + TEXTURES)


def _behind() -> str:
    return (
        place(valerian(960, 4, STEM), 560, 1090, -19)
        + place(valerian(700, 12, STEM), 600, 1090, -34)
        + place(pinnate(470, 6, *GREEN), 620, 1080, -62)
        + place(sprig(760, 6, *GREEN, STEM), 1010, 1090, 23)
        + place(sprig(520, 5, *GREEN, STEM), 1020, 1092, 50)
    )


def _lying() -> str:
    shadow = (
        f'<ellipse cx="262" cy="1112" rx="120" ry="14" fill="{SHADOW}" opacity=".3" '
        f'filter="url(#b12)"/><ellipse cx="1340" cy="1090" rx="90" ry="12" fill="{SHADOW}" '
        'opacity=".25" filter="url(#b12)"/>'
    )
    return (
        shadow
        + place(leaf(200, 118, *GREEN, teeth=12), 340, 1086, -84)
        + place(leaf(150, 88, *GREEN, teeth=11), 1262, 1086, 80)
    )


HERO = Illustration(
    "home/hero.webp",
    "An amber bottle of Sedorum, 90 capsules, with flowering valerian on the left, lemon balm on "
    "the right and three capsules in front",
    draw_hero,
    1600,
    1200,
    transparent=True,
    most_bytes=230_000,
)
