"""Every page type: accessible, no wider than a phone, nothing refused by its own policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.steps import add_sedorum, fill_details, go_to_checkout

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

PAGES = {
    "home": "/",
    "list": "/products/",
    "category": "/products/c/minerals/",
    "filtered": "/products/?need=energy&diet=vegan&price_from=5",
    "filters folded out": "/products/?ingredient=zinc&price_to=cheap#filters",
    "no match": "/products/?form=powder&ingredient=zinc",
    "product": "/products/sedorum/",
    "long panel": "/products/womens-multi-with-iron/",
    "blend": "/products/probiotic-20-billion/",
    "reviews": "/products/sedorum/reviews/",
    "label to print": "/products/prenatal-multi/facts/",
    "comparison": "/compare/?p=sedorum&p=magnesium-bisglycinate&p=nothing",
    "empty comparison": "/compare/",
    "a day's intake": "/cart/intake/?with=prenatal-multi",
    "ingredients": "/ingredients/",
    "ingredient": "/ingredients/magnesium/",
    "search": "/search/?q=magnesium",
    "nothing found": "/search/?q=qqqqqq",
    "articles": "/articles/",
    "topic": "/articles/topics/labels-and-doses/",
    "article": "/articles/does-vitamin-b12-stop-leg-cramps/",
    "article of a series": "/articles/magnesium-forms-compared/",
    "person": "/articles/people/the-editors/",
    "about": "/about/",
    "contact": "/contact/",
    "policy": "/policies/shipping/",
    "empty cart": "/cart/",
    "sign in": "/account/login/",
    "sign up": "/account/signup/",
    "password reset": "/account/password/reset/",
    "not found": "/no-such-page/",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_accessibility_violation(open_browser, name, dark):
    page = open_browser(dark=dark)
    page.goto(PAGES[name])

    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_cart_and_checkout_have_no_accessibility_violation(open_browser, dark):
    page = open_browser(dark=dark)
    add_sedorum(page)
    found = {}
    go_to_checkout(page)
    found["details"] = violations(page)
    page.get_by_role("button", name="Review your order").click()
    found["errors"] = violations(page)
    fill_details(page, "axe@example.com")
    found["review"] = violations(page)
    page.goto("/cart/")
    found["cart"] = violations(page)

    assert found == {"details": [], "errors": [], "review": [], "cart": []}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_no_wider_than_a_small_phone(open_browser, name):
    page = open_browser(width=320)
    page.goto(PAGES[name])

    width = page.evaluate("document.scrollingElement.scrollWidth")

    assert width <= 320


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_without_an_error_in_the_console(open_browser, name):
    page = open_browser()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(PAGES[name], wait_until="networkidle")

    if name == "not found":
        complaints = [text for text in complaints if "404" not in text]
    assert complaints == []


@pytest.mark.parametrize(
    "name", ["home", "list", "product", "comparison", "article", "about", "contact"]
)
def test_who_only_browses_gets_no_cookie(open_browser, name):
    page = open_browser()
    page.goto(PAGES[name], wait_until="networkidle")

    assert page.context.cookies() == []


@pytest.mark.parametrize("name", ["home", "list", "product", "article"])
def test_a_page_asks_nobody_else_for_anything(open_browser, shop, name):
    page = open_browser()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(PAGES[name], wait_until="networkidle")

    assert [url for url in asked if not url.startswith((shop.url, "data:"))] == []


def test_the_cart_count_appears_after_adding(open_browser):
    page = open_browser()
    add_sedorum(page)
    page.get_by_text("added", exact=False).first.wait_for()

    page.goto("/articles/", wait_until="networkidle")

    cart = page.locator("header").get_by_role("link", name="My Cart")
    expect(cart).to_contain_text("1")
