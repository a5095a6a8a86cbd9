"""What staff set in the dashboard: stock, mail and refusals go with it."""

import pytest
from django.test import Client
from django.utils import timezone

from shop.inventory.reservations import Wanted, reserve
from shop.order.models import Order
from shop.order.statuses import OrderStatus
from shop.payment.models import PaymentAttempt
from shop.payment.reconciliation import reconcile
from shop.payment.settlement import settle
from shop.tasks.models import OutboxMessage
from tests.basket.test_vouchers import make_voucher
from tests.checkout.conftest import add_to_cart, fill_details, pay_at_stripe, place
from tests.customer.orders import make_order
from tests.factories import make_product, make_user
from tests.payment.events import status

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk():
    client = Client()
    client.force_login(make_user("desk@example.com", is_staff=True, is_superuser=True))
    return client


def set_status(desk, order, new_status):
    """The messages that the page then shows."""
    answer = desk.post(
        f"/dashboard/orders/{order.number}/",
        {"order_action": "change_order_status", "new_status": new_status},
        follow=True,
    )
    assert answer.status_code == 200
    return " ".join(str(message) for message in answer.context["messages"])


def pay_after_the_hold(attempt, monkeypatch):
    """Paid at the very moment in which it was cancelled: the money is there, the stock is not."""
    from shop.payment import gateway

    PaymentAttempt.objects.update(hold_expires_at=timezone.now())
    pay_at_stripe(attempt.session_url)
    with monkeypatch.context() as patched:
        unpaid = gateway.retrieve_session(attempt.session_id)
        unpaid["status"], unpaid["payment_status"] = "expired", "unpaid"
        patched.setattr(gateway, "retrieve_session", lambda session_id: unpaid)
        reconcile()
    settle(attempt)


@pytest.fixture
def paid_late(order, attempt, monkeypatch):
    pay_after_the_hold(attempt, monkeypatch)
    assert status(order) == OrderStatus.PAYMENT_REVIEW
    return order


def reserved(product):
    return product.stockrecords.get().num_allocated or 0


def test_late_payment_that_is_accepted_reserves_the_stock_again(desk, paid_late, product):
    assert reserved(product) == 0

    set_status(desk, paid_late, "Paid")
    set_status(desk, paid_late, "Paid")

    assert status(paid_late) == OrderStatus.PAID
    assert paid_late.paid_at is not None
    assert (reserved(product), paid_late.lines.get().num_allocated) == (1, 1)
    assert OutboxMessage.objects.filter(kind="order.confirmation").count() == 1


def test_late_payment_that_is_accepted_uses_its_voucher_again(
    desk, client, standin, product, monkeypatch
):
    buyer = make_user()
    client.force_login(buyer)
    voucher = make_voucher(usage="Once per customer")
    add_to_cart(client, product)
    client.post("/cart/vouchers/add/", {"code": voucher.code})
    fill_details(client)
    place(client)
    order = Order.objects.get()
    pay_after_the_hold(order.payment_attempts.get(), monkeypatch)
    assert voucher.is_available_to_user(buyer)[0]

    set_status(desk, order, "Paid")
    set_status(desk, order, "Paid")

    voucher.refresh_from_db()
    offer = voucher.offers.get()
    saved = order.discounts.get().amount
    assert not voucher.is_available_to_user(buyer)[0]
    assert (voucher.num_orders, voucher.total_discount) == (1, saved)
    assert (offer.num_orders, offer.num_applications, offer.total_discount) == (1, 1, saved)
    assert offer.get_num_user_applications(buyer) == 1


def test_payment_in_review_that_kept_its_voucher_uses_it_once(desk, client, standin, product):
    voucher = make_voucher()
    add_to_cart(client, product)
    client.post("/cart/vouchers/add/", {"code": voucher.code})
    fill_details(client)
    place(client)
    order = Order.objects.get()
    attempt = order.payment_attempts.get()
    PaymentAttempt.objects.update(amount_minor=1)
    pay_at_stripe(attempt.session_url)
    settle(attempt)

    set_status(desk, order, "Paid")

    voucher.refresh_from_db()
    assert (status(order), voucher.num_orders) == (OrderStatus.PAID, 1)


def test_late_payment_cannot_be_accepted_when_nothing_is_left(desk, paid_late, product):
    reserve([Wanted(product.stockrecords.get().pk, 5, "others")])

    said = set_status(desk, paid_late, "Paid")

    assert "Sedorum has just sold out" in said
    assert "Refund the payment at Stripe" in said
    assert status(paid_late) == OrderStatus.PAYMENT_REVIEW
    assert (reserved(product), paid_late.lines.get().num_allocated) == (5, 0)


def test_payment_in_review_that_kept_its_stock_keeps_it_once(desk, order, attempt, product):
    PaymentAttempt.objects.update(amount_minor=1)
    pay_at_stripe(attempt.session_url)
    settle(attempt)

    set_status(desk, order, "Paid")

    assert (status(order), reserved(product)) == (OrderStatus.PAID, 1)
    assert order.basket.status == "Submitted"


@pytest.mark.parametrize("given_up", ["Cancelled", "Refunded"])
def test_order_given_up_before_packing_gives_its_stock_back(desk, given_up):
    product = make_product(stock=5)
    order = make_order(product)
    product.stockrecords.update(num_allocated=2)

    set_status(desk, order, given_up)

    assert (status(order), reserved(product)) == (given_up, 0)


def test_order_refunded_after_shipping_gives_no_stock_back(desk):
    product = make_product(stock=5)
    order = make_order(product, status=OrderStatus.SHIPPED)
    product.stockrecords.update(num_allocated=2)

    set_status(desk, order, "Refunded")

    assert (status(order), reserved(product)) == ("Refunded", 2)


@pytest.mark.parametrize("wanted", ["Paid", "Cancelled", "Payment review"])
def test_unpaid_order_is_left_to_its_payment(desk, order, product, wanted):
    said = set_status(desk, order, wanted)

    assert "The payment decides about this order" in said
    assert status(order) == OrderStatus.AWAITING_PAYMENT
    assert reserved(product) == 1
