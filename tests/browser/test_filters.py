"""Filters in a browser, with and without a script, on a desk and on a phone."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

# What has the focus, and what lies over its middle.
COVERED = """() => {
  const it = document.activeElement, box = it.getBoundingClientRect();
  if (it === document.body || !box.width) return "";
  const top = document.elementFromPoint(
    Math.min(box.left + box.width / 2, innerWidth - 1), box.top + box.height / 2);
  return top && (it.contains(top) || top.contains(it)) ? "" : it.outerHTML.slice(0, 120);
}"""


def test_choosing_and_taking_away_on_a_desk(open_browser):
    page = open_browser(javascript=False)
    page.goto("/products/")

    page.locator("#filters").get_by_role("link", name="Vegan").click()
    page.locator("#filters").get_by_role("link", name="Powder").click()
    expect(page).to_have_url(re.compile(r"/products/\?form=powder&diet=vegan(#|$)"))
    page.wait_for_load_state()
    shown = page.locator(".product-card").count()
    count = page.get_by_role("status").filter(has_text="product")
    expect(count).to_have_text(re.compile(f"^{shown} product"))

    page.get_by_role("link", name="Remove the filter: Powder").click()
    expect(page).to_have_url(re.compile(r"/products/\?diet=vegan$"))
    page.get_by_role("link", name="Clear all", exact=True).click()
    expect(page).to_have_url(re.compile(r"/products/$"))


def test_a_phone_folds_the_filters_out_keeps_them_open_and_leads_to_the_products(open_browser):
    page = open_browser(javascript=False, width=360)
    page.goto("/products/")
    filters = page.locator("#filters")
    expect(filters).to_be_hidden()

    page.get_by_role("link", name="Filter", exact=True).click()
    filters.get_by_role("link", name="Vegan").click()
    expect(filters).to_be_visible()
    filters.get_by_role("link", name="Show").click()

    expect(filters).to_be_hidden()
    expect(page.get_by_role("link", name="Filter (1)")).to_be_visible()


def test_prices_are_sent_with_what_is_chosen_already(open_browser):
    page = open_browser(javascript=False)
    page.goto("/products/?diet=vegan&sort=name")

    page.get_by_label("To", exact=True).fill("12,5")
    page.get_by_role("button", name="Filter by price").click()

    expect(page.get_by_role("link", name="Price up to 12.50")).to_be_visible()
    assert "diet=vegan" in page.url and "sort=name" in page.url


@pytest.mark.parametrize("address", ["/products/", "/products/?diet=vegan#filters"])
def test_the_bar_at_the_bottom_never_covers_what_has_the_focus(open_browser, address):
    page = open_browser(width=360)
    page.goto(address)
    covered = []
    for _ in range(90):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(COVERED))

    assert [element for element in covered if element] == []
