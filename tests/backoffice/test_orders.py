from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.order.models import Order, OrderStatusChange
from shop.order.statuses import OrderStatus
from shop.payment.models import PaymentAttempt
from shop.tasks.models import OutboxMessage
from tests.factories import make_product

from .orders import add_attempt, add_line, make_order

LIST = "/admin/order/order/"


def detail(order: Order) -> str:
    return reverse("admin:order_order_change", args=[order.pk])


def test_detail_shows_lines_payment_and_history(boss: Client) -> None:
    order = make_order(OrderStatus.PAID, "29.95")
    add_line(order, make_product("Sedorum", price="29.95"))
    add_attempt(order, session_id="cs_test_1", payment_intent_id="pi_1")
    OrderStatusChange.objects.create(order=order, old_status="Awaiting payment", new_status="Paid")

    page = boss.get(detail(order)).content.decode()

    for words in ("Sedorum", "cs_test_1", "pi_1", "Succeeded", "Ada", "1 Pearl Street", "$29.95"):
        assert words in page, words
    assert reverse("dashboard:order-detail", kwargs={"number": order.number}) in page
    assert order.get_absolute_url() in page
    assert "dashboard.stripe.com" not in page


def test_with_a_real_key_the_payment_links_to_stripe(boss: Client, settings: Any) -> None:
    settings.STRIPE_USES_STANDIN = False
    settings.STRIPE_SECRET_KEY = "sk_test_abc"
    order = make_order(OrderStatus.PAID)
    add_attempt(order, payment_intent_id="pi_1")

    assert (
        "https://dashboard.stripe.com/test/payments/pi_1"
        in boss.get(detail(order)).content.decode()
    )


def test_forged_post_changes_nothing(boss: Client) -> None:
    order = make_order(OrderStatus.AWAITING_PAYMENT, "29.95")
    attempt = add_attempt(order, state=PaymentAttempt.State.OPEN)
    forged = {"status": "Paid", "total_incl_tax": "0.01", "state": "succeeded", "_save": "1"}

    assert boss.post(detail(order), forged).status_code == 403
    assert boss.post(LIST + "add/", forged).status_code == 403
    assert boss.post(f"{LIST}{order.pk}/delete/", {"post": "yes"}).status_code == 403
    boss.post(LIST, {"action": "delete_selected", "_selected_action": [order.pk], "post": "yes"})
    page = reverse("admin:payment_paymentattempt_change", args=[attempt.pk])
    assert boss.post(page, forged).status_code == 403

    order.refresh_from_db()
    attempt.refresh_from_db()
    assert (order.status, order.total_incl_tax) == (OrderStatus.AWAITING_PAYMENT, Decimal("29.95"))
    assert attempt.state == PaymentAttempt.State.OPEN


@pytest.mark.parametrize("term", ["EV", "ada@example.com", "Lovelace"])
def test_order_is_found_by_number_mail_and_name(boss: Client, term: str) -> None:
    order = make_order(OrderStatus.PAID)

    assert order.number in boss.get(LIST, {"q": term}).content.decode()


def test_list_is_filtered_by_status(boss: Client) -> None:
    paid, waiting = make_order(OrderStatus.PAID), make_order(OrderStatus.AWAITING_PAYMENT)

    page = boss.get(LIST, {"status": "Paid"}).content.decode()

    assert paid.number in page and waiting.number not in page


def test_order_of_a_closed_account_is_shown(boss: Client) -> None:
    order = make_order(OrderStatus.PAID, guest_email="", shipping_address=None)

    assert boss.get(LIST).status_code == 200
    assert "closed account" in boss.get(detail(order)).content.decode()


@pytest.mark.parametrize("count", [2, 30])
def test_queries_do_not_grow(boss: Client, count: int) -> None:
    product = make_product()
    for _ in range(count):
        add_attempt(make_order(OrderStatus.PAID))
    order = make_order(OrderStatus.PAID)
    for _ in range(count):
        add_line(order, product)

    with CaptureQueriesContext(connection) as of_list:
        assert boss.get(LIST).status_code == 200
    with CaptureQueriesContext(connection) as of_detail:
        assert boss.get(detail(order)).status_code == 200

    assert len(of_list) <= 12
    assert len(of_detail) <= 25


def test_message_that_was_given_up_is_tried_again(boss: Client) -> None:
    failed = OutboxMessage.objects.create(
        kind="order.confirmation", key="a", state=OutboxMessage.State.FAILED, attempts=9
    )
    done = OutboxMessage.objects.create(
        kind="order.confirmation", key="b", state=OutboxMessage.State.DONE
    )

    boss.post(
        "/admin/tasks/outboxmessage/",
        {"action": "try_again", "_selected_action": [failed.pk, done.pk]},
    )

    failed.refresh_from_db()
    done.refresh_from_db()
    assert (failed.state, failed.attempts) == (OutboxMessage.State.WAITING, 0)
    assert done.state == OutboxMessage.State.DONE
