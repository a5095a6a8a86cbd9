"""Taking it back: by the link in a mail, in the account, by closing it, by time."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from shop.alerts.forgetting import forget_old
from shop.alerts.links import Owner, Request, seal_owner, seal_request
from shop.alerts.models import StockAlert
from shop.customer.closing import close_account
from shop.tasks.models import OutboxMessage
from tests.accounts import make_customer
from tests.alerts.conftest import restock, wait_for, work
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def stop_path(**owner) -> str:
    return f"/back-in-stock/stop/{seal_owner(Owner(**{'user_id': None, **owner}))}/"


def test_opening_the_link_changes_nothing_and_shows_a_button(client, product):
    wait_for(product, 1)

    page = client.get(stop_path(email="guest0@example.com")).content.decode()

    assert "Collagen" in page
    assert "Stop and delete" in page
    assert StockAlert.objects.count() == 1


def test_pressing_it_deletes_all_of_this_address_and_nobody_elses(client, product):
    wait_for(product, 2)
    wait_for(make_product("Glycine"), 1)

    client.post(stop_path(email="guest0@example.com"))

    assert StockAlert.objects.get().email == "guest1@example.com"


def test_mail_programs_post_without_a_token_or_an_origin(product):
    wait_for(product, 1)

    response = Client(enforce_csrf_checks=True).post(
        stop_path(email="guest0@example.com"), {"List-Unsubscribe": "One-Click"}
    )

    assert response.status_code == 200
    assert not StockAlert.objects.exists()


def test_link_of_an_account_needs_no_login_and_takes_its_guests_requests_along(client, product):
    ada = make_customer()
    StockAlert.objects.create(product=product, user=ada)
    StockAlert.objects.create(product=make_product(), email="ada@example.com")

    client.post(stop_path(user_id=ada.pk))

    assert not StockAlert.objects.exists()


def test_stopping_again_or_after_the_account_is_gone_is_no_error(client, product):
    path = stop_path(user_id=999)

    assert client.get(path).status_code == client.post(path).status_code == 200


@pytest.mark.parametrize("is_forged", [True, False], ids=["forged", "of another purpose"])
def test_other_tokens_stop_nothing(client, product, is_forged):
    wait_for(product, 1)
    token = "forged" if is_forged else seal_request(Request(1, "guest0@example.com"))

    assert client.post(f"/back-in-stock/stop/{token}/").status_code == 404
    assert StockAlert.objects.exists()


def test_account_lists_and_removes_its_own(client, product):
    ada = make_customer()
    client.force_login(ada)
    own = StockAlert.objects.create(product=product, user=ada)

    assert "Collagen" in client.get("/account/back-in-stock/").content.decode()
    client.post(f"/account/back-in-stock/{own.pk}/")
    assert not StockAlert.objects.exists()


def test_account_cannot_remove_anybody_elses(client, product):
    client.force_login(make_customer())
    StockAlert.objects.create(product=product, user=make_user("bob@example.com"))

    client.post(f"/account/back-in-stock/{StockAlert.objects.get().pk}/")

    assert StockAlert.objects.exists()


def test_list_needs_a_sign_in(client):
    assert client.get("/account/back-in-stock/").status_code == 302


def test_list_says_what_is_no_longer_sold(client, product):
    ada = make_customer()
    client.force_login(ada)
    StockAlert.objects.create(product=product, user=ada)
    type(product).objects.update(is_public=False)

    assert "no longer sold" in client.get("/account/back-in-stock/").content.decode()


def test_closing_the_account_deletes_what_it_asked_for_as_a_guest_too(product):
    ada = make_customer()
    StockAlert.objects.create(product=product, user=ada)
    StockAlert.objects.create(product=make_product(), email="ada@example.com")

    close_account(ada)

    assert not StockAlert.objects.exists()


def test_deleted_product_takes_its_requests_along(product):
    wait_for(product, 1)
    product.delete()

    assert not StockAlert.objects.exists()


def test_old_requests_are_forgotten_and_new_ones_kept(product, settings):
    settings.STOCK_ALERT_DAYS = 180
    old, _ = wait_for(product, 2)
    StockAlert.objects.filter(pk=old.pk).update(asked_at=timezone.now() - timedelta(days=181))

    forget_old()

    assert StockAlert.objects.get().pk != old.pk


def test_address_is_forgotten_a_month_after_the_mail(product):
    wait_for(product, 1)
    restock(product, 1)
    work()
    past = timezone.now() - timedelta(days=31)
    StockAlert.objects.update(mailed_at=past)
    OutboxMessage.objects.update(created_at=past, state="done")

    forget_old()

    assert not StockAlert.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_messages_that_still_wait_are_not_forgotten(product):
    wait_for(product, 1)
    restock(product, 1)
    from shop.alerts.sending import queue_due

    queue_due()
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(days=31))

    forget_old()

    assert OutboxMessage.objects.exists()
