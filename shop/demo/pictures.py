"""Pictures of the demo shop: stored once, their renditions made by two threads.

Encoding leaves Python's lock, so threads share the work without a copy of the shop each.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.core.files.storage import default_storage
from django.db.models import F, Model, Q
from pictures.models import PictureFieldFile
from PIL import Image

from catalogue.models import Category, Product, ProductImage
from catalogue.pictures import Rendition, picture_fields
from shop.demo.reading import describe_picture, find_picture, read_json

WORKERS = 2
Progress = Callable[[int, int], None]


def load_product_pictures() -> int:
    """How many were new. A product that has any picture keeps its own."""
    added = 0
    with_pictures = set(ProductImage.objects.values_list("product__slug", flat=True))
    products = dict(Product.objects.values_list("slug", "pk"))
    for entry in read_json("products.json"):
        if entry["slug"] in with_pictures or entry["slug"] not in products:
            continue
        for order, view in enumerate(entry["image_views"]):
            path = find_picture(f"{entry['slug']}-{view}")
            if path:
                _add_product_picture(products[entry["slug"]], path, order)
                added += 1
    return added


def load_category_pictures() -> int:
    added = 0
    for category in Category.objects.filter(Q(image="") | Q(image=None)):
        path = find_picture(f"categories/{category.slug}")
        if path:
            set_picture(category, "image", path, f"categories/{path.name}")
            added += 1
    return added


def set_picture(row: Model, field: str, path: Path, name: str) -> None:
    """Store the file and point the row at it, past the upload's own processing."""
    stored, width, height = _store(path, name)
    type(row)._default_manager.filter(pk=row.pk).update(
        **{
            field: stored,
            f"{field}_width": width,
            f"{field}_height": height,
            f"{field}_alt": describe_picture(path),
        }
    )


def make_missing_renditions(progress: Progress) -> int:
    """Of every picture in the shop that has none, also after a run that was cut short."""
    waiting = list(_without_renditions())
    with ThreadPoolExecutor(WORKERS) as pool:
        for number, picture in enumerate(pool.map(_render, waiting), start=1):
            # Here, not in the threads: each would open a connection of its own.
            rows = type(picture.instance)._default_manager.filter(pk=picture.instance.pk)
            rows.update(**{f"{picture.field.name}_rendered": picture.name})
            progress(number, len(waiting))
    return len(waiting)


def _add_product_picture(product_id: int, path: Path, order: int) -> None:
    stored, width, height = _store(path, f"products/{path.name}")
    ProductImage.objects.bulk_create(
        [
            ProductImage(
                product_id=product_id,
                original=stored,
                width=width,
                height=height,
                alt=describe_picture(path),
                display_order=order,
                is_label=path.stem.endswith("-facts"),
            )
        ]
    )


def _store(path: Path, name: str) -> tuple[str, int, int]:
    """Name in storage, width, height. The pictures are our own, so they are stored as they are."""
    with Image.open(path) as image:
        width, height = image.size
    if default_storage.exists(name):
        default_storage.delete(name)
    with path.open("rb") as content:
        return default_storage.save(name, content), width, height


def _without_renditions() -> Iterator[PictureFieldFile]:
    for model, field in picture_fields():
        rows = model._default_manager.exclude(**{f"{field.name}_rendered": F(field.name)})
        yield from (picture for row in rows if (picture := getattr(row, field.name)))


def _render(picture: PictureFieldFile) -> PictureFieldFile:
    with picture.storage.open(picture.name) as source, Image.open(source) as image:
        upright = Rendition.pre_process(image)
        for rendition in picture.get_picture_files_list():
            rendition.save(upright)
    return picture
