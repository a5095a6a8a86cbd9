from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from content import workflow
from content.models import Article, ArticleEvent
from content.revisions import Text, write_revision
from content.workflow import Refused
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=2)


def staff(email: str, *rights: str):
    user = make_user(email, is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    return user


@pytest.fixture
def writer(db):
    return staff("writer@example.com", "change_article")


@pytest.fixture
def chief(db):
    return staff("chief@example.com", "change_article", "approve_article", "publish_article")


@pytest.fixture
def draft(make_article, writer) -> Article:
    """Never public; its newest text is the writer's."""
    article = make_article(public=False)
    write_revision(
        article=article, text=Text(title="Iron", summary="s", body="<p>b</p>"), by=writer
    )
    return article


def actions(article: Article) -> list[str]:
    return list(article.events.order_by("pk").values_list("action", flat=True))


def test_draft_goes_through_review_to_readers(draft, writer, chief):
    workflow.submit(draft, by=writer)
    workflow.approve(draft, by=chief, note="Good.")
    workflow.publish(draft, by=chief)

    assert draft.is_published
    assert actions(draft) == ["submitted", "approved", "published"]
    assert {event.by for event in draft.events.all()} == {writer, chief}


def test_sent_back_draft_says_why(draft, writer, chief):
    workflow.submit(draft, by=writer)
    workflow.send_back(draft, by=chief, note="The second table is wrong.")

    draft.refresh_from_db()
    assert draft.draft_state == Article.DraftState.SENT_BACK
    assert draft.events.first().note == "The second table is wrong."


def test_sending_back_needs_a_comment(draft, writer, chief):
    workflow.submit(draft, by=writer)

    with pytest.raises(Refused, match="what is to be changed"):
        workflow.send_back(draft, by=chief, note=" ")


def test_writer_cannot_approve_their_own_words(draft, writer, chief):
    write_revision(article=draft, text=Text(title="t", summary="s", body="<p>c</p>"), by=chief)
    workflow.submit(draft, by=writer)

    with pytest.raises(Refused, match="Somebody else"):
        workflow.approve(draft, by=chief)


def test_new_words_need_a_new_review(draft, writer, chief):
    workflow.submit(draft, by=writer)
    workflow.approve(draft, by=chief)

    write_revision(article=draft, text=Text(title="t", summary="s", body="<p>c</p>"), by=writer)

    draft.refresh_from_db()
    assert draft.draft_state == Article.DraftState.WRITING


def test_unread_text_is_published_only_where_approval_is_optional(draft, chief, settings):
    settings.ARTICLE_APPROVAL_REQUIRED = True
    with pytest.raises(Refused, match="approve"):
        workflow.publish(draft, by=chief)

    settings.ARTICLE_APPROVAL_REQUIRED = False
    workflow.publish(draft, by=chief)

    assert draft.is_published


@pytest.mark.parametrize(
    ("change", "arguments"),
    [
        (workflow.approve, {}),
        (workflow.send_back, {"note": "x"}),
        (workflow.publish, {}),
        (workflow.schedule, {"at": timezone.now() + LATER}),
        (workflow.unschedule, {}),
        (workflow.withdraw, {}),
        (workflow.set_expiry, {"at": timezone.now() + LATER}),
    ],
)
def test_who_lacks_the_right_is_refused(draft, writer, change, arguments):
    with pytest.raises(Refused, match="You may not"):
        change(draft, by=writer, **arguments)

    assert not ArticleEvent.objects.exists()


def test_decision_about_an_older_draft_is_refused(draft, writer, chief):
    workflow.submit(draft, by=writer)
    seen = draft.draft_id
    write_revision(article=draft, text=Text(title="t", summary="s", body="<p>c</p>"), by=writer)

    with pytest.raises(Refused, match="newer draft"):
        workflow.publish(draft, by=chief, draft=seen)


def test_scheduled_text_goes_live_at_its_time_and_once(draft, chief):
    at = timezone.now() + LATER
    workflow.schedule(draft, at=at, by=chief)
    assert workflow.publish_scheduled() == 0

    Article.objects.filter(pk=draft.pk).update(goes_live_at=timezone.now() - LATER)

    assert (workflow.publish_scheduled(), workflow.publish_scheduled()) == (1, 0)
    draft.refresh_from_db()
    assert draft.is_published
    assert actions(draft) == ["scheduled", "published"]


def test_newer_draft_does_not_replace_what_is_scheduled(draft, writer, chief):
    planned = draft.draft
    workflow.schedule(draft, at=timezone.now() + LATER, by=chief)
    newer = write_revision(
        article=draft, text=Text(title="t", summary="s", body="<p>c</p>"), by=writer
    )
    Article.objects.filter(pk=draft.pk).update(goes_live_at=timezone.now() - LATER)

    workflow.publish_scheduled()

    draft.refresh_from_db()
    assert (draft.live, draft.draft) == (planned, newer)


def test_publishing_in_the_past_is_refused(draft, chief):
    with pytest.raises(Refused, match="has passed"):
        workflow.schedule(draft, at=timezone.now() - LATER, by=chief)


def test_text_counts_as_updated_when_readers_get_it_not_when_it_was_written(make_article):
    article = make_article()
    written = timezone.now() - timedelta(days=9)
    text = Text(title="Iron", summary="s", body="<p>new</p>")
    write_revision(article=article, text=text, by=None, at=written)

    workflow.publish(article)

    assert timezone.now() - article.updated_at < timedelta(minutes=9)


def test_text_shown_again_is_not_called_updated(make_article):
    article = make_article()
    before = article.updated_at
    workflow.withdraw(article)

    workflow.publish(article)

    assert article.updated_at == before


def test_unscheduled_text_stays_a_draft(draft, chief):
    workflow.schedule(draft, at=timezone.now() + LATER, by=chief)

    workflow.unschedule(draft, by=chief)

    draft.refresh_from_db()
    assert (draft.goes_live_at, draft.scheduled, draft.state) == (None, None, "draft")


def test_expired_article_is_hidden_at_its_time_without_the_worker(make_article):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(expires_at=timezone.now() - LATER)

    article.refresh_from_db()
    assert not article.is_published
    assert not Article.objects.published().exists()


def test_worker_withdraws_what_has_expired_once(make_article):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(expires_at=timezone.now() - LATER)

    assert (workflow.withdraw_expired(), workflow.withdraw_expired()) == (1, 0)

    assert actions(article)[-1] == "expired"


def test_expired_article_can_be_published_again(make_article, chief):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(expires_at=timezone.now() - LATER)
    workflow.withdraw_expired()

    workflow.publish(article, by=chief)

    assert article.is_published
    assert article.expires_at is None


def test_expiry_before_the_planned_publication_is_refused(draft, chief):
    workflow.schedule(draft, at=timezone.now() + 2 * LATER, by=chief)

    with pytest.raises(Refused, match="goes live after that"):
        workflow.set_expiry(draft, at=timezone.now() + LATER, by=chief)


def test_restored_text_is_a_new_draft(make_article, writer):
    article = make_article()
    first = article.live
    write_revision(article=article, text=Text(title="t", summary="s", body="<p>c</p>"), by=writer)

    restored = workflow.restore(article, first, by=writer)

    article.refresh_from_db()
    assert article.draft == restored != first
    assert (restored.body, restored.title) == (first.body, first.title)
    assert article.live == first


def test_text_of_another_article_cannot_be_restored(make_article, writer):
    with pytest.raises(Refused, match="another article"):
        workflow.restore(make_article("a"), make_article("b").live, by=writer)


def test_reviewed_article_comes_up_again_a_year_later(make_article, writer):
    article = make_article(review_due=timezone.localdate())
    assert article.is_review_due

    workflow.mark_reviewed(article, by=writer)

    article.refresh_from_db()
    assert article.review_due > timezone.localdate() + timedelta(days=360)


def test_part_of_a_series_is_taken_by_one_article(make_article, chief):
    make_article("one", series="Legs", series_order=1)
    second = make_article("two", public=False)
    text = Text(title="t", summary="s", body="<p>c</p>", series="Legs", series_order=1)

    write_revision(article=second, text=text, by=None)

    with pytest.raises(Refused, match="has a part 1 already"):
        workflow.publish(second, by=chief)


@pytest.mark.parametrize("again", [workflow.submit, workflow.publish])
def test_doing_it_twice_is_refused_in_words(make_article, chief, again):
    article = make_article()
    with pytest.raises(Refused, match="eaders see this text already"):
        again(article, by=chief)
