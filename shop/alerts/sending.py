"""Telling those who wait: oldest first, no more at once than the stock can serve.

`queue_due` chooses whose turn it is, `tell` looks again at the moment of sending. Both may run in
several workers at once: a turn is chosen under a lock, a mail is claimed by an UPDATE that succeeds
once.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from catalogue.models import Product
from shop.tasks.outbox import enqueue

from .mails import send_back_in_stock
from .models import StockAlert
from .supply import count_for_sale, sold_products

logger = logging.getLogger(__name__)
BACK = "stock_alert.back"
# Not everybody who is told buys; those who are told in vain do not ask again.
MAILS_PER_UNIT = 3
# After this long, whoever was told has had their chance, and the next are told.
PAUSE = timedelta(hours=6)
MOST_AT_ONCE = 200


def queue_due() -> int:
    """Queue mails for products that can be bought again; returns how many."""
    awaited = StockAlert.objects.waiting().values("product")
    products = [each for each in sold_products().filter(pk__in=awaited) if count_for_sale(each)]
    return sum(_queue_for(product) for product in products)


def tell(alert_id: int, turn: int) -> None:
    """Send the mail, if it was not sent and the product can still be bought; else wait on.

    Raises what the mail backend raises, and the next call tries again. A worker that dies in the
    very moment of sending leaves the mail unsent: one too few is better here than one too many.
    """
    alert = StockAlert.objects.select_related("user").filter(pk=alert_id, turn=turn).first()
    if alert is None or alert.mailed_at or alert.queued_at is None:
        return
    product = sold_products().filter(pk=alert.product_id).first()
    if product is None or not count_for_sale(product):
        StockAlert.objects.unsent().filter(pk=alert.pk, turn=turn).update(queued_at=None)
        return
    if alert.user and not alert.user.is_active:
        alert.delete()
        return
    if not _claim(alert):
        return
    try:
        send_back_in_stock(alert, product)
    except Exception:
        StockAlert.objects.filter(pk=alert.pk).update(mailed_at=None)
        raise


def _queue_for(product: Product) -> int:
    with transaction.atomic():
        _lock(product)
        now = timezone.now()
        told = StockAlert.objects.filter(product=product, queued_at__gt=now - PAUSE).count()
        room = min(count_for_sale(product) * MAILS_PER_UNIT - told, MOST_AT_ONCE)
        chosen = list(StockAlert.objects.waiting().filter(product=product)[: max(0, room)])
        for alert in chosen:
            turn = alert.turn + 1
            enqueue(
                BACK, key=f"{BACK}:{alert.pk}:{turn}", payload={"alert": alert.pk, "turn": turn}
            )
        StockAlert.objects.filter(pk__in=[alert.pk for alert in chosen]).update(
            queued_at=now, turn=F("turn") + 1
        )
    if chosen:
        logger.info("%d told that %s is back", len(chosen), product)
    return len(chosen)


def _lock(product: Product) -> None:
    """Two workers that count the room at once would both fill it."""
    list(Product.objects.select_for_update(no_key=True).filter(pk=product.pk).values_list("pk"))


def _claim(alert: StockAlert) -> bool:
    unsent = StockAlert.objects.unsent().filter(pk=alert.pk, turn=alert.turn)
    return bool(unsent.update(mailed_at=timezone.now()))
