"""Who may write, what is kept, what happens to it when it is changed."""

import pytest
from django.test import Client

from shop.customer.closing import close_account
from shop.customer.guest_orders import claim_orders
from shop.order.statuses import OrderStatus
from shop.reviews.models import ProductReview
from shop.reviews.totals import refresh_totals
from shop.users.models import User
from shop.users.verification import verify_email
from tests.customer.orders import make_order
from tests.factories import make_product, make_user, make_variants

from .conftest import WORDS, make_review, send, signed_in

pytestmark = pytest.mark.django_db
REFUSAL = "Only people who bought this product here"


def page(client, slug="magnesium"):
    return client.get(f"/products/{slug}/reviews/write/")


def test_buyer_writes_a_review_that_waits(buyer, product):
    answer = send(buyer)

    review = ProductReview.objects.get()
    assert answer.status_code == 302
    assert (review.product, review.user.email, review.score) == (product, "ada@example.com", 4)
    assert (review.title, review.body, review.name) == ("Easy to take", "Small capsules.", "Ada")
    assert (review.status, review.is_verified, review.version) == (ProductReview.AWAITING, True, 1)


@pytest.mark.parametrize(
    "status",
    [OrderStatus.AWAITING_PAYMENT, OrderStatus.PAYMENT_REVIEW, OrderStatus.CANCELLED],
)
def test_order_that_is_not_paid_allows_nothing(product, status):
    user = make_user()
    make_order(product, user=user, status=status)
    client = signed_in(user)

    assert send(client).status_code == 403
    assert REFUSAL in page(client).content.decode()
    assert not ProductReview.objects.exists()


def test_who_was_given_the_money_back_may_write(product):
    user = make_user()
    order = make_order(product, user=user, status=OrderStatus.REFUNDED)
    order.paid_at = order.date_placed
    order.save()

    assert send(signed_in(user), score="1").status_code == 302


def test_somebody_elses_order_allows_nothing(buyer):
    other = signed_in(make_user("eve@example.com"))

    assert send(other).status_code == 403
    assert not ProductReview.objects.exists()


def test_order_of_another_product_allows_nothing(product):
    user = make_user()
    make_order(make_product("Zinc"), user=user)

    assert send(signed_in(user)).status_code == 403


def test_review_of_a_bought_variant_hangs_on_its_parent(db):
    parent, small, _ = make_variants()
    user = make_user()
    make_order(small, user=user)
    client = signed_in(user)

    assert send(client, parent.slug).status_code == 302
    assert send(client, small.slug).status_code == 404
    assert ProductReview.objects.get().product == parent


def test_guests_order_counts_once_it_is_claimed(product):
    user = make_user()
    make_order(product, guest_email="Ada@example.com")
    client = signed_in(user)
    assert send(client).status_code == 403

    verify_email(user)
    claim_orders(user)

    assert send(client).status_code == 302


def test_signed_out_are_led_to_the_door_and_back(product):
    answer = send(Client())

    assert answer.status_code == 302
    assert answer["Location"] == "/account/login/?next=/products/magnesium/reviews/write/"
    assert not ProductReview.objects.exists()


def test_review_of_a_hidden_product_cannot_be_written_but_taken_back(buyer, product):
    send(buyer)
    product.is_public = False
    product.save()

    assert page(buyer).status_code == 200
    buyer.post("/products/magnesium/reviews/delete/")
    assert not ProductReview.objects.exists()
    assert page(buyer).status_code == 404


def test_sending_twice_makes_one_review_and_is_no_error(buyer):
    first, second = send(buyer), send(buyer)

    assert (first.status_code, second.status_code) == (302, 302)
    assert ProductReview.objects.get().version == 1


def test_changed_review_waits_again_and_leaves_the_rating(buyer, product):
    send(buyer)
    ProductReview.objects.update(status=ProductReview.PUBLISHED)
    refresh_totals(product.pk)

    send(buyer, score="1")

    review = ProductReview.objects.get()
    product.refresh_from_db()
    assert (review.status, review.score, review.version) == (ProductReview.AWAITING, 1, 2)
    assert (product.review_totals.count, product.rating) == (0, None)


def test_same_words_again_stay_published(buyer):
    send(buyer)
    ProductReview.objects.update(status=ProductReview.PUBLISHED)

    send(buyer)

    assert ProductReview.objects.get().status == ProductReview.PUBLISHED


def test_deleted_review_leaves_the_rating(buyer, product):
    send(buyer)
    ProductReview.objects.update(status=ProductReview.PUBLISHED)
    refresh_totals(product.pk)

    buyer.get("/products/magnesium/reviews/delete/")
    assert ProductReview.objects.exists()
    buyer.post("/products/magnesium/reviews/delete/")

    product.refresh_from_db()
    assert not ProductReview.objects.exists()
    assert (product.review_totals.count, product.rating) == (0, None)


def test_nobody_deletes_somebody_elses(buyer, product):
    review = make_review(product)

    buyer.post("/products/magnesium/reviews/delete/")

    assert ProductReview.objects.filter(pk=review.pk).exists()


def test_closed_account_takes_its_review_and_rating_along(buyer, product):
    send(buyer)
    ProductReview.objects.update(status=ProductReview.PUBLISHED)
    refresh_totals(product.pk)

    close_account(User.objects.get(email="ada@example.com"))

    product.refresh_from_db()
    assert not ProductReview.objects.exists()
    assert product.rating is None


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("score", "", "Please choose from 1 to 5 stars."),
        ("score", "0", "Please choose from 1 to 5 stars."),
        ("score", "6", "Please choose from 1 to 5 stars."),
        ("score", "4.5", "Please choose from 1 to 5 stars."),
        ("title", " ", "Please sum it up in one line."),
        ("title", "x" * 121, "at most 120 characters"),
        ("body", "\r\n", "Please write a few words about the product."),
        ("body", "x" * 4001, "at most 4000 characters"),
        ("name", "", "Please enter the name to be shown."),
        ("name", "x" * 61, "at most 60 characters"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_is_lost(buyer, field, value, message):
    answer = send(buyer, **{field: value})

    text = answer.content.decode()
    assert answer.status_code == 400
    assert message in text
    assert f'id="id_{field}_error"' in text
    kept = {"title": 'value="Easy to take"', "body": "Small capsules.", "name": 'value="Ada"'}
    assert all(words in text for name, words in kept.items() if name != field)
    assert not ProductReview.objects.exists()


def test_line_ends_count_once(buyer):
    assert send(buyer, body="x\r\n" * 2000).status_code == 302


def test_html_is_kept_and_shown_as_text(buyer, product):
    send(buyer, title="<b>x</b>", body="<script>alert(1)</script>", name="<i>Ada")
    review = ProductReview.objects.get()
    ProductReview.objects.update(status=ProductReview.PUBLISHED)
    refresh_totals(product.pk)

    text = Client().get("/products/magnesium/").content.decode()

    assert (review.title, review.body) == ("<b>x</b>", "<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>alert" not in text
    assert "<i>Ada" not in text


def test_too_many_in_an_hour_are_told_and_keep_their_words(buyer):
    for number in range(20):
        send(buyer, title=f"Number {number}")

    answer = send(buyer, title="One too many")

    assert answer.status_code == 429
    assert "Please try again in an hour." in answer.content.decode()
    assert 'value="One too many"' in answer.content.decode()
    assert ProductReview.objects.get().title == "Number 19"


def test_staff_are_marked_also_after_they_have_left(product):
    user = make_user(is_staff=True)
    make_order(product, user=user)
    send(signed_in(user))
    ProductReview.objects.update(status=ProductReview.PUBLISHED)
    refresh_totals(product.pk)
    assert "Works at Evenfall" in Client().get("/products/magnesium/").content.decode()

    user.is_staff = False
    user.save()

    assert "Works at Evenfall" in Client().get("/products/magnesium/").content.decode()


def test_order_page_leads_to_the_review(buyer, product):
    order = product.line_set.get().order
    link = 'href="/products/magnesium/reviews/write/"'
    before = buyer.get(f"/account/orders/{order.number}/").content.decode()
    send(buyer)
    after = buyer.get(f"/account/orders/{order.number}/").content.decode()

    assert link in before
    assert "Write a review" in before
    assert "Your review waits to be read" in after
    assert "Edit your review" in after


def test_order_page_of_an_unpaid_order_asks_for_no_review(product):
    user = make_user()
    order = make_order(product, user=user, status=OrderStatus.AWAITING_PAYMENT)

    text = signed_in(user).get(f"/account/orders/{order.number}/").content.decode()

    assert "Write a review" not in text


def test_rule_stands_beside_the_form(buyer):
    text = page(buyer).content.decode()

    assert "Every review is published under the same rule, whatever its rating." in text
    assert WORDS["title"] not in text
