"""Two workers that look at the same restock, and at the same mail."""

import time
from unittest.mock import patch

import pytest
from django.core import mail
from django.utils import timezone

from shop.alerts import sending
from shop.alerts.models import StockAlert
from shop.tasks.models import OutboxMessage
from tests.alerts.conftest import restock, wait_for
from tests.concurrency.conftest import run_at_once
from tests.factories import make_product

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
WORKERS = 4


def check_then_act(alert: StockAlert) -> bool:
    """Look first, write later, with time in between."""
    free = StockAlert.objects.unsent().filter(pk=alert.pk).exists()
    time.sleep(0.3)
    StockAlert.objects.filter(pk=alert.pk).update(mailed_at=timezone.now())
    return free


def queued_alert() -> StockAlert:
    product = make_product(stock=0)
    wait_for(product, 1)
    restock(product, 1)
    sending.queue_due()
    return StockAlert.objects.get()


def test_many_workers_send_one_mail():
    alert = queued_alert()

    run_at_once([lambda: sending.tell(alert.pk, alert.turn)] * WORKERS)

    assert len(mail.outbox) == 1


def test_control_without_the_claim_there_are_more():
    alert = queued_alert()

    with patch.object(sending, "_claim", check_then_act):
        run_at_once([lambda: sending.tell(alert.pk, alert.turn)] * WORKERS)

    assert len(mail.outbox) > 1


def test_many_workers_choose_no_more_than_the_stock_serves():
    product = make_product(stock=0)
    wait_for(product, 20)
    restock(product, 2)

    chosen = run_at_once([sending.queue_due] * WORKERS)

    assert sum(chosen) == OutboxMessage.objects.count() == 2 * sending.MAILS_PER_UNIT
    assert StockAlert.objects.waiting().count() == 20 - 2 * sending.MAILS_PER_UNIT
