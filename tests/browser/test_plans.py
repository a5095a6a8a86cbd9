"""Planning a price by click."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Shop
from .steps import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def open_plans(page: Page, name: str) -> None:
    page.goto("/admin/catalogue/product/?q=zinc")
    address = page.locator("#result_list tbody tr a").first.get_attribute("href")
    page.goto(str(address))
    page.get_by_text(name, exact=True).first.click()


@pytest.mark.parametrize(
    ("tab", "add", "field"),
    [
        ("Planned prices", "Add another Planned price", "partner-pricechange-0-price"),
        ("Planned availability", "Add another", "showings-0-available_until_0"),
    ],
)
def test_new_row_is_open_to_be_filled_in(
    open_browser: Callable[..., Page], shop: Shop, tab: str, add: str, field: str
) -> None:
    page = open_browser()
    sign_in(page, shop.staff_login)
    open_plans(page, tab)

    page.locator(".add-row:visible").filter(has_text=add).click()

    expect(page.locator(f"[name={field}]")).to_be_visible()


def test_stored_row_is_a_line_to_open(open_browser: Callable[..., Page], shop: Shop) -> None:
    page = open_browser()
    sign_in(page, shop.staff_login)
    open_plans(page, "Planned prices")
    page.locator(".add-row:visible").click()
    row = "partner-pricechange-0"
    page.fill(f"[name={row}-price]", "7.50")
    page.fill(f"[name={row}-starts_at_0]", "2100-12-01")
    page.fill(f"[name={row}-starts_at_1]", "09:00")
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("Planned prices", exact=True).first.click()

    line = page.get_by_text("7.50, 2100-12-01 09:00")
    expect(line).to_be_visible()
    expect(page.locator(f"[name={row}-price]")).to_be_hidden()
    line.click()
    expect(page.locator(f"[name={row}-price]")).to_be_visible()
