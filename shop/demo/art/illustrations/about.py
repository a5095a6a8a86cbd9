"""The picture of the about page: the packs on an apothecary's shelf at dusk."""

from PIL import Image

from shop.demo.art.packs import shoot_pack
from shop.demo.art.products import load_products
from shop.demo.art.studio import Studio
from shop.demo.art.svg import down, embed

from .botany import place, sprig, valerian
from .model import Illustration
from .scene import fill, moon, page, stars
from .still_lifes import draw_vase

SIZE = 404  # px of one picture on the shelf
SHELVES = (420, 842)
ROWS = (
    ("valerian-and-lemon-balm", "glycine-powder", "vitamin-d3-k2"),
    ("magnesium-bisglycinate", "sedorum", "vitamin-b12-1000-mcg", "omega-3-fish-oil"),
)
STARTS = ((540, 292), (250, 296))  # px of the first picture and the step


def draw_about(studio: Studio) -> str:
    """SVG of the shelf; the packs are the products' own pictures."""
    products = {product.slug: product for product in load_products()}
    packs = []
    for row, (start, step), floor in zip(ROWS, STARTS, SHELVES, strict=True):
        for index, slug in enumerate(row):
            shot = shoot_pack(studio, products[slug])
            shot = shot.resize((2 * SIZE, 2 * SIZE), Image.Resampling.LANCZOS)
            packs.append(_pack(embed(shot), start + index * step, floor))
    defs = (
        draw_vase()[0]
        + fill("wood", ["#8a6440", "#5f4129"])
        + fill("wood-front", ["#6d4b2e", "#432c1a"])
        + fill("sky", ["#232c4c", "#5b6290", "#c99a86", "#efc79a"])
        + down("dusk", 0, 900, [(0, "#12182c", 0.2), (0.5, "#12182c", 0.02), (1, "#12182c", 0.26)])
    )
    body = (
        _window() + '<path d="M440 0L1600 330V900H900L330 620Z" fill="#f6dfb4" opacity=".12" '
        'filter="url(#b40)"/>'
        + "".join(_shelf(y) for y in SHELVES)
        + _plants()
        + "".join(packs)
        + '<rect width="1600" height="900" fill="url(#dusk)"/>'
    )
    return page(["#3e5450", "#5c716a", "#4b5f58"], body, defs)


def _pack(address: str, x: float, floor: float) -> str:
    return (
        f'<image href="{address}" x="{x}" y="{floor - SIZE * 0.921}" width="{SIZE}" '
        f'height="{SIZE}"/>'
    )


def _shelf(y: float) -> str:
    return (
        f'<rect x="0" y="{y + 30}" width="1600" height="70" fill="#0b1512" opacity=".4" '
        f'filter="url(#b20)"/><rect x="-10" y="{y - 14}" width="1620" height="22" '
        f'fill="url(#wood)"/><rect x="-10" y="{y + 8}" width="1620" height="26" '
        f'fill="url(#wood-front)"/><path d="M0 {y + 8.5}H1600" stroke="#d9a873" '
        'stroke-opacity=".55" stroke-width="2"/>'
    )


def _window() -> str:
    return (
        '<rect x="70" y="40" width="360" height="366" fill="#26342f" rx="4"/>'
        '<rect x="86" y="56" width="328" height="350" fill="url(#sky)"/>'
        + moon(318, 142, 30)
        + stars([(140, 100, 2), (212, 150, 1.8), (232, 88, 1.6), (170, 220, 1.5)])
        + '<path d="M86 300C150 270 190 290 240 276C300 260 350 286 414 262V406H86Z" '
        'fill="#2a3a44"/><path d="M250 56V406M86 230H414" stroke="#26342f" stroke-width="12"/>'
        '<path d="M70 40H430V406" fill="none" stroke="#87988f" stroke-opacity=".35" '
        'stroke-width="2"/>'
    )


def _plants() -> str:
    green = ("#6aa683", "#2c5f4a", "#d6ecdc")
    pot = (
        '<path d="M1448 300H1556L1540 402Q1502 412 1464 402Z" transform="translate(-4 6)" '
        'fill="#b8664a"/><path d="M1502 306H1552L1536 408Q1520 412 1502 412Z" fill="#7c3620" '
        'opacity=".55"/><rect x="1436" y="296" width="124" height="22" rx="4" fill="#c67a5c"/>'
    )
    return (
        place(sprig(220, 4, *green, stem="#3f7559"), 1496, 300, -12)
        + place(sprig(200, 4, *green, stem="#3f7559"), 1504, 300, 20)
        + pot
        + place(valerian(226, 5, "#5d8f70"), 146, 690, -10)
        + place(valerian(180, 9, "#5d8f70"), 154, 690, 18)
        + place(draw_vase()[1], 150 - 600 * 0.6, 842 - 968 * 0.6, 0, 0.6)
    )


ABOUT = Illustration(
    "pages/about.webp",
    "Drawing of two wooden shelves at dusk with seven amber and green Evenfall packs, "
    "valerian in a "
    "vase, a potted plant and a window with the moon",
    draw_about,
    most_bytes=95_000,
)
