"""What has been taken out of the shop cannot be ordered, however long it has been in the cart."""

import pytest
from django.contrib.messages import get_messages

from catalogue.models import Product
from shop.order.models import Order
from shop.partner.models import StockRecord
from tests.checkout.conftest import fill_details, review_fields
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def test_product_hidden_after_the_review_is_refused(client):
    product = make_product("Zinc")
    client.post(f"/cart/add/{product.pk}/")
    fill_details(client)
    fields = review_fields(client)
    product.is_public = False
    product.save()

    response = client.post("/checkout/review/", fields)

    assert response["Location"] == "/cart/"
    texts = [str(message) for message in get_messages(response.wsgi_request)]
    assert texts == ["No longer for sale: Zinc. Please remove it; nothing was taken."]
    assert not Order.objects.exists()
    assert StockRecord.objects.get().num_allocated in (None, 0)


def test_product_that_came_to_be_sold_in_variants_is_refused(client):
    product = make_product("Zinc")
    client.post(f"/cart/add/{product.pk}/")
    fill_details(client)
    fields = review_fields(client)
    Product.objects.filter(pk=product.pk).update(structure=Product.PARENT)

    response = client.post("/checkout/review/", fields)

    assert response["Location"] == "/cart/"
    assert not Order.objects.exists()
    assert StockRecord.objects.get().num_allocated in (None, 0)
