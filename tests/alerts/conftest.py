from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from shop.alerts.models import StockAlert
from shop.alerts.task_handlers import queue_due
from shop.inventory.adjustments import adjust
from shop.tasks.models import OutboxMessage
from shop.tasks.registry import handlers
from tests.factories import make_product
from tests.rates import fresh_rate_limits  # noqa: F401

KINDS = ("stock_alert.confirm", "stock_alert.back")


@pytest.fixture
def product(db: None) -> Any:
    return make_product("Collagen", slug="collagen", stock=0)


def restock(product: Any, units: int) -> None:
    adjust(product.stockrecords.get(), change=units, reason="received")


def wait_for(product: Any, people: int) -> list[StockAlert]:
    """That many guests, the first has waited longest."""
    alerts = [
        StockAlert.objects.create(product=product, email=f"guest{number}@example.com")
        for number in range(people)
    ]
    for number, alert in enumerate(alerts):
        asked_at = timezone.now() - timedelta(hours=people - number)
        StockAlert.objects.filter(pk=alert.pk).update(asked_at=asked_at)
    return alerts


def deliver() -> list[Any]:
    """Do what the worker does with our messages; returns every mail of this test so far."""
    for message in OutboxMessage.objects.filter(kind__in=KINDS, state="waiting").order_by("pk"):
        handlers[message.kind](message.payload)
        OutboxMessage.objects.filter(pk=message.pk).update(state="done")
    return mail.outbox


def work() -> list[str]:
    """One round of the worker; returns the addresses written to so far."""
    queue_due()
    return [message.to[0] for message in deliver()]
