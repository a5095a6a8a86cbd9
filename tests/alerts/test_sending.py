"""Who is told, when, and how often."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from shop.alerts.models import StockAlert
from shop.alerts.sending import MAILS_PER_UNIT, queue_due, tell
from shop.inventory.reservations import Wanted, release, reserve
from shop.order.models import Line, Order
from shop.partner.importers import CatalogueImporter
from shop.partner.models import StockRecord
from shop.tasks.models import OutboxMessage
from tests.accounts import link_in, make_customer
from tests.alerts.conftest import deliver, restock, wait_for, work
from tests.customer.orders import make_order
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db


def test_nobody_is_told_while_it_is_sold_out(product):
    wait_for(product, 2)

    assert work() == []


def test_goods_received_tell_each_once(product):
    wait_for(product, 2)
    restock(product, 5)

    assert work() == ["guest0@example.com", "guest1@example.com"]
    assert len(work()) == 2
    assert not StockAlert.objects.unsent().exists()


def test_next_restock_tells_nobody_again(product):
    wait_for(product, 1)
    restock(product, 1)
    work()
    restock(product, -1)
    restock(product, 9)

    assert len(work()) == 1


def test_stock_that_an_order_gives_back_tells_them(product):
    restock(product, 1)
    record = product.stockrecords.get()
    reserve([Wanted(record.pk, 1, "Collagen")])
    order = make_order(product)
    Line.objects.filter(order=order).update(num_allocated=1, stockrecord=record)
    wait_for(product, 1)
    assert work() == []

    release(Order.objects.get())

    assert len(work()) == 1


def test_import_tells_them(product):
    wait_for(product, 1)
    record = product.stockrecords.get()

    CatalogueImporter(None)._create_stockrecord(
        product, record.partner.name, record.partner_sku, "9.95", "4"
    )

    assert len(work()) == 1


def test_few_bottles_make_few_mails_and_the_oldest_come_first(product):
    wait_for(product, 10)
    restock(product, 2)

    assert work() == [f"guest{n}@example.com" for n in range(2 * MAILS_PER_UNIT)]
    assert len(work()) == 2 * MAILS_PER_UNIT


def test_next_are_told_after_a_pause_if_some_is_left(product):
    wait_for(product, 10)
    restock(product, 2)
    work()
    StockAlert.objects.exclude(queued_at=None).update(queued_at=timezone.now() - timedelta(hours=7))

    assert len(work()) == 10


def test_more_bottles_make_more_mails_at_once(product):
    wait_for(product, 10)
    restock(product, 2)
    work()
    restock(product, 8)

    assert len(work()) == 10


def test_sold_out_again_before_sending_goes_back_to_waiting_and_is_told_later(product):
    wait_for(product, 1)
    restock(product, 1)
    queue_due()
    restock(product, -1)

    assert deliver() == []
    assert StockAlert.objects.waiting().count() == 1

    restock(product, 1)
    assert len(work()) == 1


def test_withdrawn_product_tells_nobody(product):
    wait_for(product, 1)
    restock(product, 5)
    type(product).objects.update(is_public=False)

    assert work() == []


def test_withdrawn_between_choosing_and_sending_tells_nobody(product):
    wait_for(product, 1)
    restock(product, 5)
    queue_due()
    type(product).objects.update(is_public=False)

    assert deliver() == []


def test_variant_of_a_withdrawn_product_tells_nobody():
    parent, small, _ = make_variants(stock=0)
    wait_for(small, 1)
    restock(small, 5)
    type(parent).objects.filter(pk=parent.pk).update(is_public=False)

    assert work() == []


def test_mail_of_a_variant_leads_to_it():
    parent, small, _ = make_variants(stock=0)
    wait_for(small, 1)
    restock(small, 5)
    work()

    assert f"{parent.get_absolute_url()}?variant={small.pk}" in mail.outbox[0].body


def test_account_is_written_to_at_its_address_of_today(product):
    ada = make_customer()
    StockAlert.objects.create(product=product, user=ada)
    type(ada).objects.update(email="new@example.com")
    restock(product, 1)

    assert work() == ["new@example.com"]


def test_account_that_is_blocked_is_not_written_to(product):
    StockAlert.objects.create(product=product, user=make_customer(is_active=False))
    restock(product, 1)

    assert work() == []
    assert not StockAlert.objects.exists()


def test_mail_that_could_not_be_sent_is_tried_again(product, settings):
    wait_for(product, 1)
    restock(product, 1)
    queue_due()
    settings.EMAIL_BACKEND = "nowhere.at.all"
    with pytest.raises(ImportError):
        deliver()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert len(deliver()) == 1


def test_message_of_an_earlier_turn_sends_nothing(product):
    alert = wait_for(product, 1)[0]
    restock(product, 1)
    queue_due()
    StockAlert.objects.update(turn=2)

    tell(alert.pk, 1)

    assert mail.outbox == []


def test_removed_before_sending_gets_no_mail(product):
    wait_for(product, 1)
    restock(product, 1)
    queue_due()
    StockAlert.objects.all().delete()

    assert deliver() == []


def test_mail_has_a_link_to_stop_in_text_html_and_header(product):
    wait_for(product, 1)
    restock(product, 1)
    work()

    message = mail.outbox[0]
    path = link_in(message, "stop")
    assert all(path in part for part in (message.body, message.alternatives[0].content))
    assert path in message.extra_headers["List-Unsubscribe"]
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_number_of_products_costs_no_more_queries(django_assert_num_queries):
    for _ in range(3):
        wait_for(make_product(stock=0), 1)

    with django_assert_num_queries(2):
        queue_due()


def test_queueing_is_one_message_a_turn(product):
    wait_for(product, 1)
    restock(product, 1)

    assert (queue_due(), queue_due()) == (1, 0)
    assert OutboxMessage.objects.count() == 1
    assert StockRecord.objects.get().num_in_stock == 1
