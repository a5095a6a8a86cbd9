import html
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from content.models import Article, Person

pytestmark = pytest.mark.django_db


def test_feed_is_atom_with_absolute_addresses(make_article, client, settings):
    settings.SITE_URL = "https://shop.example"
    make_article(title="Iron <b>")
    make_article("hidden", title="Hidden", public=False)

    response = client.get("/articles/feed/")

    feed = response.content.decode()
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "<title>Iron &lt;b&gt;</title>" in feed
    assert 'href="https://shop.example/articles/iron/"' in feed
    assert "Hidden" not in feed
    assert "example.com" not in feed


def test_summary_in_the_feed_is_read_as_words_and_not_as_html(make_article, client):
    make_article(summary="Ferritin <75 & what follows.")

    entries = ElementTree.fromstring(client.get("/articles/feed/").content)

    [summary] = entries.iter("{http://www.w3.org/2005/Atom}summary")
    assert summary.get("type") == "html"
    assert html.unescape(summary.text or "") == "Ferritin <75 & what follows."
    assert "<" not in (summary.text or "")


def test_topic_has_a_feed_of_its_own(make_article, topic, client):
    make_article(title="Iron")
    make_article("zinc", title="Zinc", topic=type(topic).objects.create(slug="o", name="Other"))

    feed = client.get("/articles/topics/nerves/feed/").content.decode()

    assert "Iron" in feed
    assert "Zinc" not in feed


def test_sitemap_lists_published_articles_with_dates(make_article, client):
    make_article()
    make_article("hidden", public=False)

    sitemap = client.get("/sitemap.xml").content.decode()

    assert "/articles/iron/</loc><lastmod>2026-01-05</lastmod>" in sitemap
    assert "/articles/topics/nerves/</loc><lastmod>2026-01-05</lastmod>" in sitemap
    assert "/articles/people/editors/</loc><lastmod>2026-01-05</lastmod>" in sitemap
    assert "hidden" not in sitemap


def test_sitemap_lists_reviewers_of_published_articles(make_article, client):
    doctor = Person.objects.create(slug="ada", name="Ada", role="reviewer")
    make_article(reviewer=doctor, reviewed_on=timezone.localdate())
    Person.objects.create(slug="nobody", name="Nobody")

    sitemap = client.get("/sitemap.xml").content.decode()

    assert "/articles/people/ada/</loc><lastmod>2026-01-05</lastmod>" in sitemap
    assert "/articles/people/nobody/" not in sitemap


def test_dates_in_the_sitemap_are_those_of_the_newest_text(make_article, client):
    make_article()
    newer = make_article("new")
    Article.objects.filter(pk=newer.pk).update(updated_at=newer.updated_at + timedelta(days=40))

    sitemap = client.get("/sitemap.xml").content.decode()

    assert "/articles/topics/nerves/</loc><lastmod>2026-02-13</lastmod>" in sitemap
