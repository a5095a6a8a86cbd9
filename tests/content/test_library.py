"""What articles share is not lost while one of them uses it, and says which those are."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.urls import reverse

from catalogue.uploads import clean_picture
from content.models import Picture, Source
from tests.catalogue.pictures import picture_bytes, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Picture.objects.create(file=clean_picture(upload(picture_bytes())), alt="A spoon")


def text_with(picture):
    return f'<p>See:</p><img src="{picture.file.url}" alt="A spoon" data-file="{picture.pk}">'


def page(name, row):
    return reverse(f"admin:content_{row._meta.model_name}_{name}", args=[row.pk])


def test_picture_inside_a_text_cannot_be_deleted(make_article, picture):
    make_article(body=text_with(picture))

    with pytest.raises(ProtectedError, match="1 versions of articles show"):
        picture.delete()


def test_picture_that_no_text_shows_can(make_article, picture):
    make_article(body=text_with(Picture(pk=picture.pk * 10 + 1, file=picture.file)))

    picture.delete()

    assert not Picture.objects.exists()


def test_page_that_deletes_a_picture_names_the_article(make_article, picture, staff_client):
    make_article(title="Iron", body=text_with(picture))

    answer = staff_client.get(page("delete", picture))

    assert "would require deleting the following protected" in answer.content.decode()
    assert ">Iron</a>" in answer.content.decode()


def test_many_pictures_at_once_are_held_to_the_same(make_article, picture, staff_client):
    make_article(body=text_with(picture))
    ticked = {"action": "delete_selected", "_selected_action": [picture.pk], "post": "yes"}

    staff_client.post(reverse("admin:content_picture_changelist"), ticked)

    assert Picture.objects.get() == picture


def test_cited_source_cannot_be_deleted(make_article, staff_client):
    make_article(sources=["BRAND-1990"])
    source = Source.objects.get()

    staff_client.post(page("delete", source), {"post": "yes"})

    assert Source.objects.get() == source
    with pytest.raises(ProtectedError, match="cite BRAND-1990"):
        source.delete()


def test_key_of_a_cited_source_stays(make_article):
    make_article(sources=["BRAND-1990"])
    source = Source.objects.get()
    source.key = "BRAND-1991"

    with pytest.raises(ValidationError, match="cite it as BRAND-1990"):
        source.full_clean()


def test_key_of_another_source_may_change():
    source = Source.objects.create(key="BRAND-1990", authors="Brand A", title="Iron")
    source.key = "BRAND-1991"

    source.full_clean()


def test_source_person_and_picture_name_their_articles(make_article, author, picture, staff_client):
    article = make_article(title="Iron", body=text_with(picture), sources=["BRAND-1990"])
    link = f'href="{reverse("admin:content_article_change", args=[article.pk])}">Iron</a>'

    for row in (Source.objects.get(), author, picture):
        assert link in staff_client.get(page("change", row)).content.decode()


def test_list_of_pictures_shows_them(picture, staff_client):
    text = staff_client.get(reverse("admin:content_picture_changelist")).content.decode()

    assert f'class="picture-preview wide" src="{picture.file.url}"' in text
