"""From a file to a draft: by the functions, and by the command."""

import tracemalloc
from io import StringIO

import pytest
from django.core.files import File
from django.core.management import CommandError, call_command

from content.bringing_in import runs
from content.bringing_in.articles import Place, bring_in
from content.bringing_in.files import CannotBringIn
from content.models import Article, ArticleImport, Picture
from tests.factories import make_user

from .conftest import picture, word

TEXT = b"# Zinc\n\nAbout zinc.\n\n## Need\n\nSome.\n"


@pytest.fixture
def place(topic, author):
    return Place(topic=topic, author=author)


def test_a_file_becomes_a_draft_that_readers_do_not_see(place):
    done = bring_in("zinc.md", TEXT, place, by=None)

    assert (done.article.slug, done.article.state) == ("zinc", "draft")
    assert done.revision.note == "Imported from zinc.md"
    assert done.revision.body == "<h2>Need</h2>\n<p>Some.</p>"


def test_into_an_article_it_is_a_new_draft_and_readers_keep_theirs(make_article):
    article = make_article("zinc", title="Old", limits="Few studies.")
    live = article.live

    done = bring_in("zinc.md", TEXT, Place(article=article, base=article.draft_id), by=None)

    article.refresh_from_db()
    assert (article.live, article.draft) == (live, done.revision)
    assert (done.revision.title, done.revision.limits) == ("Zinc", "Few studies.")


def test_a_draft_saved_meanwhile_is_not_written_over(make_article):
    article = make_article("zinc")
    base = article.draft_id
    bring_in("zinc.md", TEXT, Place(article=article, base=base), by=None)

    with pytest.raises(CannotBringIn, match="newer draft"):
        bring_in("zinc.md", TEXT, Place(article=article, base=base), by=None)


def test_pictures_are_cleaned_stored_and_tied_to_the_text(place):
    import io

    data = word(lambda d: d.add_picture(io.BytesIO(picture(kind="JPEG"))))
    done = bring_in("zinc.docx", data, place, by=None)

    row = Picture.objects.get()
    assert f'src="{row.file.url}"' in done.revision.body
    assert f'data-file="{row.pk}"' in done.revision.body


def test_nothing_is_stored_when_the_article_is_refused(make_article):
    import io

    article = make_article("zinc")
    data = word(lambda d: d.add_picture(io.BytesIO(picture())))

    with pytest.raises(CannotBringIn):
        bring_in("zinc.docx", data, Place(article=article, base=article.draft_id + 99), by=None)
    assert not Picture.objects.exists()


def test_an_address_that_is_taken_offers_a_free_one(place, make_article):
    make_article("zinc")

    with pytest.raises(CannotBringIn, match="Free is “zinc-2”"):
        bring_in("z.md", TEXT, Place(place.topic, place.author, slug="zinc"), by=None)


def test_a_title_that_another_article_has_gets_a_free_address(place, make_article):
    make_article("zinc")

    assert bring_in("z.md", TEXT, place, by=None).article.slug == "zinc-2"


@pytest.mark.parametrize("slug", ["feed", "not a slug"])
def test_an_address_that_cannot_be_is_refused(place, slug):
    with pytest.raises(CannotBringIn):
        bring_in("z.md", TEXT, Place(place.topic, place.author, slug=slug), by=None)


def test_the_command_tells_what_it_kept_and_left_out(tmp_path, topic, author):
    file = tmp_path / "zinc.md"
    file.write_bytes(TEXT + b"\n![x](https://x.example/x.png)\n")
    out = StringIO()

    call_command("import_articles", file, topic="nerves", author="editors", stdout=out)

    assert "draft “Zinc” at zinc" in out.getvalue()
    assert "left out: 1 picture from another site" in out.getvalue()


def test_the_command_fails_when_one_file_does_and_imports_the_others(tmp_path, topic, author):
    good, bad = tmp_path / "zinc.md", tmp_path / "bad.docx"
    good.write_bytes(TEXT)
    bad.write_bytes(b"no")
    errors = StringIO()

    with pytest.raises(CommandError, match="1 of 2"):
        call_command("import_articles", bad, good, topic="nerves", author="editors", stderr=errors)
    assert "not a Word document" in errors.getvalue()
    assert Article.objects.filter(slug="zinc").exists()


@pytest.fixture
def hundred_megabytes(tmp_path):
    """Takes no room on the disk."""
    path = tmp_path / "zinc.md"
    with path.open("wb") as file:
        file.write(TEXT)
        file.truncate(100 * 2**20)
    return path


def memory_for(work):
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_command_refuses_a_huge_file_unread(hundred_megabytes, topic, author):
    errors = StringIO()

    def bring_in_by_command():
        with pytest.raises(CommandError):
            call_command("import_articles", hundred_megabytes, stderr=errors)

    assert memory_for(bring_in_by_command) < 2**20
    assert "This file has 100.0 MB; 5 MB are the limit." in errors.getvalue()


def test_an_upload_of_a_huge_file_is_refused_unread(hundred_megabytes, place):
    def upload():
        with hundred_megabytes.open("rb") as file, pytest.raises(CannotBringIn, match="5 MB"):
            runs.upload(File(file, name="zinc.md"), place, by=make_user())

    by = make_user("writer@example.com")  # The first use of a table loads much.
    assert by.pk and memory_for(upload) < 2**20
    assert not ArticleImport.objects.exists()


def test_topic_and_author_may_stand_in_the_file(tmp_path, topic, author):
    file = tmp_path / "zinc.md"
    file.write_bytes(b"---\ntopic: nerves\nauthor: editors\nslug: about-zinc\n---\n" + TEXT)

    call_command("import_articles", file, stdout=StringIO())

    assert Article.objects.get().slug == "about-zinc"
