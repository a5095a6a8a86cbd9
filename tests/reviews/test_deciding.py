"""Moderation: one rule for all stars, a reason, a record, a mail."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from catalogue.models import Product
from shop.reviews.deciding import NotDecided, publish, refuse
from shop.reviews.disease_words import names_disease
from shop.reviews.models import ProductReview, Reason, ReviewDecision, ReviewTotals
from shop.reviews.task_handlers import tell_author
from shop.reviews.totals import refresh_totals
from shop.tasks.models import OutboxMessage
from tests.factories import make_user

from .conftest import make_review, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def judge(db):
    return make_user("judge@example.com", is_staff=True)


def deliver():
    for message in OutboxMessage.objects.filter(kind="review.decided"):
        tell_author(message.payload)
    return mail.outbox


@pytest.mark.parametrize("stars", range(1, 6))
def test_every_star_is_published_alike(buyer, judge, product, stars):
    send(buyer, score=str(stars))
    review = ProductReview.objects.get()
    assert review.status == ProductReview.AWAITING

    publish(review_id=review.pk, version=1, by=judge)

    product.refresh_from_db()
    assert ProductReview.objects.get().status == ProductReview.PUBLISHED
    assert (product.rating, product.review_totals.count) == (stars, 1)


@pytest.mark.parametrize("stars", range(1, 6))
def test_disease_words_are_found_and_held_at_every_star(buyer, stars):
    send(buyer, score=str(stars), body="It cured my INSOMNIA.")

    review = ProductReview.objects.get()
    assert review.findings == ["cured", "insomnia"]
    assert review.status == ProductReview.AWAITING


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Helps with restless\nlegs", ["restless legs"]),
        ("my Crohn\u2019s disease", ["crohn's", "disease"]),
        ("pre-diabetes", ["pre diabetes"]),
        ("in\u00adsomnia", ["insomnia"]),
        ("Insomnia, insomnia!", ["insomnia"]),
        ("secure lid, healthy colour, treaty", []),
        ("Easy to swallow, neutral taste", []),
    ],
)
def test_disease_words(text, found):
    assert names_disease(text) == found


def test_no_reason_asks_for_an_opinion():
    assert set(Reason.values) == {"spam", "personal-data", "abusive", "off-topic", "disease"}


def test_refusal_needs_a_reason_in_the_database(product):
    review = make_review(product)

    with pytest.raises(IntegrityError), transaction.atomic():
        ProductReview.objects.filter(pk=review.pk).update(status=ProductReview.REFUSED)


def test_decision_is_recorded_with_who_when_why_and_what(buyer, judge):
    send(buyer, body="Buy at www.example.com")
    review = ProductReview.objects.get()

    refuse(review_id=review.pk, version=1, reason=Reason.SPAM, by=judge)
    send(buyer, body="Small capsules.")
    publish(review_id=review.pk, version=2, by=judge)

    rows = ReviewDecision.objects.values_list("status", "reason", "body", "decided_by__email")
    assert list(rows) == [
        (ProductReview.PUBLISHED, "", "Small capsules.", "judge@example.com"),
        (ProductReview.REFUSED, "spam", "Buy at www.example.com", "judge@example.com"),
    ]


def test_words_that_nobody_has_read_are_not_published(buyer, judge):
    send(buyer)
    review = ProductReview.objects.get()
    send(buyer, body="Buy at www.example.com")

    with pytest.raises(NotDecided, match="changed by its author"):
        publish(review_id=review.pk, version=1, by=judge)

    assert ProductReview.objects.get().status == ProductReview.AWAITING
    assert not ReviewDecision.objects.exists()


def test_same_decision_twice_is_one(buyer, judge):
    send(buyer)
    review = ProductReview.objects.get()

    assert publish(review_id=review.pk, version=1, by=judge)
    assert not publish(review_id=review.pk, version=1, by=judge)

    assert ReviewDecision.objects.count() == 1
    assert OutboxMessage.objects.filter(kind="review.decided").count() == 1


def test_author_gets_the_reason_by_mail(buyer, judge, product):
    send(buyer, score="5")
    refuse(review_id=ProductReview.objects.get().pk, version=1, reason=Reason.OFF_TOPIC, by=judge)

    (letter,) = deliver()

    assert letter.to == ["ada@example.com"]
    assert letter.subject == "Your review of Magnesium is not shown"
    assert "It is not about this product." in letter.body
    assert "the same for one star and for five" in letter.body
    assert "/products/magnesium/reviews/write/" in letter.body


def test_author_is_told_of_the_publication(buyer, judge):
    send(buyer, score="1")
    publish(review_id=ProductReview.objects.get().pk, version=1, by=judge)

    (letter,) = deliver()

    assert letter.subject == "Your review of Magnesium is published"


def test_review_deleted_before_the_mail_sends_none(buyer, judge):
    send(buyer)
    publish(review_id=ProductReview.objects.get().pk, version=1, by=judge)
    buyer.post("/products/magnesium/reviews/delete/")

    assert deliver() == []


def test_rating_counts_published_reviews_only(product):
    make_review(product, score=5)
    make_review(product, score=2)
    make_review(product, score=1, status=ProductReview.AWAITING)
    make_review(product, score=1, status=ProductReview.REFUSED, reason="spam")

    refresh_totals(product.pk)

    product.refresh_from_db()
    assert (str(product.review_totals.average), product.review_totals.count) == ("3.5", 2)
    assert product.rating == 3.5


@pytest.mark.parametrize(
    ("stars", "average"), [([4, 4, 5], "4.3"), ([1, 1, 1, 2], "1.3"), ([5], "5.0")]
)
def test_average_is_rounded_half_up_to_one_decimal(product, stars, average):
    for score in stars:
        make_review(product, score=score)

    refresh_totals(product.pk)

    product.refresh_from_db()
    assert str(product.review_totals.average) == average


def test_product_is_deleted_with_its_reviews_and_totals(product):
    make_review(product)
    refresh_totals(product.pk)

    Product.objects.filter(pk=product.pk).delete()

    assert not ProductReview.objects.exists()
    assert not ReviewTotals.objects.exists()


def test_rating_is_no_edit_of_the_product(product):
    before = product.date_updated, product.history.count()
    make_review(product)

    refresh_totals(product.pk)

    product.refresh_from_db()
    assert (product.date_updated, product.history.count()) == before
