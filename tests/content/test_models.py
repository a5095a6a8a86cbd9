from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.contrib.redirects.models import Redirect
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from content.models import Article, Attachment, ImmutableRevision, Person, Revision, Topic
from content.revisions import DraftMoved, Text, text_of, write_revision
from content.workflow import publish, withdraw
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db
NEW_TEXT = Text(title="Iron, again", summary="More.", body="<p>New.</p>")


def test_published_is_public_dated_and_has_a_live_text(make_article):
    shown = make_article("shown")
    make_article("draft", public=False)
    make_article("later", at=timezone.now() + timedelta(hours=1))

    assert list(Article.objects.published()) == [shown]
    assert [a.is_published for a in Article.objects.order_by("slug")] == [False, False, True]


def test_withdrawn_article_is_not_published(make_article):
    article = make_article()

    withdraw(article)

    assert not Article.objects.published().exists()


def test_public_article_needs_a_date(make_article):
    article = make_article(public=False)

    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(is_public=True)


def test_stored_revision_cannot_be_changed(make_article):
    revision = make_article().live
    revision.title = "Another"

    with pytest.raises(ImmutableRevision):
        revision.save()
    with pytest.raises(ImmutableRevision):
        Revision.objects.update(title="Another")

    assert Revision.objects.get().title == "Iron"


def test_deleting_the_writer_keeps_the_revision(make_article):
    user = make_user()
    revision = write_revision(article=make_article(), text=NEW_TEXT, by=user)

    user.delete()

    revision.refresh_from_db()
    assert revision.by is None


@pytest.mark.parametrize(
    ("hostile", "kept"),
    [
        ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<h1>a</h1><iframe src="//evil"></iframe>', "a"),
        ('<img src="//evil/x.png" alt="x">', '<img alt="x">'),
        ('<a href="javascript:x()">a</a>', '<a rel="noopener nofollow">a</a>'),
        ('<cite data-source="K" class="x">[K]</cite>', '<cite data-source="K">[K]</cite>'),
    ],
)
def test_body_is_sanitised_when_a_revision_is_stored(make_article, hostile, kept):
    article = make_article()
    revision = Revision.objects.create(
        article=article,
        title="t",
        summary="s",
        body=hostile,
        topic=article.topic,
        author=article.author,
    )

    assert Revision.objects.get(pk=revision.pk).body == kept


def test_new_text_of_a_public_article_waits(make_article):
    article = make_article()
    before = article.live

    revision = write_revision(article=article, text=NEW_TEXT, by=None)

    article.refresh_from_db()
    assert (article.live, article.draft) == (before, revision)


def test_columns_of_the_article_repeat_the_text_that_readers_see(make_article, topic):
    article = make_article()
    herbs = Topic.objects.create(slug="herbs", name="Herbs")

    write_revision(article=article, text=replace(NEW_TEXT, topic=herbs), by=None)

    article.refresh_from_db()
    assert article.topic == topic
    publish(article)
    article.refresh_from_db()
    assert article.topic == herbs


def test_draft_on_an_older_text_is_refused(make_article):
    article = make_article()
    opened = article.draft_id
    newest = write_revision(article=article, text=NEW_TEXT, by=None, base=opened)

    with pytest.raises(DraftMoved) as refused:
        write_revision(article=article, text=NEW_TEXT, by=None, base=opened)

    assert refused.value.newest == newest
    assert article.revisions.count() == 2


def test_text_comes_back_as_it_was_stored(make_article):
    article = make_article()
    text = Text(
        title="t",
        summary="s",
        body="<p>a</p><script></script>",
        key_points=[" a ", ""],
        topic=article.topic,
        author=article.author,
    )

    revision = write_revision(article=article, text=text, by=None)

    assert text_of(revision) == text.as_stored()
    assert revision.key_points == ["a"]


def test_changed_slug_leaves_a_permanent_redirect(make_article, client):
    article = make_article("iron")
    article.slug = "iron-in-short"
    article.save()

    response = client.get("/articles/iron/")

    assert (response.status_code, response["Location"]) == (301, "/articles/iron-in-short/")
    assert Redirect.objects.count() == 1


def test_changed_slug_of_a_person_leaves_a_redirect(make_article, author, client):
    make_article()
    author.slug = "the-team"
    author.save()

    response = client.get("/articles/people/editors/", follow=True)

    assert response.redirect_chain == [("/articles/people/the-team/", 301)]
    assert response.status_code == 200


def test_changed_topic_slug_leaves_a_redirect(topic, client):
    topic.slug = "nerves-and-more"
    topic.save()

    assert client.get("/articles/topics/nerves/")["Location"] == "/articles/topics/nerves-and-more/"


def test_address_of_another_page_is_refused(make_article):
    article = make_article(public=False)
    article.slug = "feed"

    with pytest.raises(ValidationError, match="address of another page"):
        article.full_clean()


def test_author_cannot_review_their_own_article(make_article, author):
    article = make_article()
    article.reviewer = author

    with pytest.raises(ValidationError, match="their own article"):
        article.clean()


def test_review_date_needs_a_reviewer(make_article):
    article = make_article()
    article.reviewed_on = date(2026, 1, 1)

    with pytest.raises(ValidationError, match="needs the person"):
        article.clean()


def test_part_of_a_series_exists_once(make_article):
    make_article("one", series="Legs", series_order=1)
    second = Article.objects.filter(pk=make_article("two").pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        second.update(series="Legs", series_order=1)


def test_pair_of_article_and_product_exists_once(make_article):
    article, product = make_article(), make_product()
    Attachment.objects.create(article=article, product=product)

    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.create(article=article, product=product)


def test_deleting_an_article_takes_its_revisions(make_article):
    make_article().delete()

    assert not Revision.objects.exists()
    assert Person.objects.exists()


def test_reading_time_counts_words(make_article):
    article = make_article(body="<p>" + "word " * 475 + "</p><p>end</p>")

    assert (article.live.words, article.live.reading_minutes) == (476, 2)
