import pytest

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
    assert "/articles/topics/nerves/</loc>" in sitemap
    assert "hidden" not in sitemap
