"""The product's page in a browser: pictures, products to compare, products seen before."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

SEDORUM = "/products/sedorum/"
MAGNESIUM = "/products/magnesium-bisglycinate/"
# What counts as good is 0.1; the page promises far less.
LAYOUT_SHIFT = 0.02
MEASURE_SHIFT = """() => new Promise((done) => {
  let total = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) total += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(total), 500);
})"""


def shown(page):
    return page.locator("[data-slide]:visible")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_thumbnail_shows_its_picture(open_browser, javascript):
    page = open_browser(javascript=javascript)
    page.goto(SEDORUM)
    expect(shown(page)).to_have_count(1)
    first = shown(page).get_attribute("id")

    page.locator("[data-thumb]").nth(1).click()

    expect(shown(page)).to_have_count(1)
    assert (first, shown(page).get_attribute("id")) == ("picture-1", "picture-2")


def test_every_picture_has_a_thumbnail_a_text_and_its_size(open_browser):
    page = open_browser(width=360)
    page.goto(SEDORUM)

    slides = page.locator("[data-slide] img")
    assert slides.count() == page.locator("[data-thumb]:visible").count() > 1
    for number in range(slides.count()):
        image = slides.nth(number)
        assert image.get_attribute("alt")
        assert image.get_attribute("width") and image.get_attribute("height")
    loading = [slides.nth(number).get_attribute("loading") for number in range(slides.count())]
    assert loading == [None, *["lazy"] * (slides.count() - 1)]
    assert slides.first.get_attribute("fetchpriority") == "high"


def test_arrow_keys_go_round_the_pictures(open_browser):
    page = open_browser()
    page.goto(SEDORUM)
    page.locator("[data-thumb]").first.focus()

    page.keyboard.press("ArrowLeft")

    last = page.locator("[data-thumb]").last
    expect(last).to_be_focused()
    expect(last).to_have_attribute("aria-current", "true")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-thumb]").first).to_be_focused()


def test_a_picture_opens_large_and_closes_by_the_keyboard(open_browser):
    page = open_browser()
    page.goto(SEDORUM)
    shown(page).focus()
    page.keyboard.press("Enter")
    dialog = page.locator("product-gallery dialog")
    expect(dialog).to_be_visible()
    before = dialog.locator("img").get_attribute("src")

    page.keyboard.press("ArrowRight")

    assert dialog.locator("img").get_attribute("src") not in ("", None, before)
    assert dialog.locator("img").get_attribute("alt")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_picture_is_a_link_to_its_file_without_a_script(open_browser):
    page = open_browser(javascript=False)
    page.goto(SEDORUM)

    assert re.search(r"/media/.+\.(webp|jpg|png)$", shown(page).get_attribute("href"))


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_the_page_loads(open_browser, width):
    page = open_browser(width=width)
    page.goto(MAGNESIUM, wait_until="networkidle")
    page.goto(SEDORUM, wait_until="networkidle")

    assert page.evaluate(MEASURE_SHIFT) < LAYOUT_SHIFT


def test_the_tray_collects_across_pages_and_leads_to_the_comparison(open_browser):
    page = open_browser()
    for address in (SEDORUM, MAGNESIUM):
        page.goto(address)
        page.locator(".product__main a[data-compare]").click()
    tray = page.locator("compare-tray")
    expect(tray).to_contain_text("2 of 4")

    tray.get_by_role("link", name="Compare").click()

    expect(page).to_have_url(re.compile(r"/compare/\?p=sedorum&p=magnesium-bisglycinate$"))
    expect(page.get_by_role("columnheader")).to_have_count(2)
    assert page.context.cookies() == []


def test_the_tray_takes_four_and_says_so(open_browser):
    page = open_browser()
    page.goto("/products/")
    for number in range(5):
        page.locator("a[data-compare]").nth(number).click()

    expect(page.locator("compare-tray [data-say]")).to_contain_text("Four products are the most")
    page.locator("compare-tray [data-clear]").click()
    expect(page.locator("compare-tray")).to_be_hidden()


def test_products_are_compared_without_a_script(open_browser):
    page = open_browser(javascript=False)
    page.goto(SEDORUM)
    page.locator(".product__main a[data-compare]").click()
    page.get_by_label("Add a product by its name").fill("Magnesium Bisglycinate")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("columnheader")).to_have_count(2)

    page.get_by_role("link", name="Remove Sedorum").click()

    expect(page.get_by_role("columnheader")).to_have_count(1)


def test_what_a_row_is_about_stays_while_products_scroll_by(open_browser):
    page = open_browser(width=320)
    page.goto("/compare/?p=sedorum&p=magnesium-bisglycinate&p=women-s-multi&p=vitamin-d3-k2")
    page.locator(".compare__scroll").evaluate("box => (box.scrollLeft = box.scrollWidth)")

    box = page.get_by_role("rowheader", name="Price", exact=True).bounding_box()

    assert box is not None and 0 <= box["x"] < 40
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_products_seen_before_stand_at_the_end_until_they_are_cleared(open_browser):
    page = open_browser()
    page.goto(MAGNESIUM)
    expect(page.locator("recently-viewed")).to_be_hidden()
    page.goto(SEDORUM)
    seen = page.locator("recently-viewed")
    expect(seen.get_by_role("link", name="Magnesium Bisglycinate", exact=True)).to_be_visible()
    assert page.context.cookies() == []

    seen.get_by_role("button", name="Clear").click()

    expect(seen).to_be_hidden()
    page.reload(wait_until="networkidle")
    expect(seen).to_be_hidden()


def test_nothing_is_seen_before_without_a_script(open_browser):
    page = open_browser(javascript=False)
    page.goto(MAGNESIUM)
    page.goto(SEDORUM)

    expect(page.locator("recently-viewed")).to_be_hidden()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_phone_folds_what_is_secondary_and_no_warning(open_browser, javascript):
    page = open_browser(width=390, javascript=javascript)
    page.goto(SEDORUM)

    expect(page.locator(".supplement-facts")).to_be_visible()
    expect(page.locator(".warning__required")).to_be_visible()
    expect(page.locator(".warning__list dd").last).to_be_visible()
    for part in (".dose", "#about p", ".review"):
        expect(page.locator(part).first).to_be_hidden()


def test_a_link_to_a_folded_part_opens_it_without_a_script(open_browser):
    page = open_browser(width=390, javascript=False)
    page.goto(SEDORUM)
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Studies").click()

    expect(page.locator(".dose").first).to_be_in_viewport()


def test_a_wide_screen_shows_what_a_phone_folds(open_browser):
    page = open_browser()
    page.goto(SEDORUM)

    for part in (".dose", "#about p", ".review"):
        expect(page.locator(part).first).to_be_visible()


def test_paper_folds_nothing(open_browser):
    page = open_browser(width=390)
    page.goto(SEDORUM)
    page.emulate_media(media="print")

    for part in (".dose", "#about p", ".review", ".cautions__item dd"):
        expect(page.locator(part).last).to_be_visible()


def test_a_phone_sees_a_days_sums_and_their_limits_without_scrolling_sideways(open_browser):
    page = open_browser(width=390)
    page.goto("/cart/intake/?with=sedorum")

    row = page.get_by_role("row", name="Magnesium")
    limit = row.get_by_role("cell", name="350 mg")
    expect(limit).to_be_visible()
    box = limit.bounding_box()
    assert box is not None and box["x"] + box["width"] <= 390
    expect(page.get_by_role("columnheader")).to_have_count(5)


@pytest.mark.parametrize("slug", ["womens-multi-with-iron", "sedorum", "prenatal-multi"])
def test_a_label_fits_on_one_sheet_of_paper(open_browser, slug):
    page = open_browser()
    page.goto(f"/products/{slug}/facts/")

    edge = dict.fromkeys(("top", "right", "bottom", "left"), "1cm")
    pdf = page.pdf(format="Letter", margin=edge)

    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
