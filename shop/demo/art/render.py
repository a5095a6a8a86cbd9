"""Remakes every picture of the demo shop and the alternative texts beside them."""

import io
import json
from pathlib import Path

from PIL import Image

from .alt import describe_product
from .illustrations import ILLUSTRATIONS, Illustration
from .packs import shoot_pack
from .products import Product, load_products
from .scale import draw_scale
from .studio import Studio

IMAGES = Path(__file__).parents[1] / "images"
MOST_BYTES = 54_000
MOST_BYTES_FACTS = 71_000  # small print needs the better quality
QUALITIES = (86, 82, 78, 74, 70, 66, 62, 58, 54, 50, 46)


def remake(only: str = "") -> None:
    """Write all pictures whose path contains `only`, and alt.json for the whole set."""
    texts: dict[str, str] = {}
    with Studio() as studio:
        for product in load_products():
            for view, text in describe_product(product).items():
                path = f"{product.slug}-{view}.webp"
                texts[path] = text
                if only in path:
                    write(_shoot_product(studio, product, view), path, _limit(view))
        for picture in ILLUSTRATIONS:
            texts[picture.path] = picture.alt
            if only in picture.path:
                write(_shoot_illustration(studio, picture), picture.path, picture.most_bytes)
    (IMAGES / "alt.json").write_text(json.dumps(texts, indent=2, ensure_ascii=False) + "\n")


def write(picture: Image.Image, path: str, most_bytes: int = MOST_BYTES) -> None:
    """Store as WebP at the best quality that stays within `most_bytes`."""
    target = IMAGES / path
    target.parent.mkdir(parents=True, exist_ok=True)
    for quality in QUALITIES:
        buffer = io.BytesIO()
        picture.save(buffer, "WEBP", quality=quality, alpha_quality=_alpha_quality(path), method=6)
        if buffer.tell() <= most_bytes:
            break
    target.write_bytes(buffer.getvalue())


def _shoot_product(studio: Studio, product: Product, view: str) -> Image.Image:
    if view == "scale":
        picture = studio.shoot_drawing(draw_scale(product), 1200, 1200)
    else:
        picture = shoot_pack(studio, product, back=view == "facts")
    return picture.resize((1200, 1200), Image.Resampling.LANCZOS)


def _alpha_quality(path: str) -> int:
    # Coarse alpha shows as rings in the wide shadow of a pack; the scale views have none.
    return 75 if path.endswith("-scale.webp") else 100


def _limit(view: str) -> int:
    return MOST_BYTES_FACTS if view == "facts" else MOST_BYTES


def _shoot_illustration(studio: Studio, picture: Illustration) -> Image.Image:
    shot = studio.shoot_drawing(picture.draw(studio), picture.width, picture.height)
    shot = shot.resize((picture.width, picture.height), Image.Resampling.LANCZOS)
    return shot if picture.transparent else shot.convert("RGB")
