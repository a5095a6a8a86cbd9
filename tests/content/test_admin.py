import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.models import Article, Attachment, Revision, Source, Topic
from content.workflow import withdraw
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def form_data(article: Article | None = None, **changes: str) -> dict[str, str]:
    """What the browser sends for the article's form."""
    data = {
        "title": "Iron",
        "summary": "About Iron.",
        "key_points": "One.",
        "body": "<h2>What it is</h2>\r\n<p>A metal.</p>",
        "note": "",
        "slug": "iron",
        "series": "",
        "limits": "",
        "conflict_of_interest": "",
        "meta_description": "",
    }
    if article:
        data |= {
            "topic": str(article.topic_id),
            "author": str(article.author_id),
            "body": article.draft.body.replace("\n", "\r\n"),
        }
    for prefix in ("attachments", "revisions"):
        data |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    return data | changes


def change(client, article: Article, **changes: str):
    address = reverse("admin:content_article_change", args=[article.pk])
    response = client.post(address, form_data(article, **changes))
    assert response.status_code == 302, response.context["errors"]
    article.refresh_from_db()
    return response


@pytest.mark.parametrize("model", ["article", "topic", "person", "picture", "source"])
def test_admin_pages_open(make_article, staff_client, model):
    make_article(sources=["A"])

    assert staff_client.get(reverse(f"admin:content_{model}_changelist")).status_code == 200
    assert staff_client.get(reverse(f"admin:content_{model}_add")).status_code == 200


def test_article_form_holds_its_newest_text(make_article, staff_client):
    article = make_article(sources=["A"], key_points=["One.", "Two."])

    page = staff_client.get(reverse("admin:content_article_change", args=[article.pk]))

    assert page.status_code == 200
    assert page.context["adminform"].form.initial["key_points"] == "One.\nTwo."
    assert page.context["adminform"].form.initial["body"] == article.draft.body


def test_import_map_of_the_editor_carries_the_nonce(make_article, staff_client):
    page = staff_client.get(reverse("admin:content_article_add"))

    policy = page["Content-Security-Policy"]
    nonce = policy.partition("'nonce-")[2].partition("'")[0]
    assert f'<script type="importmap" nonce="{nonce}">' in page.content.decode()


def test_new_text_is_a_new_draft_and_readers_keep_what_they_see(make_article, staff_client):
    article = make_article()
    before = article.live

    change(staff_client, article, body="<p>New.</p>", note="Shorter")

    assert article.live == before
    assert (article.draft.body, article.draft.note) == ("<p>New.</p>", "Shorter")
    assert article.draft.by.email == "root@example.com"


def test_new_topic_or_picture_waits_with_the_draft(make_article, staff_client):
    article = make_article()
    herbs = Topic.objects.create(slug="herbs", name="Herbs")
    before = article.topic

    change(staff_client, article, topic=str(herbs.pk))

    assert (article.topic, article.draft.topic) == (before, herbs)


def test_new_address_holds_at_once(make_article, staff_client):
    article = make_article()

    change(staff_client, article, slug="iron-again")

    assert article.slug == "iron-again"
    assert article.revisions.count() == 1


def test_new_text_of_a_withdrawn_article_stays_a_draft(make_article, staff_client):
    article = make_article()
    withdraw(article)

    change(staff_client, article, body="<p>New.</p>")

    assert article.draft.body == "<p>New.</p>"
    assert not article.is_public


def test_same_text_is_no_new_revision(make_article, staff_client):
    article = make_article(body="<h2>a</h2>\n<p>b</p>\n")

    change(staff_client, article)

    assert article.revisions.count() == 1


def test_new_limits_are_a_new_text(make_article, staff_client):
    article = make_article()

    change(staff_client, article, limits="Little is known.")

    assert (article.live.limits, article.draft.limits) == ("", "Little is known.")


def test_new_article_gets_its_address_from_the_title(topic, author, staff_client):
    data = form_data(title="All about Iron", slug="", topic=str(topic.pk), author=str(author.pk))

    response = staff_client.post(reverse("admin:content_article_add"), data)

    assert response.status_code == 302
    article = Article.objects.get()
    assert (article.slug, article.live, article.draft.title) == (
        "all-about-iron",
        None,
        "All about Iron",
    )


@pytest.mark.parametrize(
    ("field", "value"), [("slug", "feed"), ("slug", "taken"), ("title", ""), ("body", "")]
)
def test_wrong_input_is_explained_and_nothing_stored(make_article, staff_client, field, value):
    make_article("taken")
    article = make_article()
    address = reverse("admin:content_article_change", args=[article.pk])

    response = staff_client.post(address, form_data(article, **{field: value}))

    assert response.status_code == 200
    assert response.context["adminform"].form.errors.keys() == {field}
    assert Revision.objects.count() == 2


def test_hostile_text_is_cleaned(make_article, staff_client):
    article = make_article()

    change(staff_client, article, body="<p onclick='x()'>a<script>x()</script></p>")

    assert article.draft.body == "<p>a</p>"


def test_citation_without_a_source_is_pointed_out(make_article, staff_client):
    article = make_article()

    response = change(staff_client, article, body='<p>a <cite data-source="X-1">[X-1]</cite></p>')

    assert any("X-1" in str(message) for message in get_messages(response.wsgi_request))


def test_chosen_sources_and_products_are_saved_with_the_article(make_article, staff_client):
    article, product = make_article(), make_product()
    source = Source.objects.create(key="TROTTI-2019", authors="Trotti LM", title="Iron")

    change(
        staff_client,
        article,
        **{
            "sources": str(source.pk),
            "attachments-TOTAL_FORMS": "1",
            "attachments-0-product": str(product.pk),
            "attachments-0-position": "1",
        },
    )

    assert list(article.draft.sources.all()) == [source]
    assert Attachment.objects.get().product == product


def test_article_list_needs_few_queries(make_article, staff_client, django_assert_max_num_queries):
    for number in range(20):
        make_article(f"a{number}")

    with django_assert_max_num_queries(15):
        page = staff_client.get(reverse("admin:content_article_changelist"), {"q": "iron"})

    assert page.context["cl"].result_count == 20


def test_article_can_be_deleted_with_its_revisions(make_article, staff_client):
    article = make_article()

    staff_client.post(reverse("admin:content_article_delete", args=[article.pk]), {"post": "yes"})

    assert not Revision.objects.exists()


def test_revision_can_be_seen_but_not_changed(make_article, staff_client):
    revision = make_article().live
    address = reverse("admin:content_revision_change", args=[revision.pk])

    assert "A metal." in staff_client.get(address).content.decode()
    assert staff_client.post(address, {"title": "x"}).status_code == 403


def test_view_on_site_leads_to_the_preview_of_a_draft(make_article, staff_client):
    article = make_article(public=False)

    page = staff_client.get(reverse("admin:content_article_change", args=[article.pk]))

    address = reverse("admin:content_article_preview", args=[article.pk])
    assert address in page.content.decode()


def test_customer_does_not_get_in(make_article, client):
    client.force_login(make_user())

    assert client.get(reverse("admin:content_article_changelist")).status_code in (302, 403)


def test_article_list_counts_no_further_than_its_next_pages(make_article, staff_client):
    make_article()

    with CaptureQueriesContext(connection) as queries:
        staff_client.get(reverse("admin:content_article_changelist"))

    counts = [each["sql"] for each in queries if "COUNT(" in each["sql"]]
    assert counts
    assert all("LIMIT" in sql for sql in counts if "content_article" in sql)
