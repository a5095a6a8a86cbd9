"""Pictures of an imported text: embedded ones are cleaned and stored, others looked up or left out.

Nothing is ever fetched from another place.
"""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from catalogue.uploads import CleanPicture, clean_picture
from content.models import Picture
from shop.html_tree import Element
from shop.users.models import User

from .report import Report

MOST_PICTURES = 60
MAX_ALT = 250
Progress = Callable[[int, int], None]


@dataclass
class NewPicture:
    """One to be stored, and every place in the text that shows it."""

    file: CleanPicture
    alt: str
    images: list[Element]


def settle_pictures(
    tree: Element, embedded: dict[str, bytes], report: Report, progress: Progress
) -> list[NewPicture]:
    """Cleans the embedded ones, ties the shop's own to their rows, takes the others out."""
    new: dict[str, NewPicture] = {}
    found = [(parent, image) for parent, image in tree.walk("img")]
    for at, (_, image) in enumerate(found):
        progress(at, len(found))
        source = image.attributes.get("src", "")
        content = embedded.get(source) or _data_of(source)
        if content is not None:
            _take(image, content, new, report)
        elif not _is_ours(image):
            report.drop(_why_missing(source))
            image.attributes.pop("src", None)
    progress(len(found), len(found))
    _remove_empty(tree)
    return list(new.values())


def store_pictures(pictures: list[NewPicture], by: User | None) -> list[Picture]:
    """The rows; the text's images point to them. All or none: a failure deletes the others."""
    rows: list[Picture] = []
    try:
        for picture in pictures:
            row = Picture(file=picture.file, alt=picture.alt, by=by)
            row.save()
            rows.append(row)
            for image in picture.images:
                image.attributes |= {"src": row.file.url, "data-file": str(row.pk)}
    except BaseException:
        discard_pictures(rows)
        raise
    return rows


def discard_pictures(rows: list[Picture]) -> None:
    for row in rows:
        row.file.delete(save=False)
        row.delete()


def _take(image: Element, content: bytes, new: dict[str, NewPicture], report: Report) -> None:
    digest = sha256(content).hexdigest()
    known = new.get(digest)
    alt = " ".join(image.attributes.get("alt", "").split())[:MAX_ALT]
    if known is None:
        if len(new) >= MOST_PICTURES:
            report.drop("surplus_picture")
            image.attributes.pop("src", None)
            return
        try:
            file = clean_picture(ContentFile(content, name="picture"))
        except ValidationError as error:
            report.drop("unreadable_picture")
            report.note(f"A picture was left out: {' '.join(error.messages)}")
            image.attributes.pop("src", None)
            return
        known = new[digest] = NewPicture(file, alt, [])
    known.images.append(image)
    image.attributes = {"src": "", "alt": alt}
    if not alt:
        report.note("Some pictures have no description for people who cannot see them: add it.")
        known.alt = known.alt or "Picture without a description"


def _data_of(source: str) -> bytes | None:
    """The bytes of a data: address, when it is one of a picture."""
    if not source.lower().startswith("data:image/"):
        return None
    head, _, body = source.partition(",")
    raw = unquote_to_bytes(body)
    if not head.lower().endswith(";base64"):
        return raw
    try:
        return base64.b64decode(raw, validate=False)
    except (binascii.Error, ValueError):
        return b""


def _is_ours(image: Element) -> bool:
    """A picture of this shop's library keeps its row, found by its file."""
    source = image.attributes.get("src", "")
    if not source.startswith(settings.MEDIA_URL):
        return False
    row = Picture.objects.filter(file=source.removeprefix(settings.MEDIA_URL)).first()
    if row is None:
        return False
    alt = image.attributes.get("alt", "")
    image.attributes = {"src": source, "alt": alt, "data-file": str(row.pk)}
    return True


def _why_missing(source: str) -> str:
    is_foreign = "//" in source[:8] or source.startswith("data:elsewhere")
    return "foreign_picture" if is_foreign else "missing_picture"


def _remove_empty(tree: Element) -> None:
    """Figures whose picture is gone, their captions too: words about nothing."""
    for parent, figure in tree.walk("figure"):
        image = figure.first("img")
        if image is not None and "src" not in image.attributes:
            parent.children = [child for child in parent.children if child is not figure]
