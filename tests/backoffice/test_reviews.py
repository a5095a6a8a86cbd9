"""Reviews in the admin: the queue, the page of decisions, and no door beside it."""

import pytest
from django.test import Client

from shop.reviews.models import ProductReview, ReviewDecision
from tests.factories import make_product
from tests.reviews.conftest import make_review

LIST = "/admin/reviews/productreview/"


@pytest.fixture
def product(db):
    return make_product("Magnesium", slug="magnesium")


def waiting(product, **fields):
    return make_review(product, status=ProductReview.AWAITING, **fields)


def decide(client, *reviews, decision, reason="", version=None):
    ids = ",".join(str(review.pk) for review in reviews)
    read = " ".join(f"{review.pk}:{version or review.version}" for review in reviews)
    fields = {"read": read, "decision": decision, "reason": reason}
    return client.post(f"{LIST}decide/?ids={ids}", fields, follow=True)


def test_queue_shows_the_waiting_ones_and_what_was_found(boss, product):
    waiting(product, title="Waits", findings=["insomnia"])
    make_review(product, title="Shown")

    text = boss.get(f"{LIST}?state=awaiting").content.decode()

    assert "Waits" in text
    assert "insomnia" in text
    assert ">Shown<" not in text
    assert "One rule, whatever the stars" in text


def test_several_are_published_at_once_whatever_their_stars(boss, product):
    bad, good = waiting(product, score=1), waiting(product, score=5)

    decide(boss, bad, good, decision="publish")

    assert set(ProductReview.objects.values_list("score", "status")) == {(1, 1), (5, 1)}


def test_several_are_refused_at_once_whatever_their_stars(boss, product):
    bad, good = waiting(product, score=1), waiting(product, score=5)

    decide(boss, bad, good, decision="refuse", reason="spam")

    rows = set(ProductReview.objects.values_list("score", "status", "reason"))
    assert rows == {(1, 2, "spam"), (5, 2, "spam")}
    assert set(ReviewDecision.objects.values_list("decided_by__email", flat=True)) == {
        "boss@example.com"
    }


def test_refusal_without_a_reason_is_asked_for_it(boss, product):
    review = waiting(product)

    answer = decide(boss, review, decision="refuse")

    assert "Choose the reason" in answer.content.decode()
    assert ProductReview.objects.get().status == ProductReview.AWAITING


def test_review_changed_meanwhile_is_told_and_not_decided(boss, product):
    review = waiting(product, version=2)

    answer = decide(boss, review, decision="publish", version=1)

    assert "has been changed by its author" in answer.content.decode()
    assert ProductReview.objects.get().status == ProductReview.AWAITING


@pytest.mark.parametrize("query", ["", "?ids=", "?ids=x", "?ids=999", "?ids=1,,9" + "9" * 30])
def test_odd_addresses_lead_back(boss, product, query):
    assert boss.get(f"{LIST}decide/{query}").status_code == 302


@pytest.mark.parametrize("read", ["", "x", "1", "1:x", "1:1; 2:2"])
def test_odd_posts_decide_nothing(boss, product, read):
    review = waiting(product)

    answer = boss.post(f"{LIST}decide/?ids={review.pk}", {"read": read, "decision": "publish"})

    assert answer.status_code == 200
    assert ProductReview.objects.get().status == ProductReview.AWAITING


def test_action_leads_to_the_page_with_the_words(boss, product):
    review = waiting(product, body="Words to be read")

    answer = boss.post(
        LIST, {"action": "read_and_decide", "_selected_action": [review.pk]}, follow=True
    )

    assert "Words to be read" in answer.content.decode()


def test_editor_decides_nothing(staff, product):
    review = waiting(product)

    assert decide(staff("Editor"), review, decision="publish").status_code == 403
    assert ProductReview.objects.get().status == ProductReview.AWAITING


@pytest.mark.parametrize("role", ["Catalogue manager", "Order desk"])
def test_role_reads_and_decides(staff, product, role):
    review = waiting(product)
    client = staff(role)
    assert client.get(f"{LIST}{review.pk}/change/").status_code == 200

    decide(client, review, decision="refuse", reason="abusive")

    assert ProductReview.objects.get().reason == "abusive"
    assert role.split()[0].lower() in client.get(f"{LIST}{review.pk}/change/").content.decode()


def test_nobody_changes_what_a_customer_wrote(boss, product):
    review = waiting(product)

    answer = boss.post(f"{LIST}{review.pk}/change/", {"title": "Great!", "status": "1"})

    assert answer.status_code == 403
    assert ProductReview.objects.get().title == "Easy to take"


def test_only_demo_content_can_be_deleted(boss, product):
    real, demo = make_review(product), make_review(product, is_demo=True)
    fields = {
        "action": "delete_selected",
        "_selected_action": [real.pk, demo.pk],
        "post": "yes",
    }

    boss.post(LIST, fields)
    assert ProductReview.objects.count() == 2
    boss.post(LIST, {**fields, "_selected_action": [demo.pk]})

    assert list(ProductReview.objects.all()) == [real]


def test_share_refused_is_shown_by_star(boss, product):
    make_review(product, score=5)
    make_review(product, score=1)
    make_review(product, score=1, status=ProductReview.REFUSED, reason="spam")

    shares = {share.stars: share.percent for share in boss.get(LIST).context["shares"]}

    assert shares == {5: 0, 4: None, 3: None, 2: None, 1: 50}


def test_start_page_counts_the_waiting_ones(staff, product):
    waiting(product)
    make_review(product)

    assert staff("Order desk").get("/admin/").context["reviews"] == 1


@pytest.mark.parametrize("path", ["", "1/", "1/delete/", "anything/else/"])
def test_oscars_dashboard_is_no_side_door(boss, product, path):
    review = waiting(product, pk=1)

    for answer in (
        boss.get(f"/dashboard/reviews/{path}"),
        boss.post(f"/dashboard/reviews/{path}", {"status": "1", "title": "x", "body": "x"}),
    ):
        assert (answer.status_code, answer["Location"]) == (302, LIST)
    review.refresh_from_db()
    assert review.status == ProductReview.AWAITING


def test_customer_does_not_get_in(product):
    assert decide(Client(), waiting(product), decision="publish").redirect_chain
    assert ProductReview.objects.get().status == ProductReview.AWAITING
