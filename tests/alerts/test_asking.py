"""Asking to be told: guests confirm, accounts press once, and nobody learns anything."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from shop.alerts import asking
from shop.alerts.links import Request, seal_request
from shop.alerts.models import StockAlert
from shop.tasks.models import OutboxMessage
from tests.accounts import link_in, make_customer
from tests.alerts.conftest import deliver, restock
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db


def ask(client, product, **data):
    return client.post(f"/back-in-stock/{product.pk}/", data)


def text(response) -> str:
    return " ".join(response.content.decode().split())


def confirmation_path(client, product, email="ada@example.com") -> str:
    ask(client, product, email=email)
    return link_in(deliver()[-1], "confirm")


def test_sold_out_page_offers_it(client, product):
    page = text(client.get("/products/collagen/"))

    assert f'action="/back-in-stock/{product.pk}/"' in page
    assert "Tell me when it is back" in page


def test_page_of_what_can_be_bought_does_not(client, product):
    restock(product, 1)

    assert "Tell me when it is back" not in text(client.get("/products/collagen/"))


def test_the_chosen_variant_is_what_is_asked_for(client):
    parent, small, large = make_variants(stock=5)
    large.stockrecords.update(num_in_stock=0)

    page = text(client.get(f"{parent.get_absolute_url()}?variant={large.pk}"))

    assert f'action="/back-in-stock/{large.pk}/"' in page


def test_guest_is_stored_only_after_pressing_the_button_behind_the_link(client, product):
    path = confirmation_path(client, product)
    assert not StockAlert.objects.exists()

    assert "Yes, tell me" in text(client.get(path))
    assert not StockAlert.objects.exists()

    assert "We write to you once Collagen is back" in text(client.post(path))
    assert StockAlert.objects.get().email == "ada@example.com"


def test_pressing_twice_asks_once(client, product):
    path = confirmation_path(client, product)

    client.post(path)
    client.post(path)

    assert StockAlert.objects.count() == 1


def test_address_is_stored_in_lower_case(client, product):
    client.post(confirmation_path(client, product, "Ada@Example.COM"))

    assert StockAlert.objects.get().email == "ada@example.com"


def test_neither_link_nor_outbox_shows_the_address(client, product):
    path = confirmation_path(client, product)

    assert "ada" not in path
    assert "ada" not in str(OutboxMessage.objects.get().payload)


def test_link_runs_out_after_three_days(client, product, monkeypatch):
    path = confirmation_path(client, product)
    monkeypatch.setattr("shop.alerts.links.CONFIRM_SECONDS", -1)

    response = client.post(path)

    assert response.status_code == 404
    assert not StockAlert.objects.exists()


def test_forged_link_is_not_found(client, product):
    assert client.post("/back-in-stock/confirm/forged/").status_code == 404


def test_link_to_stop_does_not_confirm(client, product):
    from shop.alerts.links import Owner, seal_owner

    token = seal_owner(Owner(None, "ada@example.com"))

    assert client.post(f"/back-in-stock/confirm/{token}/").status_code == 404


def test_known_and_unknown_addresses_get_the_same_answer(client, product):
    make_customer("known@example.com")
    StockAlert.objects.create(product=product, email="waiting@example.com")

    answers = [
        ask(client, product, email=email)
        for email in ("known@example.com", "waiting@example.com", "new@example.com")
    ]

    assert {(a.status_code, a["Location"]) for a in answers} == {
        (303, f"/back-in-stock/{product.pk}/?sent=yes")
    }
    assert len(deliver()) == 3


def test_account_asks_with_one_press_and_no_address(client, product):
    ada = make_customer()
    client.force_login(ada)

    response = ask(client, product)

    assert response["Location"] == "/account/back-in-stock/"
    alert = StockAlert.objects.get()
    assert (alert.user, alert.email) == (ada, "")
    assert not deliver()


def test_account_that_asks_twice_waits_once(client, product):
    client.force_login(make_customer())

    ask(client, product)
    ask(client, product)

    assert StockAlert.objects.count() == 1


def test_address_that_an_account_has_verified_is_the_accounts(client, product):
    ada = make_customer()
    client.post(confirmation_path(client, product))

    assert StockAlert.objects.get().user == ada


def test_account_that_asked_as_a_guest_before_gets_one_mail(client, product):
    StockAlert.objects.create(product=product, email="ada@example.com")
    client.force_login(make_customer())

    ask(client, product)

    assert StockAlert.objects.get().email == ""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Please enter your e-mail address, or sign in."),
        ({"email": "nonsense"}, "Please enter an address like name@example.com."),
        ({"email": "a" * 300 + "@example.com"}, "at most 254 characters"),
    ],
)
def test_bad_input_comes_back_with_words_beside_it(client, product, data, words):
    response = ask(client, product, **data)

    assert response.status_code == 400
    assert words in text(response)
    assert str(data.get("email", "")) in text(response)
    assert not OutboxMessage.objects.exists()


def test_machine_that_fills_the_hidden_field_is_thanked_for_nothing(client, product):
    assert ask(client, product, email="a@example.com", website="x").status_code == 303
    assert not OutboxMessage.objects.exists()


def test_asking_from_one_place_is_limited(client, product):
    answers = [ask(client, product, email=f"a{n}@example.com").status_code for n in range(21)]

    assert answers[-1] == 429
    assert OutboxMessage.objects.count() == 20


def test_one_address_gets_three_confirmations_a_day_and_the_answer_stays_the_same(client):
    products = [make_product(f"Collagen {n}", stock=0) for n in range(5)]

    answers = {ask(client, each, email="ada@example.com").status_code for each in products}

    assert answers == {303}
    assert len(deliver()) == 3


def test_nobody_waits_for_more_than_the_most(client, product, monkeypatch):
    monkeypatch.setattr(asking, "MOST_ALERTS", 1)
    other = make_product("Glycine", stock=0)
    client.force_login(make_customer())

    ask(client, other)
    response = ask(client, product)

    assert "Take one off your list first" in text(response)
    assert StockAlert.objects.get().product == other


@pytest.mark.parametrize("hide", [{"is_public": False}, {"structure": "parent"}])
def test_what_is_not_sold_cannot_be_waited_for(client, product, hide):
    type(product).objects.update(**hide)

    assert ask(client, product, email="ada@example.com").status_code == 404


def test_what_is_in_stock_leads_to_its_page(client, product):
    restock(product, 1)

    assert "Collagen is in stock" in text(ask(client, product, email="ada@example.com"))
    assert not OutboxMessage.objects.exists()


def test_confirming_what_is_back_or_withdrawn_says_so_and_stores_nothing(client, product):
    path = "/back-in-stock/confirm/" + seal_request(Request(product.pk, "a@example.com")) + "/"
    restock(product, 1)
    assert "Collagen is in stock" in text(client.post(path))

    type(product).objects.update(is_public=False)
    assert "no longer sold" in text(client.post(path))
    assert not StockAlert.objects.exists()


def test_withdrawn_meanwhile_gets_no_confirmation(client, product):
    ask(client, product, email="ada@example.com")
    type(product).objects.update(is_public=False)

    assert deliver() == mail.outbox == []


def test_asking_again_after_the_mail_is_a_new_request(client, product):
    now = timezone.now()
    StockAlert.objects.create(
        product=product, email="ada@example.com", queued_at=now, mailed_at=now - timedelta(days=1)
    )

    client.post(confirmation_path(client, product))

    assert StockAlert.objects.unsent().count() == 1
