"""Whole journeys, from the first page to the last, in Chromium."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import (
    DECLINED,
    NEEDS_3DS,
    add_sedorum,
    expect_thanks,
    fill_details,
    go_to_checkout,
    order_and_go_to_stripe,
    pay,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_a_guest_buys_sedorum_without_javascript(open_browser, shop):
    page = open_browser(javascript=False)
    page.goto("/")
    page.get_by_role("link", name="Our Products").first.click()
    page.get_by_role("link", name="Sedorum").first.click()
    page.get_by_role("button", name="Add to cart").click()
    page.get_by_role("link", name="Checkout").first.click()
    fill_details(page, "guest@example.com")
    order_and_go_to_stripe(page)
    pay(page)

    number = expect_thanks(page)
    assert number in shop.wait_for_mail("guest@example.com", f"Your order {number}")


def test_a_signed_in_customer_buys_and_finds_the_order_in_the_account(open_browser, shop):
    page = open_browser()
    _sign_up(page, shop, "ada@example.com")
    add_sedorum(page)
    go_to_checkout(page)
    fill_details(page, None)
    order_and_go_to_stripe(page)
    pay(page)
    number = expect_thanks(page)

    page.goto("/account/orders/")

    expect(page.get_by_text(number).first).to_be_visible()


def test_a_declined_card_then_a_good_one_pays_the_order_once(open_browser, shop):
    page = open_browser()
    add_sedorum(page)
    go_to_checkout(page)
    fill_details(page, "second-try@example.com")
    order_and_go_to_stripe(page)

    pay(page, DECLINED)
    expect(page.get_by_role("alert")).to_contain_text("declined")
    pay(page)

    expect_thanks(page)


def test_three_d_secure_is_a_step_on_the_way(open_browser):
    page = open_browser()
    add_sedorum(page)
    go_to_checkout(page)
    fill_details(page, "secure@example.com")
    order_and_go_to_stripe(page)

    pay(page, NEEDS_3DS)
    page.get_by_role("button", name="Complete").click()

    expect_thanks(page)


def test_who_leaves_without_paying_finishes_by_the_mailed_link(open_browser, shop):
    page = open_browser()
    add_sedorum(page)
    go_to_checkout(page)
    fill_details(page, "later@example.com")
    order_and_go_to_stripe(page)
    page.context.close()

    link = re.search(
        r"http\S+/checkout/pay/\S+", shop.wait_for_mail("later@example.com", "waiting")
    )
    another_browser = open_browser()
    another_browser.goto(link.group(0))
    another_browser.get_by_role("button", name="Pay").click()
    pay(another_browser)

    expect_thanks(another_browser)


def test_back_from_stripe_and_cancelling_brings_the_cart_back(open_browser):
    page = open_browser()
    add_sedorum(page)
    go_to_checkout(page)
    fill_details(page, "back@example.com")
    order_and_go_to_stripe(page)

    page.get_by_role("link", name="Back to shop").click()
    page.get_by_role("button", name="Cancel it and change my cart").click()

    expect(page.get_by_text("Sedorum").first).to_be_visible()
    expect(page.get_by_role("link", name="Checkout").first).to_be_visible()


def test_staff_see_the_order_and_edit_the_product_and_its_article(open_browser, shop):
    buyer = open_browser()
    add_sedorum(buyer)
    go_to_checkout(buyer)
    fill_details(buyer, "seen-by-staff@example.com")
    order_and_go_to_stripe(buyer)
    pay(buyer)
    number = expect_thanks(buyer)

    staff = open_browser()
    _sign_in_as_staff(staff, shop)
    staff.goto(f"/admin/order/order/?q={number}")
    expect(staff.get_by_text(number).first).to_be_visible()

    staff.goto("/admin/catalogue/product/?q=Sedorum")
    staff.locator("tbody a").filter(has_text="Sedorum").first.click()
    staff.get_by_label("Tagline").fill("Nine ingredients, each with its amount.")
    staff.get_by_role("button", name="Save", exact=True).click()
    buyer.goto("/products/sedorum/")
    expect(buyer.get_by_text("Nine ingredients, each with its amount.").first).to_be_visible()

    staff.goto("/admin/content/article/")
    staff.locator("tbody a").filter(has_text="Does vitamin B12").first.click()
    staff.get_by_label("Summary").fill("Only where too little of it is the cause.")
    staff.get_by_role("button", name="Save and go on to publishing").click()
    staff.get_by_role("button", name="Publish now").click()
    expect(staff.get_by_text("Readers see this text now.").first).to_be_visible()
    buyer.goto("/articles/does-vitamin-b12-stop-leg-cramps/")
    expect(buyer.get_by_text("Only where too little of it is the cause.").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_forms_of_the_admin_fit_the_screen(open_browser, shop, width):
    staff = open_browser(width=width)
    _sign_in_as_staff(staff, shop)
    widths = {}
    for path in (
        "auth/group/add",
        "catalogue/supplementfacts/1/change",
        "catalogue/product/1/change",
        "content/article/1/change",
        "content/article/1/publishing",
        "content/article/1/compare",
        "content/article/board",
    ):
        staff.goto(f"/admin/{path}/", wait_until="networkidle")
        widths[path] = staff.evaluate("document.scrollingElement.scrollWidth")

    assert set(widths.values()) == {width}, widths


def _sign_up(page, shop, address: str) -> None:
    page.goto("/account/signup/")
    page.get_by_label("E-mail").fill(address)
    page.get_by_label("Password", exact=True).fill("evening tea and toast")
    page.get_by_role("button", name="Create account").click()
    link = re.search(r"http\S+/confirm-email/\S+", shop.wait_for_mail(address, "onfirm"))
    page.goto(link.group(0))
    page.get_by_role("button", name="Confirm").click()
    page.goto("/account/")
    expect(page).to_have_url(re.compile("/account/$"))


def _sign_in_as_staff(page, shop) -> None:
    address, password = shop.staff_login
    page.goto("/admin/")
    page.get_by_label("E-mail").fill(address)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(re.compile("/admin/$"))
