import pytest

from content.body import render_body
from content.demo import DATA, IMAGES, load_articles
from content.models import Article, Attachment, Revision, Source, Topic
from content.revisions import Text, write_revision
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def said() -> list[str]:
    """What the loader reports."""
    return []


def count_rows() -> list[int]:
    return [m.objects.count() for m in (Topic, Article, Revision, Source, Attachment)]


def test_second_run_changes_nothing(said):
    make_product("Sedorum", slug="sedorum")
    load_articles(report=said.append)
    before = count_rows()

    load_articles(report=said.append)

    assert count_rows() == before
    assert before[1] == Article.objects.published().count() == Revision.objects.count()


def test_every_citation_has_its_source_and_every_source_is_cited(said):
    load_articles(report=said.append)

    for article in Article.objects.published().select_related("live"):
        body = render_body(article.live.body, article.live.sources.all())
        assert "data-source" not in body.html
        assert body.cited, article.slug
        assert not body.uncited, article.slug


def test_heroes_are_stored_with_their_size(said):
    load_articles(report=said.append)

    assert all((a.hero.width, a.hero.height, a.hero.alt) for a in Article.objects.all())
    assert not any("no picture" in line for line in said)


def test_words_of_staff_stay(said):
    load_articles(report=said.append)
    article = Article.objects.get(slug="vitamin-b12-and-restless-legs")
    text = Text(title="Ours", summary="s", body="<p>b</p>")
    write_revision(article=article, text=text, by=make_user())

    load_articles(DATA, IMAGES, said.append)

    article.refresh_from_db()
    assert article.draft.title == "Ours"


def test_missing_product_is_reported(said):
    load_articles(report=said.append)

    assert "  vitamin-b12-and-restless-legs: no product sedorum to attach" in said
    assert not Attachment.objects.exists()
