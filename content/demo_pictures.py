"""Pictures of the demo's articles, above and inside their texts."""

from collections.abc import Callable
from pathlib import Path

from django.core.files import File
from django.core.files.images import get_image_dimensions

from content.models import Picture
from shop.html_tree import Element, parse

Report = Callable[[str], object]


def store_picture(path: Path, name: str, alt: str) -> Picture:
    """The row of the file, new or found by its name in storage; its renditions come later.

    Past the upload's own steps: the picture is ours, and they leave width and height empty.
    """
    if picture := Picture.objects.filter(file=name).first():
        return picture
    width, height = get_image_dimensions(path)
    storage = Picture._meta.get_field("file").storage
    storage.delete(name)
    with path.open("rb") as file:
        storage.save(name, File(file))
    row = Picture(file=name, width=width, height=height, alt=alt)
    return Picture.objects.bulk_create([row])[0]


def place_figures(body: str, images_dir: Path, report: Report) -> str:
    """The HTML with each picture stored and named by its row; `src` is a path in `images_dir`.

    A figure whose picture is missing is reported and left out.
    """
    if "<img" not in body:
        return body
    tree = parse(body)
    for parent, figure in tree.walk("figure"):
        image = figure.first("img")
        if image is not None and not _place(image, images_dir, report):
            parent.replace(figure, "")
    return tree.html()


def _place(image: Element, images_dir: Path, report: Report) -> bool:
    path = images_dir / image.attributes["src"]
    if not path.exists():
        report(f"  no picture {path.name}")
        return False
    picture = store_picture(path, image.attributes["src"], image.attributes["alt"])
    image.attributes |= {"src": picture.file.url, "data-file": str(picture.pk)}
    return True
