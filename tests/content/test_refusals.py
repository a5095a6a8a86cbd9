"""What the article form and the publishing page refuse: in words, at its field, nothing lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from content.models import Article, Person, Revision
from content.revisions import Text, write_revision
from content.workflow import publish
from tests.content.test_admin import form_data
from tests.content.test_publishing_page import decide

pytestmark = pytest.mark.django_db

TYPED = "Words that took an hour."


def send(client, article: Article | None, **fields: str):
    if article is None:
        return client.post(reverse("admin:content_article_add"), form_data(**fields))
    address = reverse("admin:content_article_change", args=[article.pk])
    return client.post(address, form_data(article, **fields))


def errors_of(response) -> dict:
    assert response.status_code == 200
    assert TYPED in response.content.decode()
    return response.context["adminform"].form.errors


def test_author_is_no_reviewer_of_their_own_article(make_article, staff_client):
    article = make_article()
    doctor = Person.objects.create(slug="ada", name="Ada", role="reviewer")
    own = {"author": str(doctor.pk), "reviewer": str(doctor.pk)}

    response = send(staff_client, article, limits=TYPED, reviewed_on="2026-01-02", **own)

    assert errors_of(response).keys() == {"reviewer"}


def test_review_has_not_been_before_it_was(make_article, staff_client):
    article = make_article()
    doctor = Person.objects.create(slug="ada", name="Ada", role="reviewer")
    tomorrow = timezone.localdate() + timedelta(days=1)

    response = send(
        staff_client,
        article,
        limits=TYPED,
        reviewer=str(doctor.pk),
        reviewed_on=tomorrow.isoformat(),
    )

    assert errors_of(response).keys() == {"reviewed_on"}


def test_part_that_the_series_has_already_is_refused_with_the_words_kept(
    make_article, staff_client
):
    make_article("first", series="Legs", series_order=1)
    article = make_article()

    response = send(staff_client, article, limits=TYPED, series="Legs", series_order="1")

    assert "The series has this part already." in str(errors_of(response))
    assert Revision.objects.count() == 2


def test_series_without_a_part_is_refused(make_article, staff_client):
    response = send(staff_client, make_article(), limits=TYPED, series="Legs", series_order="")

    assert errors_of(response).keys() == {"series_order"}


def test_draft_takes_no_part_of_a_series_from_others(topic, author, staff_client):
    """It takes it when readers see it; until then its writer may change the part."""
    place = {"topic": str(topic.pk), "author": str(author.pk), "series": "Legs"}
    send(staff_client, None, slug="one", series_order="1", **place)
    one = Article.objects.get(slug="one")
    send(staff_client, one, slug="one", series="Legs", series_order="2")

    response = send(staff_client, None, slug="two", series_order="1", **place)

    assert response.status_code == 302
    two = Article.objects.get(slug="two")
    publish(two)
    two.refresh_from_db()
    assert (two.series, two.series_order) == ("Legs", 1)


def test_address_of_another_article_is_refused_with_the_words_kept(make_article, staff_client):
    make_article("taken")

    response = send(staff_client, make_article(), limits=TYPED, slug="taken")

    assert errors_of(response).keys() == {"slug"}


@pytest.mark.parametrize("at", ["9999-12-31T23:59", "0001-01-01T00:00"])
@pytest.mark.parametrize("decision", ["publish", "expiry"])
def test_time_beyond_the_calendar_is_refused_in_words(make_article, staff_client, at, decision):
    article = make_article()
    write_revision(article=article, text=Text(title="T", summary="s", body="<p>b</p>"), by=None)
    article.refresh_from_db()

    response = decide(staff_client, article, decision, at=at)

    assert response.status_code == 200
    assert response.context["forms"][decision].errors
    assert at in response.content.decode()
    assert (article.goes_live_at, article.expires_at) == (None, None)


def test_review_may_be_due_on_the_last_day_of_the_calendar(make_article, staff_client, client):
    article = make_article()

    decide(staff_client, article, "reviewed", due="9999-12-31")

    assert client.get("/articles/iron/").status_code == 200


def test_button_pressed_twice_says_that_it_is_done(make_article, staff_client):
    article = make_article(public=False)
    draft = str(article.draft_id)
    decide(staff_client, article, "publish", draft=draft)

    response = decide(staff_client, article, "publish", draft=draft)

    assert "Readers see this text already." in response.content.decode()
    assert article.events.filter(action="published").count() == 1
