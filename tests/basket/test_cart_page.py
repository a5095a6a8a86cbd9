"""/cart/: what it shows and what can be changed on it."""

from decimal import Decimal

import pytest

from shop.basket.models import Line
from shop.partner.models import StockRecord
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def fill(client, *products, quantity=1):
    for product in products:
        client.post(f"/cart/add/{product.pk}/", {"quantity": quantity})


def show(client):
    return client.get("/cart/").context["cart"]


def test_empty_cart_is_a_page(client):
    response = client.get("/cart/")

    assert response.status_code == 200
    assert response.context["cart"].is_empty
    assert not response.cookies


def test_totals_and_shipping_estimate(client):
    fill(client, make_product(price="19.95"), quantity=2)

    cart = show(client)
    assert (cart.subtotal, cart.shipping, cart.total) == (
        Decimal("39.90"),
        Decimal("4.95"),
        Decimal("44.85"),
    )
    assert cart.free_shipping_gap == Decimal("5.10")
    assert cart.free_shipping_percent == 88


def test_shipping_is_free_from_the_threshold_on(client):
    fill(client, make_product(price="45.00"))

    cart = show(client)
    assert (cart.shipping, cart.free_shipping_gap) == (Decimal("0.00"), Decimal("0.00"))


def test_quantity_is_changed(client):
    fill(client, make_product())
    line = Line.objects.get()

    response = client.post("/cart/", {f"quantity-{line.pk}": "4"})

    assert (response.status_code, response["Location"]) == (303, "/cart/")
    assert Line.objects.get().quantity == 4


def test_wrong_quantity_is_shown_beside_its_field(client):
    fill(client, make_product(), make_product())
    first, second = Line.objects.order_by("pk")

    response = client.post("/cart/", {f"quantity-{first.pk}": "3", f"quantity-{second.pk}": "two"})

    shown = response.context["cart"].lines
    assert response.status_code == 400
    assert [line.error for line in shown] == ["", "Please enter a whole number."]
    assert [line.typed for line in shown] == ["3", "two"]
    assert list(Line.objects.values_list("quantity", flat=True)) == [1, 1]


def test_more_than_in_stock_is_refused_beside_its_field(client):
    fill(client, make_product(stock=3))
    line = Line.objects.get()

    response = client.post("/cart/", {f"quantity-{line.pk}": "4"})

    assert response.context["cart"].lines[0].error == "Only 3 left in stock."
    assert Line.objects.get().quantity == 1


def test_zero_removes(client):
    fill(client, make_product())

    client.post("/cart/", {f"quantity-{Line.objects.get().pk}": "0"})

    assert not Line.objects.exists()


def test_removal_can_be_undone(client):
    product = make_product("Zinc")
    fill(client, product, quantity=3)

    response = client.post("/cart/", {"remove": str(Line.objects.get().pk)}, follow=True)

    removed = response.context["removed"]
    assert removed == {"title": "Zinc", "quantity": 3, "undo_url": f"/cart/add/{product.pk}/"}
    assert not Line.objects.exists()
    client.post(removed["undo_url"], {"quantity": removed["quantity"]})
    assert Line.objects.get().quantity == 3


@pytest.mark.parametrize(
    "query",
    ["removed=x", "removed=1-", "removed=-", "removed=1-2-3", "removed=99999999999-1", "a=b"],
)
def test_junk_in_the_address_is_left_alone(client, query):
    response = client.get(f"/cart/?{query}")

    assert (response.status_code, response.context["removed"]) == (200, None)


def test_line_of_another_cart_cannot_be_changed(client, django_user_model):
    from django.test import Client

    fill(client, make_product())
    stranger = Client()
    fill(stranger, make_product())
    mine = Line.objects.order_by("pk").first()

    stranger.post("/cart/", {f"quantity-{mine.pk}": "9", "remove": str(mine.pk)})

    mine.refresh_from_db()
    assert mine.quantity == 1


def test_line_says_that_the_product_is_no_longer_sold(client):
    product = make_product()
    fill(client, product)
    product.is_public = False
    product.save()

    cart = show(client)
    assert cart.lines[0].notices == ["This product is no longer sold. Please remove it to go on."]
    assert not cart.can_check_out


def test_line_says_that_less_is_left(client):
    product = make_product(stock=5)
    fill(client, product, quantity=4)
    StockRecord.objects.update(num_in_stock=2)

    cart = show(client)
    assert cart.lines[0].notices == ["Only 2 left: please lower the quantity."]
    assert not cart.can_check_out


def test_quantity_can_be_lowered_to_what_is_still_too_many(client):
    fill(client, make_product(stock=5), quantity=4)
    StockRecord.objects.update(num_in_stock=2)
    line = Line.objects.get()

    client.post("/cart/", {f"quantity-{line.pk}": "3"})

    assert Line.objects.get().quantity == 3


@pytest.mark.parametrize(
    "now, text",
    [
        ("24.95", "The price has gone up from $19.95 to $24.95 since you added it."),
        ("9.95", "The price has gone down from $19.95 to $9.95 since you added it."),
    ],
)
def test_line_says_that_the_price_has_changed(client, now, text):
    fill(client, make_product(price="19.95"))
    StockRecord.objects.update(price=Decimal(now))

    cart = show(client)
    assert cart.lines[0].notices == [text]
    assert cart.can_check_out


def test_changed_price_is_not_news_after_an_update(client):
    fill(client, make_product(price="19.95"))
    StockRecord.objects.update(price=Decimal("24.95"))
    line = Line.objects.get()

    client.post("/cart/", {f"quantity-{line.pk}": "2"})

    assert show(client).lines[0].notices == []
