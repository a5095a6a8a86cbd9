from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from content import editing
from content.models import Presence, UnsavedText
from content.revisions import Text, write_revision
from tests.content.test_admin import form_data
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def address(name: str, *arguments: object) -> str:
    return reverse(f"admin:content_article_{name}", args=arguments)


def test_words_are_kept_without_a_revision(make_article, staff_client):
    article = make_article()

    response = staff_client.post(address("unsaved", article.pk), {"title": "Half a", "x": "y"})

    assert response.status_code == 200
    assert UnsavedText.objects.get().fields == {"title": "Half a"}
    assert article.revisions.count() == 1


def test_kept_words_come_back_when_asked_for(make_article, staff_client):
    article = make_article(title="Iron")
    staff_client.post(address("unsaved", article.pk), {"title": "Half a"})

    offered = staff_client.get(address("change", article.pk))
    shown = staff_client.get(address("change", article.pk) + "?unsaved=1")

    assert "never saved" in offered.content.decode()
    assert offered.context["adminform"].form["title"].value() == "Iron"
    assert shown.context["adminform"].form["title"].value() == "Half a"


def test_words_of_a_new_article_are_kept(topic, staff_client):
    staff_client.post(address("unsaved_new"), {"title": "New"})

    shown = staff_client.get(address("add") + "?unsaved=1")

    assert shown.context["adminform"].form["title"].value() == "New"


def test_saving_forgets_what_was_kept(make_article, staff_client):
    article = make_article()
    staff_client.post(address("unsaved", article.pk), {"title": "Half a"})

    staff_client.post(address("change", article.pk), form_data(article, title="Whole"))

    assert not UnsavedText.objects.exists()


def test_kept_words_are_their_writers_only(make_article, staff_client, client):
    article = make_article()
    editing.keep_unsaved(article, make_user("ben@example.com"), {"title": "Ben's"})

    page = staff_client.get(address("change", article.pk) + "?unsaved=1")

    assert "Ben&#x27;s" not in page.content.decode()


def test_more_than_a_text_may_be_is_not_kept(make_article, staff_client):
    article = make_article()
    # Django's own limit of an upload is higher.
    words = {"body": "x" * (editing.MOST_CHARACTERS + 1)}

    assert staff_client.post(address("unsaved", article.pk), words).status_code == 413


def test_who_else_has_the_form_open_is_named(make_article, staff_client):
    article = make_article()
    editing.tell_presence(article, make_user("ben@example.com", first_name="Ben"))

    answer = staff_client.post(address("presence", article.pk)).json()

    assert "Ben" in answer["others"]
    assert answer["draft"] == article.draft_id
    assert "Ben" in staff_client.get(address("change", article.pk)).content.decode()


def test_who_left_or_was_not_heard_of_is_not_named(make_article, staff_client):
    article = make_article()
    ben, ana = make_user("ben@example.com"), make_user("ana@example.com")
    editing.tell_presence(article, ben)
    editing.leave(article, ben)
    editing.tell_presence(article, ana)
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=5))

    assert staff_client.post(address("presence", article.pk)).json()["others"] == ""


def test_opening_the_form_writes_nothing(make_article, staff_client):
    staff_client.get(address("change", make_article().pk))

    assert not Presence.objects.exists()


def test_second_of_two_writers_is_asked_and_loses_nothing(make_article, staff_client):
    article = make_article()
    mine = form_data(article, title="Mine", base=str(article.draft_id))
    theirs = Text(title="Theirs", summary="s", body="<p>b</p>")
    newest = write_revision(article=article, text=theirs, by=make_user("ben@example.com"))

    asked = staff_client.post(address("change", article.pk), mine)

    page = asked.content.decode()
    assert "saved a newer draft" in page
    assert asked.context["adminform"].form["title"].value() == "Mine"
    assert article.revisions.count() == 2
    again = staff_client.post(address("change", article.pk), {**mine, "base": str(newest.pk)})
    assert again.status_code == 302
    article.refresh_from_db()
    assert article.draft.title == "Mine"


def test_old_words_and_presences_are_forgotten(make_article):
    article, ben = make_article(), make_user("ben@example.com")
    editing.keep_unsaved(article, ben, {"title": "x"})
    editing.tell_presence(article, ben)
    UnsavedText.objects.update(at=timezone.now() - timedelta(days=31))
    Presence.objects.update(seen_at=timezone.now() - timedelta(hours=1))

    assert editing.forget_old() == 2
