"""Alternative texts of the product pictures: what is seen, nothing about effects."""

from .packs import vessel_of
from .palette import AMBER, glass_of
from .products import Product
from .vessel import JAR

NUMBERS = {1: "One", 2: "Two", 3: "Three"}


def describe_product(product: Product) -> dict[str, str]:
    """Text per view: front, facts, scale."""
    pack = _pack(product)
    rows = len(product.rows)
    return {
        "front": (
            f"{pack} with {_trim(product)}cream label: Evenfall {product.label_name}, "
            f"{product.label_line}, dietary supplement, {product.quantity}"
        ),
        "facts": (
            f"{pack} of {product.name} turned to its Supplement Facts label: "
            f"{rows} {'row' if rows == 1 else 'rows'}, serving size {product.serving_size}"
        ),
        "scale": _scale(product),
    }


def _pack(product: Product) -> str:
    if product.form == "powder":
        return "Dark green stand-up pouch"
    colour = "Amber" if glass_of(product.slug, product.category) is AMBER else "Dark green"
    return f"{colour} glass {'jar' if vessel_of(product) is JAR else 'bottle'}"


def _trim(product: Product) -> str:
    return "a " if product.form == "powder" else "an ivory cap and a "


def _scale(product: Product) -> str:
    if product.form == "powder":
        return (
            f"A heap of {product.name} with a filled steel scoop beside a plain metal disc "
            "19 mm across, for scale"
        )
    number = product.units_per_serving
    noun = product.form + ("" if number == 1 else "s")
    return (
        f"{NUMBERS.get(number, str(number))} {noun} of {product.name}, one serving, beside a plain "
        "metal disc 19 mm across, for scale"
    )
