import pytest
from PIL import Image

from content.body import render_body
from content.demo_pictures import place_figures
from content.models import Picture

pytestmark = pytest.mark.django_db

BODY = (
    '<p>One.</p><figure><img src="charts/a.webp" alt="A chart"><figcaption>Chart</figcaption>'
    "</figure><p>Two.</p>"
)


@pytest.fixture
def images_dir(tmp_path):
    (tmp_path / "charts").mkdir()
    Image.new("RGB", (1280, 640), "white").save(tmp_path / "charts" / "a.webp")
    return tmp_path


def test_a_picture_is_stored_and_shown_with_its_size(images_dir):
    body = place_figures(BODY, images_dir, print)

    shown = render_body(body).html
    picture = Picture.objects.get()
    assert (picture.width, picture.height, picture.alt) == (1280, 640, "A chart")
    assert picture.file.storage.exists(picture.file.name)
    assert picture.file.url in shown and 'width="1280"' in shown and "Chart" in shown


def test_a_second_run_finds_the_picture_again(images_dir):
    first = place_figures(BODY, images_dir, print)

    assert place_figures(BODY, images_dir, print) == first
    assert Picture.objects.count() == 1


def test_a_figure_without_its_picture_is_reported_and_left_out(tmp_path):
    said: list[str] = []

    assert place_figures(BODY, tmp_path, said.append) == "<p>One.</p><p>Two.</p>"
    assert said == ["  no picture a.webp"]
    assert not Picture.objects.exists()
