import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from catalogue.models import ProductImage
from content.models import Article, Attachment, Person, Topic
from content.preview_links import preview_address
from content.revisions import Text, write_revision
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def page_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_article_page_shows_the_text_with_numbered_sources(make_article, client):
    make_article(
        body='<h2>What it is</h2><p>A metal. <cite data-source="B">[B]</cite></p><h2>More</h2>',
        sources=["A", "B"],
        limits="Little is known.",
        conflict_of_interest="We sell iron.",
    )

    html = page_of(client, "/articles/iron/")

    assert '<h1 id="article-title">Iron</h1>' in html
    assert '<a class="toc__link" href="#what-it-is">What it is</a>' in html
    assert 'href="#source-1" id="cite-1-1"' in html
    assert re.search(r'id="source-1">.*On B.*href="#cite-1-1"', html, re.S)
    assert html.index("On B") < html.index("On A")
    assert "Little is known." in html
    assert "We sell iron." in html


def test_article_without_a_reviewer_says_so(make_article, client):
    make_article()

    assert "not yet reviewed by a medical professional" in page_of(client, "/articles/iron/")


def test_reviewer_is_named_with_credentials(make_article, client):
    reviewer = Person.objects.create(slug="r", name="R. Doe", credentials="MD", role="reviewer")
    make_article(reviewer=reviewer, reviewed_on="2026-02-01", review_due="2027-02-01")

    html = page_of(client, "/articles/iron/")

    assert '">R. Doe, MD</a>' in html
    assert "1 Feb 2026" in html
    assert '"lastReviewed": "2026-02-01"' in html


def test_next_review_is_shown_without_a_reviewer_too(make_article, client):
    make_article(review_due=date(2099, 3, 1))

    assert "Next review" in page_of(client, "/articles/iron/")


def test_preview_relates_the_draft_to_what_the_draft_is_about(make_article, client):
    other = Topic.objects.create(slug="o", name="Other")
    make_article("neighbour", title="Neighbour", topic=other)
    article = make_article()
    text = Text(title="Iron", summary="s", body="<p>b</p>", topic=other)
    write_revision(article=article, text=text, by=None)

    html = page_of(client, preview_address(article.draft))

    related = html.partition('id="related"')[2]
    assert "/articles/neighbour/" in related


def test_sharing_is_by_plain_links(make_article, client, settings):
    settings.SITE_URL = "https://shop.example"
    make_article(title="Iron & more")

    html = page_of(client, "/articles/iron/")

    pin = "https://www.pinterest.com/pin/create/button/?url=https%3A%2F%2Fshop.example%2Farticles"
    assert f"{pin}%2Firon%2F&amp;description=Iron+%26+more" in html
    assert "mailto:?subject=Iron%20%26%20more&amp;body=https%3A%2F%2Fshop.example" in html


def test_neighbours_in_a_series_go_by_part(make_article, client):
    make_article("two", title="Two", series="Legs", series_order=2)
    make_article("three", title="Three", series="Legs", series_order=3)
    make_article("one", title="One", series="Legs", series_order=1)

    html = page_of(client, "/articles/two/")

    assert "part 2 of 3" in html
    assert re.search(r'href="/articles/one/" rel="prev"', html)
    assert re.search(r'href="/articles/three/" rel="next"', html)


def test_last_article_leads_on_to_the_newest_other_one(make_article, client):
    make_article("one", series="Legs", series_order=1)
    make_article("two", series="Legs", series_order=2)
    make_article("else")

    assert 'href="/articles/else/" rel="next"' in page_of(client, "/articles/two/")


def test_only_article_has_no_neighbours(make_article, client):
    make_article()

    assert "series-nav" not in page_of(client, "/articles/iron/")


def test_list_shows_published_articles_newest_first(make_article, client):
    make_article("old", title="Old", at=timezone.now() - timedelta(days=9))
    make_article("new", title="New", at=timezone.now() - timedelta(days=1))
    make_article("hidden", title="Hidden", public=False)

    html = page_of(client, "/articles/")

    assert html.index("New</a>") < html.index("Old</a>")
    assert "Hidden" not in html


def test_empty_list_says_so(client):
    assert "nothing to read here yet" in page_of(client, "/articles/")


def test_topic_page_shows_its_own_articles(make_article, topic, client):
    make_article(title="Iron")
    other = type(topic).objects.create(slug="other", name="Other")
    make_article("zinc", title="Zinc", topic=other)

    html = page_of(client, "/articles/topics/nerves/")

    assert "How nerves work." in html
    assert "Iron</a>" in html
    assert "Zinc</a>" not in html


def test_list_is_split_into_pages(make_article, client):
    for number in range(13):
        make_article(f"a-{number}", title=f"Number {number}", at=timezone.now() - timedelta(number))

    assert "Number 12</a>" not in page_of(client, "/articles/")
    second = page_of(client, "/articles/?page=2")
    assert "Number 12</a>" in second
    assert 'rel="canonical" href="http://localhost:8000/articles/?page=2"' in second


@pytest.mark.parametrize("page", ["abc", "-1", "0", "1e3", "99", "9" * 400, "%00", "²"])
def test_nonsense_page_is_refused(make_article, client, page):
    make_article()

    assert client.get(f"/articles/?page={page}").status_code in (400, 404)


@pytest.mark.parametrize(
    "address",
    ["/articles/none/", "/articles/topics/none/", "/articles/topics/none/feed/", "/articles/%00/"],
)
def test_unknown_address_is_not_found(client, address, db):
    assert client.get(address).status_code in (400, 404)


def test_draft_and_scheduled_articles_are_not_found_by_visitors(make_article, client):
    make_article("draft", public=False)
    make_article("later", at=timezone.now() + timedelta(days=1))

    assert client.get("/articles/draft/").status_code == 404
    assert client.get("/articles/later/").status_code == 404


def test_secret_address_shows_a_draft_without_an_account(make_article, client):
    draft = make_article("draft", title="Not yet", public=False).draft

    response = client.get(preview_address(draft))

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    html = response.content.decode()
    assert "Not yet" in html
    assert "Readers do not see this article." in html
    assert '<meta name="robots" content="noindex">' in html


def test_secret_address_ends(make_article, client, settings):
    address = preview_address(make_article(public=False).draft)
    settings.ARTICLE_PREVIEW_LIFE = timedelta(seconds=-1)

    assert client.get(address).status_code == 410


@pytest.mark.parametrize("token", ["1", "1:a:b", "x" * 500])
def test_made_up_address_shows_nothing(make_article, client, token):
    make_article(public=False)

    assert client.get(f"/articles/preview/{token}/").status_code == 410


def test_only_the_admin_may_frame_a_preview(make_article, client):
    article = make_article()

    preview = client.get(preview_address(article.draft))
    page = client.get("/articles/iron/")

    assert "frame-ancestors 'self'" in preview["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_readers_see_the_live_text_and_the_preview_the_newest(make_article, client):
    article = make_article(title="Live")
    text = Text(title="Newest", summary="s", body="<p>b</p>")
    newest = write_revision(article=article, text=text, by=None)

    assert "Live</h1>" in page_of(client, "/articles/iron/")
    assert "Newest</h1>" in page_of(client, preview_address(newest))


def test_disclaimer_comes_with_an_asterisk_only(make_article, client):
    make_article("plain")
    make_article("claim", body="<p>Magnesium supports normal muscle function.*</p>")

    assert 'class="disclaimer"' not in page_of(client, "/articles/plain/")
    assert 'class="disclaimer"' in page_of(client, "/articles/claim/")


def test_pages_set_no_cookie_and_write_nothing(make_article, client, django_assert_max_num_queries):
    make_article()

    for address in ("/articles/", "/articles/iron/", "/articles/topics/nerves/", "/articles/feed/"):
        with django_assert_max_num_queries(15) as queries:
            response = client.get(address)
        assert response.status_code == 200
        assert not response.cookies
        assert all(q["sql"].startswith("SELECT") for q in queries.captured_queries)


def test_number_of_queries_does_not_grow_with_the_page(
    make_article, client, django_assert_max_num_queries
):
    for number in range(1, 9):
        make_article(f"a{number}", series="Legs", series_order=number, sources=["A", "B"])
        product = make_product(f"P {number}")
        ProductImage.objects.bulk_create(
            [ProductImage(product=product, original="x.webp", width=9, height=9)]
        )
        for other in Article.objects.all():
            Attachment.objects.create(article=other, product=product)

    with django_assert_max_num_queries(10):
        page_of(client, "/articles/a1/")
    with django_assert_max_num_queries(5):
        page_of(client, "/articles/")


def test_only_reading_is_allowed(make_article, client):
    make_article()

    assert client.post("/articles/iron/").status_code == 405
