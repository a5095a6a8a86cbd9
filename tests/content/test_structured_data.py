"""What machines are told of an article, which is what its page shows."""

import json
import re
from datetime import datetime

import pytest
from django.utils import timezone

from content.models import Article, Person

pytestmark = pytest.mark.django_db


def page_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def data_of(html: str) -> list[dict]:
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return json.loads(block)


def test_head_has_canonical_feed_open_graph_and_data_blocks(make_article, client, settings):
    settings.SITE_URL = "https://shop.example"
    make_article(title="Iron & </script> more")

    html = page_of(client, "/articles/iron/")

    assert '<link rel="canonical" href="https://shop.example/articles/iron/">' in html
    assert 'type="application/atom+xml"' in html
    assert '<meta property="og:type" content="article">' in html
    article, crumbs = data_of(html)
    assert article["@type"] == "Article"
    assert article["headline"] == "Iron & </script> more"
    assert article["author"] == {
        "@type": "Organization",
        "name": "The editors",
        "url": "https://shop.example/articles/people/editors/",
    }
    assert "reviewedBy" not in article
    assert crumbs["@type"] == "BreadcrumbList"
    assert crumbs["itemListElement"][2]["item"] == "https://shop.example/articles/topics/nerves/"


def test_reviewer_is_told_to_machines_as_the_pages_not_the_articles(make_article, client):
    """schema.org knows reviewedBy and lastReviewed of a WebPage only."""
    doctor = Person.objects.create(slug="r", name="R. Doe", credentials="MD", role="reviewer")
    make_article(reviewer=doctor, reviewed_on="2026-02-01")

    html = page_of(client, "/articles/iron/")

    article = data_of(html)[0]
    assert article["mainEntityOfPage"]["@type"] == "WebPage"
    assert article["mainEntityOfPage"]["lastReviewed"] == "2026-02-01"
    assert article["mainEntityOfPage"]["reviewedBy"]["name"] == "R. Doe"
    assert not {"reviewedBy", "lastReviewed"} & article.keys()


def test_days_told_to_machines_are_those_that_are_shown(make_article, client):
    late = datetime(2026, 3, 2, 22, 30)
    make_article(at=timezone.make_aware(late))

    html = page_of(client, "/articles/iron/")

    assert data_of(html)[0]["datePublished"].startswith("2026-03-02")
    assert "2 Mar 2026" in html


def test_text_renewed_on_the_day_it_appeared_is_not_called_updated(make_article, client):
    """In the shop's time zone: at 22:30 in New York it is another day in London."""
    article = make_article(at=timezone.make_aware(datetime(2026, 3, 2, 9)))
    same_day = timezone.make_aware(datetime(2026, 3, 2, 22, 30))
    Article.objects.filter(pk=article.pk).update(updated_at=same_day)

    assert "Updated" not in page_of(client, "/articles/iron/")
