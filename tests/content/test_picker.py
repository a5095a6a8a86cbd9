import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from content.models import Picture
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PICKER = "/prose-editor/pictures/?CKEditorFuncNum=-1"


def a_file(name: str = "leaf.png") -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new("RGB", (1200, 800), "green").save(buffer, format="PNG")
    return SimpleUploadedFile(name, buffer.getvalue(), content_type="image/png")


def test_upload_is_stored_with_its_size_and_offered(staff_client):
    response = staff_client.post(PICKER, {"file": a_file(), "alt": "A leaf", "caption": "Leaf"})

    assert (response.status_code, response["Location"]) == (302, PICKER)
    picture = Picture.objects.get()
    assert (picture.width, picture.height, picture.by.email) == (1200, 800, "root@example.com")
    page = staff_client.get(PICKER).content.decode()
    assert f'data-url="{picture.file.url}" data-id="{picture.pk}" data-alt="A leaf"' in page


def test_what_is_no_picture_is_refused(staff_client):
    junk = SimpleUploadedFile("leaf.png", b"<script>x()</script>", content_type="image/png")

    response = staff_client.post(PICKER, {"file": junk, "alt": "A leaf"})

    assert response.status_code == 200
    assert "file" in response.context["form"].errors
    assert not Picture.objects.exists()


def test_picture_needs_words_for_people_who_cannot_see_it(staff_client):
    response = staff_client.post(PICKER, {"file": a_file(), "alt": ""})

    assert "alt" in response.context["form"].errors
    assert not Picture.objects.exists()


@pytest.mark.parametrize("page", ["abc", "99", "-1"])
def test_nonsense_page_is_not_found(staff_client, page):
    assert staff_client.get(f"/prose-editor/pictures/?page={page}").status_code == 404


def test_customer_may_not_pick(client):
    assert client.get(PICKER).status_code == 302
    client.force_login(make_user())
    assert client.get(PICKER).status_code == 403
