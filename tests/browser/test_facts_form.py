"""The Supplement Facts form in a browser: rows in another order, and the panel while typing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Shop
from .steps import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

FACTS = "/admin/catalogue/supplementfacts/"


def open_facts(page: Page, product: str) -> None:
    page.goto(f"{FACTS}?q={product}")
    # By its address: the theme shows the list by JavaScript.
    address = page.locator("#result_list tbody tr a").first.get_attribute("href")
    page.goto(str(address))


def names(page: Page) -> list[str]:
    """Of the rows, in the order of the page."""
    return page.locator("[name^=amounts-][name$=-ingredient] option:checked").all_inner_texts()


def test_rows_are_moved_by_keyboard_and_stay_so(
    open_browser: Callable[..., Page], shop: Shop
) -> None:
    page = open_browser()
    sign_in(page, shop.staff_login)
    open_facts(page, "Sedorum")
    first, second, *rest = names(page)

    page.locator("#amounts-data [x-sort\\:handle]").first.press("ArrowDown")
    assert names(page) == [second, first, *rest]
    with page.expect_navigation():
        page.click("[name=_continue]")

    assert names(page) == [second, first, *rest]


def test_panel_follows_what_is_typed(open_browser: Callable[..., Page], shop: Shop) -> None:
    page = open_browser()
    sign_in(page, shop.staff_login)
    open_facts(page, "Sedorum")
    preview = page.locator("[data-facts-preview]")

    page.fill("[name=serving_size]", "7 capsules")
    expect(preview).to_contain_text("7 capsules")

    page.fill("[name=amounts-0-amount]", "plenty")
    expect(preview).to_contain_text("Enter a number in figures")


def test_unit_that_does_not_fit_cannot_be_chosen(
    open_browser: Callable[..., Page], shop: Shop
) -> None:
    page = open_browser()
    sign_in(page, shop.staff_login)
    open_facts(page, "Gentle Iron")

    unit = page.locator("[name=amounts-0-unit]")
    assert unit.locator("option[value=mcg]").is_enabled()
    assert unit.locator("option[value=mL]").is_disabled()


def test_rows_follow_typed_place_numbers(open_browser: Callable[..., Page], shop: Shop) -> None:
    page = open_browser()
    sign_in(page, shop.staff_login)
    open_facts(page, "B-Complex")
    first, *rest = names(page)

    page.fill("[name=amounts-0-position]", "99")
    with page.expect_navigation():
        page.click("[name=_continue]")

    assert names(page) == [*rest, first]
