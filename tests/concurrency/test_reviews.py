"""A double click on "Send review", and two decisions about one product."""

from unittest.mock import patch

import pytest
from django.db import IntegrityError
from django.db.models import QuerySet

from shop.reviews import deciding
from shop.reviews.deciding import publish
from shop.reviews.models import ProductReview, ReviewTotals
from shop.reviews.writing import delete_review
from tests.concurrency.conftest import Meanwhile, run_at_once
from tests.customer.orders import make_order
from tests.factories import make_product, make_user
from tests.reviews.conftest import make_review, send, signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def test_many_clicks_make_one_review_and_no_error():
    product, user = make_product(slug="magnesium"), make_user()
    make_order(product, user=user)
    clients = [signed_in(user) for _ in range(4)]

    answers = run_at_once([lambda client=client: send(client) for client in clients])

    assert [answer.status_code for answer in answers] == [302] * 4
    assert ProductReview.objects.get().version == 1


def test_reviews_published_at_once_are_all_counted():
    product, judge = make_product(), make_user(is_staff=True)
    reviews = [make_review(product, status=ProductReview.AWAITING) for _ in range(4)]

    run_at_once(
        [lambda pk=review.pk: publish(review_id=pk, version=1, by=judge) for review in reviews]
    )

    assert ReviewTotals.objects.get().count == 4


@pytest.fixture
def publish_slowly_and_delete(monkeypatch):
    """Staff publish a review whose author deletes it at this moment."""
    review = make_review(make_product(), status=ProductReview.AWAITING)
    judge = make_user(is_staff=True)
    refresh, meanwhile = deciding.refresh_totals, Meanwhile()

    def refresh_slowly(product_id):
        refresh(product_id)
        meanwhile.hold()

    monkeypatch.setattr(deciding, "refresh_totals", refresh_slowly)
    return [
        lambda: publish(review_id=review.pk, version=1, by=judge),
        meanwhile.then(lambda: delete_review(review)),
    ]


def test_review_is_deleted_while_it_is_published(publish_slowly_and_delete):
    assert run_at_once(publish_slowly_and_delete) == [True, None]
    assert not ProductReview.objects.exists()
    assert ReviewTotals.objects.get().count == 0


def test_control_without_the_lock_it_cannot_be_deleted(publish_slowly_and_delete, several_writers):
    with patch.object(QuerySet, "select_for_update", lambda self, *args, **kwargs: self):
        _published, deleted = run_at_once(publish_slowly_and_delete)

    assert isinstance(deleted, IntegrityError)
