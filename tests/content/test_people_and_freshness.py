import re
from datetime import timedelta

import pytest
from django.utils import timezone

from content.models import Person, Source
from content.views import ARTICLES_PER_PAGE

pytestmark = pytest.mark.django_db


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.fixture
def doctor(db) -> Person:
    return Person.objects.create(
        slug="ada", name="Ada Example", credentials="MD", role="reviewer", bio="Internist."
    )


def test_people_have_a_page_with_what_they_wrote_and_reviewed(make_article, doctor, client):
    make_article(reviewer=doctor, reviewed_on=timezone.localdate())

    html = read(client, "/articles/people/ada/")

    assert "Ada Example, MD" in html
    assert "Internist." in html
    assert "/articles/iron/" in html
    assert '"@type": "ProfilePage"' in html


def test_all_articles_of_a_person_are_reached_page_by_page(make_article, author, client):
    for number in range(ARTICLES_PER_PAGE + 1):
        make_article(f"part-{number}", title=f"Part {number}")

    first = read(client, "/articles/people/editors/")
    second = read(client, "/articles/people/editors/?page=2")

    found = re.findall(r'href="/articles/(part-\d+)/"', first + second)
    assert len(set(found)) == ARTICLES_PER_PAGE + 1
    assert 'href="/articles/people/editors/?page=2"' in first
    assert 'people/editors/?page=2">' in second.partition('rel="canonical"')[2]


def test_byline_leads_to_both(make_article, doctor, client):
    make_article(reviewer=doctor, reviewed_on=timezone.localdate())

    html = read(client, "/articles/iron/")

    assert 'href="/articles/people/editors/"' in html
    assert 'href="/articles/people/ada/"' in html


def test_who_has_nothing_public_has_no_page(make_article, doctor, client):
    make_article(public=False, reviewer=doctor, reviewed_on=timezone.localdate())

    assert client.get("/articles/people/ada/").status_code == 404


def test_readers_are_told_that_a_review_is_due(make_article, client):
    make_article("late", review_due=timezone.localdate())
    make_article("fresh", review_due=timezone.localdate() + timedelta(days=9))

    assert "Due to be read again" in read(client, "/articles/late/")
    assert "Due to be read again" not in read(client, "/articles/fresh/")


def test_retracted_source_is_named_and_the_article_flagged(make_article, client, staff_client):
    body = '<p>a <cite data-source="FRAUD-2001">[FRAUD-2001]</cite></p>'
    make_article(body=body, sources=["FRAUD-2001"])
    make_article("other")
    Source.objects.update(retracted_on=timezone.localdate(), retraction_note="Made-up figures.")

    html = read(client, "/articles/iron/")

    assert "A source of this article was retracted" in html
    assert "Made-up figures." in html
    assert "retracted" not in read(client, "/articles/other/").lower()
    queue = staff_client.get("/admin/content/article/?queue=retracted").context["cl"].result_list
    assert [article.slug for article in queue] == ["iron"]
