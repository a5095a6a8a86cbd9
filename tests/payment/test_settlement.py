"""What an order becomes once its payment is known, and who is told."""

import pytest
from django.core import mail
from django.utils import timezone

from shop.payment import gateway
from shop.payment.models import PaymentAttempt
from shop.payment.settlement import settle
from shop.tasks.models import OutboxMessage
from shop.tasks.worker import load_handlers, run_due
from tests.checkout.conftest import pay_at_stripe
from tests.payment.events import status

pytestmark = pytest.mark.django_db(transaction=True)


def test_settling_twice_writes_one_payment(order, attempt):
    pay_at_stripe(attempt.session_url)

    settle(attempt)
    settle(attempt)

    assert order.sources.count() == 1
    assert OutboxMessage.objects.filter(kind="order.confirmation").count() == 1


def test_a_different_amount_is_held_for_review(order, attempt):
    PaymentAttempt.objects.filter(pk=attempt.pk).update(amount_minor=1)
    pay_at_stripe(attempt.session_url)

    settle(attempt)

    assert status(order) == "Payment review"
    assert OutboxMessage.objects.filter(kind="payment.review").count() == 1
    assert not OutboxMessage.objects.filter(kind="order.confirmation").exists()


def test_stripe_is_never_called_inside_a_transaction(standin):
    from django.db import transaction

    with transaction.atomic(), pytest.raises(AssertionError, match="inside a database transaction"):
        gateway.retrieve_session("cs_test_x")


def test_the_buyer_gets_one_confirmation(order, attempt):
    pay_at_stripe(attempt.session_url)
    settle(attempt)
    settle(attempt)

    load_handlers()
    run_due()
    run_due()

    subjects = [m.subject for m in mail.outbox if order.number in m.subject]
    assert subjects == [f"Your order {order.number}"]


def test_who_has_not_paid_gets_a_link_to_do_so(order):
    OutboxMessage.objects.update(due_at=timezone.now())

    load_handlers()
    run_due()

    assert order.pay_url in mail.outbox[-1].body


def test_who_has_paid_gets_no_reminder(order, attempt):
    pay_at_stripe(attempt.session_url)
    settle(attempt)
    OutboxMessage.objects.update(due_at=timezone.now())

    load_handlers()
    run_due()

    assert [m for m in mail.outbox if "waiting" in m.subject] == []
