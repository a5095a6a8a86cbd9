from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from content.models import Article
from content.revisions import Text, write_revision
from content.workflow import submit
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def page(article: Article) -> str:
    return reverse("admin:content_article_publishing", args=[article.pk])


def decide(client, article: Article, decision: str, **fields: str):
    data = {f"{decision}-{name}": value for name, value in fields.items()}
    data.setdefault(f"{decision}-draft", str(article.draft_id))
    response = client.post(page(article), {"decision": decision, **data})
    article.refresh_from_db()
    return response


@pytest.fixture
def writer_client(db, client):
    writer = make_user("writer@example.com", is_staff=True)
    writer.user_permissions.add(
        *Permission.objects.filter(codename__in=["change_article", "view_article"])
    )
    client.force_login(writer)
    return client


def test_publish_now(make_article, staff_client):
    article = make_article(public=False)

    decide(staff_client, article, "publish")

    assert article.is_published


def test_publish_at_a_time_of_the_shops_clock(make_article, staff_client):
    article = make_article(public=False)
    at = timezone.localtime(timezone.now() + timedelta(days=3)).replace(second=0, microsecond=0)

    decide(staff_client, article, "publish", at=f"{at:%Y-%m-%dT%H:%M}")

    assert article.goes_live_at == at
    assert not article.is_published


def test_time_in_the_past_is_refused_beside_the_form(make_article, staff_client):
    article = make_article(public=False)

    response = decide(staff_client, article, "publish", at="2020-01-01T09:00")

    assert "That time has passed" in response.content.decode()
    assert not article.is_public


def test_nonsense_time_is_an_error_at_its_field_and_kept(make_article, staff_client):
    article = make_article(public=False)

    response = decide(staff_client, article, "publish", at="tomorrow")

    assert response.context["forms"]["publish"].errors.keys() == {"at"}
    assert "tomorrow" in response.content.decode()


def test_decision_about_an_older_draft_is_refused(make_article, staff_client):
    article = make_article(public=False)
    seen = str(article.draft_id)
    write_revision(article=article, text=Text(title="t", summary="s", body="<p>b</p>"), by=None)

    response = decide(staff_client, article, "publish", draft=seen)

    assert "newer draft" in response.content.decode()
    assert not article.is_public


def test_writer_may_submit_but_not_publish(make_article, writer_client):
    article = make_article(public=False)

    assert writer_client.get(page(article)).context["forms"].keys() == {"submit"}
    refused = decide(writer_client, article, "publish")
    decide(writer_client, article, "submit", note="Please.")

    assert "You may not publish" in refused.content.decode()
    assert article.draft_state == Article.DraftState.IN_REVIEW


def test_sent_back_with_a_comment(make_article, staff_client):
    article = make_article(public=False)
    submit(article, by=None)

    decide(staff_client, article, "send-back", note="Shorter, please.")

    assert "Shorter, please." in staff_client.get(page(article)).content.decode()


@pytest.mark.parametrize("decision", ["", "nonsense"])
def test_unknown_decision_changes_nothing(make_article, staff_client, decision):
    article = make_article(public=False)

    assert staff_client.post(page(article), {"decision": decision}).status_code == 200
    article.refresh_from_db()
    assert not article.is_public


def test_expiry_can_be_set_and_taken_away(make_article, staff_client):
    article = make_article()
    decide(staff_client, article, "expiry", at="2099-01-01T00:00")
    assert article.expires_at

    decide(staff_client, article, "expiry", at="")
    assert article.expires_at is None


def test_earlier_text_is_restored_as_a_draft(make_article, staff_client):
    article = make_article()
    first = article.live
    write_revision(article=article, text=Text(title="t", summary="s", body="<p>b</p>"), by=None)

    staff_client.post(reverse("admin:content_article_restore", args=[article.pk, first.pk]))

    article.refresh_from_db()
    assert article.draft.body == first.body
    assert article.draft_id != first.pk


@pytest.mark.parametrize("name", ["publishing", "preview", "compare"])
def test_pages_open_and_write_nothing(make_article, staff_client, name):
    article = make_article()
    before = article.revisions.count(), article.events.count()

    response = staff_client.get(reverse(f"admin:content_article_{name}", args=[article.pk]))

    assert response.status_code == 200
    assert (article.revisions.count(), article.events.count()) == before


def test_board_lists_what_waits(make_article, staff_client, django_assert_max_num_queries):
    waiting = make_article("waiting", title="Waiting", public=False)
    submit(waiting, by=None)
    make_article("due", title="Overdue", review_due=timezone.localdate())

    with django_assert_max_num_queries(20):
        response = staff_client.get(reverse("admin:content_article_board"))

    lists = {each["queue"].key: each["articles"] for each in response.context["lists"]}
    assert [article.slug for article in lists["review"]] == ["waiting"]
    assert [article.slug for article in lists["due"]] == ["due"]


def test_filter_of_the_list_shows_the_same(make_article, staff_client):
    submit(make_article("waiting", public=False), by=None)
    make_article("public")

    response = staff_client.get(reverse("admin:content_article_changelist"), {"queue": "review"})

    assert [article.slug for article in response.context["cl"].result_list] == ["waiting"]
