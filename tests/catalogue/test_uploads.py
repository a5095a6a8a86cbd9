"""Pictures that come past every form: imports, the shell, other code."""

import io
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from catalogue.models import ProductImage
from catalogue.uploads import LONGEST_SIDE, clean_picture
from tests.factories import make_product

from .pictures import BAD_UPLOADS, bomb_png, picture_bytes, upload

HUGE = {"bomb": bomb_png(20_000, 20_000), "huge header": bomb_png(60_000, 60_000)}


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def stored(folder: Any) -> list[Any]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.django_db
@pytest.mark.parametrize("case", [*BAD_UPLOADS, *HUGE])
def test_a_row_refuses_what_the_form_refuses(case: str, media: Any) -> None:
    content = HUGE[case] if case in HUGE else BAD_UPLOADS[case][0]
    product = make_product()

    with pytest.raises(ValidationError), transaction.atomic():
        ProductImage.objects.create(product=product, original=upload(content))

    assert (ProductImage.objects.count(), stored(media)) == (0, [])


@pytest.mark.django_db
def test_a_row_stores_a_picture_without_its_metadata_under_a_name_of_its_own(media: Any) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of Jane Doe"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    content = picture_bytes(exif=exif.tobytes())

    image = ProductImage.objects.create(
        product=make_product(), original=ContentFile(content, name="../../evil.php")
    )

    image.refresh_from_db()
    assert image.original.name.endswith(".jpg") and "evil" not in image.original.name
    kept = stored(media)[0].read_bytes()
    assert b"Jane Doe" not in kept and not Image.open(io.BytesIO(kept)).getexif()
    assert (image.width, image.height) == (900, 600)


@pytest.mark.django_db
def test_saving_a_file_by_hand_cleans_it(media: Any) -> None:
    image = ProductImage(product=make_product())

    image.original.save("pack.png", ContentFile(picture_bytes(size=(4000, 3000), quality=50)))

    image.refresh_from_db()
    assert (image.width, image.height) == (LONGEST_SIDE, 1800)
    assert Image.open(stored(media)[0]).size == (LONGEST_SIDE, 1800)


@pytest.mark.django_db
def test_a_cleaned_picture_is_not_encoded_again(media: Any) -> None:
    clean = clean_picture(upload(picture_bytes()))
    content = clean.read()

    ProductImage.objects.create(product=make_product(), original=clean)

    assert stored(media)[0].read_bytes() == content


def test_a_wide_picture_within_the_limit_is_made_smaller() -> None:
    clean = clean_picture(upload(picture_bytes(size=(8000, 3000), quality=30)))

    assert Image.open(clean).size == (LONGEST_SIDE, 900)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_an_animation_the_first_picture_is_kept(kind: str) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, format=kind, save_all=True, append_images=frames[1:], duration=100)

    kept = Image.open(clean_picture(upload(buffer.getvalue())))

    assert getattr(kept, "n_frames", 1) == 1
    red, green, blue = kept.convert("RGB").getpixel((30, 20))
    assert red > 240 and green < 20 and blue < 20


def test_a_picture_under_another_kind_s_name_keeps_its_own_kind() -> None:
    clean = clean_picture(upload(picture_bytes("WEBP"), name="pack.png", kind="image/png"))

    assert clean.name is not None and clean.name.endswith(".webp")


def test_ink_colours_become_screen_colours() -> None:
    buffer = io.BytesIO()
    Image.new("CMYK", (40, 30), (0, 255, 255, 0)).save(buffer, format="JPEG")

    red, green, blue = Image.open(clean_picture(upload(buffer.getvalue()))).getpixel((20, 15))

    assert red > 200 and green < 60 and blue < 60
