"""Staff see how many wait for what is sold out."""

import pytest

from shop.alerts.models import StockAlert
from tests.alerts.conftest import wait_for
from tests.factories import make_product

pytestmark = pytest.mark.django_db
STOCK = "/admin/partner/stockrecord/"


def names(response) -> dict[str, object]:
    rows = response.context["cl"].result_list
    return {row.product.title: row.waiting for row in rows}


def test_list_counts_who_waits_and_not_who_was_told(admin_client):
    glycine = make_product("Glycine", stock=0)
    wait_for(glycine, 3)
    make_product("Iron")
    StockAlert.objects.filter(email="guest0@example.com").update(mailed_at="2026-01-01T00:00Z")

    assert names(admin_client.get(STOCK)) == {"Glycine": 2, "Iron": 0}


def test_filter_shows_only_what_somebody_waits_for(admin_client):
    wait_for(make_product("Glycine", stock=0), 1)
    make_product("Iron")

    assert list(names(admin_client.get(f"{STOCK}?waiting=yes"))) == ["Glycine"]
