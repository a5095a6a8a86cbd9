"""Oscar's dashboard runs without foreign scripts, and each back office leads to the other."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from shop.order.statuses import OrderStatus
from tests.factories import make_product, make_user

from .orders import add_line, make_order

PAGES = ["/dashboard/", "/dashboard/orders/", "/dashboard/offers/", "/dashboard/reports/"]


@pytest.mark.parametrize("address", PAGES)
def test_scripts_are_local_or_carry_the_nonce(boss: Client, address: str) -> None:
    response = boss.get(address)
    page, policy = response.content.decode(), response["Content-Security-Policy"]

    assert "https://ajax" not in page
    for attributes in re.findall(r"<script([^>]*)>", page):
        source = re.search(r'src="([^"]+)"', attributes)
        nonce = re.search(r'nonce="([^"]+)"', attributes)
        assert source and source[1].startswith("/static/") or nonce and nonce[1] in policy


def test_dashboard_leads_back_to_the_admin(boss: Client) -> None:
    page = boss.get("/dashboard/").content.decode()

    assert "Back to the admin" in page


def test_admin_leads_to_offers_and_reports(boss: Client) -> None:
    page = boss.get("/admin/").content.decode()

    assert 'href="/dashboard/offers/"' in page and 'href="/dashboard/reports/"' in page


def test_order_desk_opens_orders_but_no_offers(staff: Callable[[str], Client]) -> None:
    order = make_order(OrderStatus.PAID)
    add_line(order, make_product())
    client = staff("Order desk")

    assert client.get(f"/dashboard/orders/{order.number}/").status_code == 200
    assert client.get("/dashboard/offers/").status_code in (302, 403)


def test_editor_opens_no_orders_in_the_dashboard(staff: Callable[[str], Client]) -> None:
    order = make_order(OrderStatus.PAID)
    client = staff("Editor")

    assert client.get("/dashboard/orders/").status_code in (302, 403)
    assert client.get(f"/dashboard/orders/{order.number}/").status_code in (302, 403)


@pytest.mark.parametrize("role", ["Editor", "Catalogue manager"])
def test_who_may_not_see_orders_is_led_past_the_revenue(
    staff: Callable[[str], Client], role: str
) -> None:
    assert staff(role).get("/dashboard/")["Location"] == "/admin/"


def test_order_desk_sees_the_dashboards_first_page(staff: Callable[[str], Client]) -> None:
    assert staff("Order desk").get("/dashboard/").status_code == 200


def test_customer_gets_no_dashboard(db: None) -> None:
    client = Client()
    client.force_login(make_user())

    assert client.get("/dashboard/").status_code == 403
