"""Words that need a name: before they are published, and before they stand at a product."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from content import workflow
from content.attached import attached_articles
from content.claims import refresh_waiting
from content.models import Attachment
from content.revisions import Text, write_revision
from content.workflow import Refused
from shop.claims.signing import sign_off
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db
CLAIM = "<p>Iron cures restless legs syndrome.</p>"


@pytest.fixture
def chief(db):
    return make_user("chief@example.com", is_staff=True, is_superuser=True)


def write(article, body: str):
    text = Text(title="Iron", summary="About iron.", body=body)
    revision = write_revision(article=article, text=text, by=None)
    article.refresh_from_db()
    return revision


def test_unsigned_claim_is_not_published(make_article, chief):
    article = make_article(public=False, body=CLAIM)

    with pytest.raises(Refused, match="must sign off"):
        workflow.publish(article, by=chief)


@pytest.mark.parametrize("field", ["series", "conflict_of_interest", "limits", "summary"])
def test_no_field_that_readers_see_is_left_out(make_article, chief, field):
    article = make_article(public=False, **{field: "Sedorum cures restless legs syndrome."})

    with pytest.raises(Refused, match="must sign off"):
        workflow.publish(article, by=chief)


def test_signed_words_are_published(make_article, chief):
    article = make_article(public=False, body=CLAIM)
    sign_off(article.draft, chief, "Our adviser has agreed to this.")

    workflow.publish(article, by=chief)

    assert article.is_published


def test_changed_words_need_a_new_sign_off(make_article, chief):
    article = make_article(public=False, body=CLAIM)
    sign_off(article.draft, chief, "Our adviser has agreed to this.")
    write(article, "<p>Iron cures restless legs syndrome for good.</p>")

    with pytest.raises(Refused, match="must sign off"):
        workflow.publish(article, by=chief)


def test_claim_cannot_be_scheduled_either(make_article, chief):
    article = make_article(public=False, body=CLAIM)

    with pytest.raises(Refused, match="must sign off"):
        workflow.schedule(article, at=timezone.now() + timedelta(days=1), by=chief)


def test_advice_does_not_stop_anybody(make_article, chief, settings):
    settings.CLAIMS_POLICY = "advise"
    article = make_article(public=False, body=CLAIM)

    workflow.publish(article, by=chief)

    assert article.is_published


def test_product_and_article_wait_for_the_sign_off(make_article, chief, client):
    article, product = make_article(body=CLAIM), make_product("Sedorum", slug="sedorum")
    Attachment.objects.create(article=article, product=product)

    assert refresh_waiting(article)

    assert attached_articles(product) == []
    assert "/products/sedorum/" not in client.get("/articles/iron/").content.decode()


def test_both_are_shown_with_each_other_once_it_is_signed(make_article, chief, client):
    article, product = make_article(body=CLAIM), make_product("Sedorum", slug="sedorum")
    Attachment.objects.create(article=article, product=product)
    sign_off(article.live, chief, "Our adviser has agreed to this.")

    assert not refresh_waiting(article)

    assert attached_articles(product) == [article]
    assert "/products/sedorum/" in client.get("/articles/iron/").content.decode()


def test_publishing_page_marks_the_claim_and_leads_to_the_sign_off(make_article, staff_client):
    article = make_article(public=False, body=CLAIM)

    page = staff_client.get(reverse("admin:content_article_publishing", args=[article.pk]))

    html = page.content.decode()
    assert "needs a sign-off" in html
    assert page.context["sign_address"] in html
    assert staff_client.get(page.context["sign_address"]).status_code == 200


def test_signing_in_the_admin_lets_the_products_appear(make_article, staff_client):
    article, product = make_article(body=CLAIM), make_product()
    Attachment.objects.create(article=article, product=product)
    refresh_waiting(article)
    address = staff_client.get(
        reverse("admin:content_article_publishing", args=[article.pk])
    ).context["sign_address"]
    passages = [one.digest for one, _ in staff_client.get(address).context["passages"]]

    staff_client.post(address, {"passages": passages, "reason": "Our adviser has agreed to it."})

    assert not Attachment.objects.get().waits


def test_words_being_written_are_answered_with_their_claims(make_article, staff_client):
    article = make_article()
    address = reverse("admin:content_article_unsaved", args=[article.pk])

    [found] = staff_client.post(address, {"title": "Iron", "body": CLAIM}).json()["claims"]

    assert (found["field"], found["severity"]) == ("body", "disease")


def test_form_lists_the_claims_of_the_draft(make_article, staff_client):
    article = make_article(body=CLAIM)

    page = staff_client.get(reverse("admin:content_article_change", args=[article.pk]))

    assert [one["severity"] for one in page.context["claims"]] == ["disease"]
