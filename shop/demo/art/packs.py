"""Front and back views of a product in its pack."""

from math import pi

from PIL import Image, ImageChops

from . import pouch
from .bottle import draw_bottle
from .facts_label import facts_page
from .label import front_page
from .palette import glass_of
from .products import Product
from .studio import Studio
from .vessel import BOTTLE, JAR, Vessel
from .wrap import wrap

FIELD = 1200
CLOSE_ROWS = 8  # a panel of that many rows is shown from nearer
CLOSE_VIEWS = {BOTTLE: "160 300 880 880", JAR: "110 226 980 980"}


def shoot_pack(studio: Studio, product: Product, back: bool = False) -> Image.Image:
    """Picture of the pack with its front label, or its facts label if `back`."""
    if product.form == "powder":
        svg = pouch.draw_pouch(_pouch_label(studio, product, back))
    else:
        vessel = vessel_of(product)
        glass = glass_of(product.slug, product.category)
        svg = draw_bottle(vessel, glass, shoot_label(studio, product, back))
    if back and len(product.rows) >= CLOSE_ROWS and product.form != "powder":
        vessel = vessel_of(product)
        picture = studio.shoot_drawing(_closer(svg, vessel), FIELD, FIELD)
        return _fade_in(picture) if vessel is BOTTLE else picture
    return studio.shoot_drawing(svg, FIELD, FIELD)


def _closer(svg: str, vessel: Vessel) -> str:
    return svg.replace('viewBox="0 0 1200 1200"', f'viewBox="{CLOSE_VIEWS[vessel]}"', 1)


def _fade_in(picture: Image.Image) -> Image.Image:
    """Let the top, where the pack leaves the picture, fade instead of ending in a line."""
    rows = round(picture.height * 0.09)
    ramp = Image.linear_gradient("L").resize((picture.width, rows))
    mask = Image.new("L", picture.size, 255)
    mask.paste(ramp, (0, 0))
    picture.putalpha(ImageChops.multiply(picture.getchannel("A"), mask))
    return picture


def vessel_of(product: Product) -> Vessel:
    """Softgels stand in the wide jar, tablets and capsules in the bottle."""
    return JAR if product.form == "softgel" else BOTTLE


def shoot_label(studio: Studio, product: Product, back: bool = False) -> Image.Image:
    """The label of a round pack, already bent round its cylinder."""
    vessel = vessel_of(product)
    radius = vessel.radius + 1.5
    width, height = pi * radius, vessel.label_foot - vessel.label_top
    if back:
        page = facts_page(product, width, radius * 1.9)
    else:
        page = front_page(product, width, radius * 1.62)
    flat = studio.shoot_page(page, width, height)
    scale = studio.density
    bow = vessel.bow(vessel.label_top) * scale, vessel.bow(vessel.label_foot) * scale
    return wrap(flat, radius * scale, *bow)


def _pouch_label(studio: Studio, product: Product, back: bool) -> Image.Image:
    width, height = pouch.LABEL_WIDTH, pouch.LABEL_HEIGHT
    if back:
        page = facts_page(product, width, width * 0.9)
    else:
        page = front_page(product, width, width * 0.86)
    flat = studio.shoot_page(page, width, height)
    scale = studio.density
    top, foot = pouch.LABEL_BOW
    return wrap(flat, pouch.LABEL_RADIUS * scale, top * scale, foot * scale)
