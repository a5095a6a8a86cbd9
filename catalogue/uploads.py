"""Uploaded pictures are decoded, checked and written anew, before anything is stored.

What is kept holds pixels only: no EXIF, GPS, comments or trailing bytes, under a random name.
"""

import io
import uuid
import warnings

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

# Only these decoders run; Pillow knows many more, and each has had its holes.
FORMATS = ("JPEG", "PNG", "WEBP")
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
# Longest side in pixels of what is kept: twice the widest column of the storefront.
LONGEST_SIDE = 2400
SAVE_OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90, "method": 4},
}


class CleanPicture(ContentFile):
    """A picture that clean_picture() has written. Nothing else is stored; see catalogue.fields."""


def clean_picture(upload: File) -> CleanPicture:
    """The picture with nothing but its pixels, at most LONGEST_SIDE wide or high, randomly named.

    Raises ValidationError with a sentence for people when it is too large in bytes
    (MAX_IMAGE_BYTES) or pixels (MAX_IMAGE_PIXELS), of another kind, or damaged.
    """
    _check_bytes(upload)
    with warnings.catch_warnings():
        # The limit is ours, checked before decoding; Pillow's own only warns.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        image, kind = _open(upload)
        _check_pixels(image)
        return _written_anew(_decode(image), kind)


def _check_bytes(upload: File) -> None:
    if not upload.size:
        raise ValidationError(_("This file is empty."), code="empty")
    if upload.size > settings.MAX_IMAGE_BYTES:
        raise ValidationError(
            _("This file has %(size).1f MB; a picture may have %(limit)d MB at most."),
            code="too_many_bytes",
            params={"size": upload.size / 2**20, "limit": settings.MAX_IMAGE_BYTES // 2**20},
        )


def _open(upload: File) -> tuple[Image.Image, str]:
    """The picture with its header read, its pixels not."""
    upload.seek(0)
    try:
        image = Image.open(io.BytesIO(upload.read()), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:  # Pillow raises many kinds on junk
        raise ValidationError(
            _("This is not a JPEG, PNG or WebP picture, whatever its name says."),
            code="not_a_picture",
        ) from error
    # Some cameras write JPEGs with a second picture inside; the first is the picture.
    return image, "JPEG" if image.format == "MPO" else str(image.format)


def _check_pixels(image: Image.Image) -> None:
    if image.width * image.height > settings.MAX_IMAGE_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("This picture has more than %(limit)d megapixels. Make it smaller and try again."),
        code="too_many_pixels",
        params={"limit": settings.MAX_IMAGE_PIXELS // 1_000_000},
    )


def _decode(image: Image.Image) -> Image.Image:
    try:
        if image.mode in ("P", "1", "I;16"):
            image = image.convert("RGBA" if "transparency" in image.info else "RGB")
        # First, because it lets the JPEG decoder skip pixels: a quarter of the memory.
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return _in_screen_colours(ImageOps.exif_transpose(image))
    except Exception as error:
        raise ValidationError(
            _("This picture is damaged or incomplete. Save it again and upload the new file."),
            code="damaged",
        ) from error


def _in_screen_colours(image: Image.Image) -> Image.Image:
    """sRGB with alpha where there is any: the colour profile does not survive, so it is applied."""
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    mode = "RGBA" if transparent else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError):
            pass  # A broken profile says nothing about the pixels.
    return image.convert(mode)


def _written_anew(image: Image.Image, kind: str) -> CleanPicture:
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    buffer = io.BytesIO()
    clean.save(buffer, format=kind, **SAVE_OPTIONS[kind])
    return CleanPicture(buffer.getvalue(), name=f"{uuid.uuid4().hex}.{EXTENSIONS[kind]}")
