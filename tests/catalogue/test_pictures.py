import io
import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template import Context, Template
from PIL import Image

from catalogue.models import Category, ProductImage
from catalogue.pictures import make_missing_renditions, make_renditions_now
from catalogue.task_handlers import process_picture
from catalogue.uploads import LONGEST_SIDE, clean_picture
from shop.tasks.models import OutboxMessage
from tests.factories import make_product

from .pictures import BAD_UPLOADS, picture_bytes, upload


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def image(db: None) -> ProductImage:
    original = clean_picture(upload(picture_bytes()))
    return ProductImage.objects.create(product=make_product(), original=original)


def tag(image: ProductImage, **context: Any) -> str:
    source = (
        "{% load pictures_of %}"
        "{% shop_picture image.original alt='A bottle' sizes='50vw' eager=eager css='pack' %}"
    )
    return Template(source).render(Context({"image": image, "eager": False, **context}))


@pytest.mark.parametrize("case", BAD_UPLOADS)
def test_bad_file_is_refused_in_plain_words(case: str) -> None:
    content, words = BAD_UPLOADS[case]

    with pytest.raises(ValidationError) as refused:
        clean_picture(upload(content))

    assert words in refused.value.messages[0]


def test_file_over_the_limit_in_bytes_is_refused(settings: Any) -> None:
    settings.MAX_IMAGE_BYTES = 1024

    with pytest.raises(ValidationError, match="MB at most"):
        clean_picture(upload(picture_bytes()))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_kept_picture_has_a_random_name_and_its_own_kind(kind: str) -> None:
    clean = clean_picture(upload(picture_bytes(kind), name="../../evil.php"))

    assert clean.name is not None
    assert len(clean.name.rsplit(".")[0]) == 32
    assert Image.open(clean).format == kind


def test_metadata_and_trailing_bytes_are_dropped() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Camera of Jane Doe"
    content = picture_bytes(exif=exif.tobytes()) + b"<script>alert(1)</script>"

    kept = clean_picture(upload(content)).read()

    assert b"Jane Doe" not in kept
    assert b"<script" not in kept
    picture = Image.open(io.BytesIO(kept))
    assert picture.size == (600, 900)
    assert not picture.getexif()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_colour_mode_becomes_screen_colours(mode: str) -> None:
    buffer = io.BytesIO()
    kind = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (40, 30)).save(buffer, format=kind)

    clean = clean_picture(upload(buffer.getvalue()))

    assert Image.open(clean).mode == ("RGBA" if mode in ("LA", "RGBA") else "RGB")


def test_large_picture_is_made_smaller() -> None:
    clean = clean_picture(upload(picture_bytes(size=(4000, 3000), quality=60)))

    assert Image.open(clean).size == (LONGEST_SIDE, 1800)


def test_stored_picture_queues_its_renditions_once(image: ProductImage) -> None:
    message = OutboxMessage.objects.get(kind="pictures.process")

    assert message.payload["file"] == image.original.name
    assert image.width == 900


def test_original_is_shown_until_the_worker_was_there(image: ProductImage) -> None:
    before = tag(image)

    process_picture(OutboxMessage.objects.get(kind="pictures.process").payload)

    image.refresh_from_db()
    assert "<source" not in before
    assert 'width="900" height="600"' in before
    assert 'loading="lazy"' in before
    after = tag(image, eager=True)
    assert after.count("<source") == 2
    assert "800w.avif 800w" in after and "1200w" not in after
    assert 'fetchpriority="high"' in after and "lazy" not in after


def test_tag_asks_neither_database_nor_disk(
    image: ProductImage, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_renditions_now(image.original)
    monkeypatch.setattr(default_storage, "open", lambda *_: pytest.fail("opened"))
    monkeypatch.setattr(default_storage, "exists", lambda *_: pytest.fail("looked"))

    with django_assert_num_queries(0):
        assert "400w.webp" in tag(image)


def test_every_url_of_the_tag_leads_to_a_file(image: ProductImage, media: Any) -> None:
    make_renditions_now(image.original)

    for _, srcset in re.findall(r'(srcset)="([^"]+)"', tag(image)):
        for part in srcset.split(", "):
            assert (media / part.split()[0].removeprefix("/media/")).is_file()


def test_empty_picture_draws_nothing(db: None) -> None:
    category = Category.objects.add_root(instance=Category(name="Sleep", slug="sleep"))

    source = "{% load pictures_of %}{% shop_picture category.image alt='' %}"

    assert Template(source).render(Context({"category": category})).strip() == ""


def test_new_file_shows_as_original_again(image: ProductImage) -> None:
    make_renditions_now(image.original)

    image.original = clean_picture(upload(picture_bytes("PNG")))
    image.save()

    assert "<source" not in tag(image)


def test_missing_renditions_are_caught_up(image: ProductImage) -> None:
    OutboxMessage.objects.all().delete()

    assert make_missing_renditions() == 1
    assert make_missing_renditions() == 0


def test_lost_file_does_not_stop_the_others(image: ProductImage) -> None:
    ProductImage.objects.filter(pk=image.pk).update(original="images/lost.jpg")

    assert make_missing_renditions() == 0


def test_deleting_the_product_deletes_its_files(
    image: ProductImage, media: Any, django_capture_on_commit_callbacks: Any
) -> None:
    make_renditions_now(image.original)
    assert len([path for path in media.rglob("*") if path.is_file()]) == 5

    with django_capture_on_commit_callbacks(execute=True):
        image.product.delete()

    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_replacing_a_file_deletes_the_old_one(
    image: ProductImage, media: Any, django_capture_on_commit_callbacks: Any
) -> None:
    old = media / image.original.name

    with django_capture_on_commit_callbacks(execute=True):
        image.original = clean_picture(upload(picture_bytes("PNG")))
        image.save()

    assert not old.exists()
    assert (media / image.original.name).exists()


def test_file_that_another_row_shows_stays(
    image: ProductImage, media: Any, django_capture_on_commit_callbacks: Any
) -> None:
    Category.objects.add_root(
        instance=Category(name="Sleep", slug="sleep", image=image.original.name)
    )

    with django_capture_on_commit_callbacks(execute=True):
        image.delete()

    assert (media / image.original.name).exists()


def test_oscars_dashboard_refuses_bad_pictures_too(db: None) -> None:
    from oscar.core.loading import get_class

    form_class = get_class("dashboard.catalogue.forms", "CategoryForm")
    files = {"image": ContentFile(BAD_UPLOADS["svg"][0], name="a.jpg")}

    form = form_class(
        data={"name": "Sleep", "slug": "sleep", "_position": "first-child"}, files=files
    )

    assert "not a JPEG" in form.errors["image"][0]
