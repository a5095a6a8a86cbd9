"""The pages of import and export, through real requests."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image

from content.bringing_in import runs
from content.bringing_in.articles import Place
from content.models import Article, ArticleImport
from shop.tasks.models import OutboxMessage
from shop.tasks.registry import handlers
from shop.tasks.worker import load_handlers
from tests.factories import make_user

from .conftest import word

TEXT = b"# Zinc\n\nAbout zinc.\n\n## Need\n\nSome.\n\n![x](https://x.example/x.png)\n"
IMPORT = reverse("admin:content_article_import")


def send(client, content=TEXT, name="zinc.md", url=IMPORT, **fields):
    return client.post(url, {"file": ContentFile(content, name=name), **fields})


@pytest.fixture
def chosen(topic, author):
    return {"topic": topic.pk, "author": author.pk}


def test_the_form_is_shown(staff_client):
    assert b"What is kept" in staff_client.get(IMPORT).content


def test_a_small_file_is_read_at_once_and_reported(staff_client, chosen):
    page = staff_client.get(send(staff_client, **chosen).url).content.decode()

    assert "1 picture from another site" in page
    assert "“Zinc” is a draft now" in page
    assert Article.objects.get().state == "draft"


def test_a_large_file_waits_for_the_worker_and_is_done_once(staff_client, chosen):
    load_handlers()
    data = word(lambda d: [d.add_picture(io.BytesIO(noise())), d.add_paragraph("Text.")])
    assert len(data) > runs.AT_ONCE
    address = send(staff_client, data, "iron.docx", **chosen).url
    assert b'http-equiv="refresh"' in staff_client.get(address).content

    message = OutboxMessage.objects.get(kind=runs.KIND)
    handlers[message.kind](message.payload)
    run = ArticleImport.objects.get()
    runs.carry_out(run.pk)

    assert (run.state, run.pictures_done, run.file.name) == ("done", 1, "")
    assert Article.objects.count() == 1
    assert b"1 picture" in staff_client.get(address).content


@pytest.mark.parametrize(
    ("content", "name", "field", "words"),
    [
        (b"", "a.md", "file", "This file is empty."),
        (b"x", "a.pdf", "file", "Choose a Markdown"),
        (b"no", "a.docx", "file", "not a Word document"),
        (b"Only words.\n\nMore.\n", "a.md", "title", "There is no title in this file."),
    ],
)
def test_a_refused_file_comes_back_to_the_form(staff_client, chosen, content, name, field, words):
    response = send(staff_client, content, name, **chosen)

    assert words in response.context["form"].errors[field][0]


def test_a_taken_address_is_said_at_its_field(staff_client, chosen, make_article):
    make_article("zinc")
    response = send(staff_client, slug="zinc", **chosen)

    assert "Free is “zinc-2”" in response.context["form"].errors["slug"][0]


def test_without_topic_and_author_the_form_asks(staff_client, db):
    assert "topic" in send(staff_client).context["form"].errors


def test_into_an_article_it_becomes_its_draft(staff_client, make_article):
    article = make_article("zinc", title="Old")
    url = reverse("admin:content_article_import_into", args=[article.pk])
    send(staff_client, url=url, base=article.draft_id)

    article.refresh_from_db()
    assert (article.draft.title, article.live.title) == ("Zinc", "Old")


def test_a_newer_draft_is_not_written_over(staff_client, make_article):
    article = make_article("zinc")
    url = reverse("admin:content_article_import_into", args=[article.pk])
    base = article.draft_id
    send(staff_client, url=url, base=base)
    response = send(staff_client, url=url, base=base)

    assert "newer draft" in response.context["form"].errors["file"][0]


def test_a_crash_is_said_and_leaves_no_article(staff_client, chosen, topic, author, settings):
    run = runs.upload(ContentFile(TEXT, name="z.md"), Place(topic, author), by=make_user())
    ArticleImport.objects.filter(pk=run.pk).update(state="waiting", file="articles/gone")
    before = Article.objects.count()

    runs.carry_out(run.pk)

    run.refresh_from_db()
    assert (run.state, run.error[:8]) == ("refused", "The shop")
    assert Article.objects.count() == before


def test_who_may_not_add_articles_may_not_import(client, db):
    viewer = make_user("v@example.com", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(viewer)

    assert client.get(IMPORT).status_code == 403


def test_an_article_is_downloaded_as_markdown(staff_client, make_article):
    article = make_article("zinc", title="Zinc")
    response = staff_client.get(reverse("admin:content_article_export", args=[article.pk]))

    assert response.headers["Content-Disposition"] == 'attachment; filename="zinc.md"'
    assert response.content.startswith(b"---\ntitle: Zinc\n")


def test_chosen_articles_come_as_a_zip(staff_client, make_article):
    keys = [make_article("zinc").pk, make_article("iron").pk]
    response = staff_client.post(
        reverse("admin:content_article_changelist"),
        {"action": "export_markdown", "_selected_action": keys},
    )

    names = zipfile.ZipFile(io.BytesIO(response.content)).namelist()
    assert sorted(names) == ["iron.md", "zinc.md"]


def test_the_list_offers_the_import(staff_client):
    page = staff_client.get(reverse("admin:content_article_changelist"), follow=True)

    assert b"from-file" in page.content


def test_old_reports_go(staff_client, chosen):
    send(staff_client, **chosen)
    ArticleImport.objects.update(at="2025-01-01T00:00Z")

    assert runs.forget_old() == 1


def noise():
    buffer = io.BytesIO()
    Image.effect_noise((600, 500), 90).save(buffer, "PNG")
    return buffer.getvalue()
