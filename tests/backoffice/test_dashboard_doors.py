"""Oscar's product and partner forms lead to the admin: they would overwrite price and stock."""

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import Product
from shop.partner.models import Partner, StockRecord
from tests.factories import make_product

pytestmark = pytest.mark.django_db
FORM = {
    "title": "Overwritten",
    "stockrecords-TOTAL_FORMS": "1",
    "stockrecords-INITIAL_FORMS": "0",
    "stockrecords-0-partner_sku": "SIDE",
    "stockrecords-0-price": "1.00",
    "stockrecords-0-num_in_stock": "999",
}


@pytest.mark.parametrize("action", ["", "create-variant/", "delete/"])
def test_product_form_of_the_dashboard_writes_nothing(boss: Client, action: str) -> None:
    product = make_product("Sedorum", price="29.95", stock=10)
    address = f"/dashboard/catalogue/products/{product.pk}/{action}"

    for answer in (boss.get(address), boss.post(address, FORM)):
        assert answer.status_code == 302
        assert answer["Location"].startswith(f"/admin/catalogue/product/{product.pk}/")

    product.refresh_from_db()
    record = StockRecord.objects.get()
    assert (product.title, str(record.price), record.num_in_stock) == ("Sedorum", "29.95", 10)


@pytest.mark.parametrize("address", ["create/", "create/supplement/"])
def test_new_products_are_made_in_the_admin(boss: Client, address: str) -> None:
    answer = boss.post(f"/dashboard/catalogue/products/{address}", FORM)

    assert answer["Location"] == reverse("admin:catalogue_product_add")
    assert not Product.objects.exists()


@pytest.mark.parametrize(
    "address", ["/dashboard/catalogue/", "/dashboard/catalogue/products/bulk-action/"]
)
def test_list_of_products_is_the_admins(boss: Client, address: str) -> None:
    assert boss.get(address)["Location"] == reverse("admin:catalogue_product_changelist")


def test_deleting_a_supplier_takes_no_stock_with_it(boss: Client) -> None:
    make_product()
    partner = Partner.objects.get()
    address = f"/dashboard/partners/{partner.pk}/delete/"

    answer = boss.post(address, follow=True)
    boss.post(reverse("admin:partner_partner_delete", args=[partner.pk]), {"post": "yes"})

    assert answer.request["PATH_INFO"].startswith("/admin/")
    assert StockRecord.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        *("/dashboard/catalogue/product-lookup/", "/dashboard/ranges/", "/dashboard/vouchers/"),
        *("/dashboard/offers/", "/dashboard/orders/", "/dashboard/catalogue/stock-alerts/"),
    ],
)
def test_rest_of_the_dashboard_is_open(boss: Client, address: str) -> None:
    assert boss.get(address).status_code == 200
