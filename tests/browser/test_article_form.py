"""The article form in a browser: nothing typed is lost, claims are shown, two writers meet."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Shop
from .steps import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

# Longer than the form waits after the last key.
PAUSE = 5_000
COLLEAGUE = ("cleo@example.com", "Two writers, one text.")


@pytest.fixture(scope="module")
def colleague(shop: Shop) -> tuple[str, str]:
    """A second person who may write."""
    shop.manage(
        "shell",
        "-c",
        "from shop.users.staff import make_staff\n"
        f"user = make_staff(*{COLLEAGUE!r}, superuser=True)\n"
        "user.first_name, user.last_name = 'Cleo', 'Colleague'\n"
        "user.save()",
    )
    return COLLEAGUE


def open_article(page: Page, shop: Shop, title: str) -> None:
    sign_in(page, shop.staff_login)
    page.goto(f"/admin/content/article/?q={title}")
    address = page.locator("#result_list tbody tr a").first.get_attribute("href")
    page.clock.install()
    page.goto(str(address))
    expect(text_of(page)).to_be_visible()


def text_of(page: Page) -> Locator:
    return page.locator(".ProseMirror[contenteditable=true]")


def write_at_end(page: Page, words: str) -> None:
    text_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def wait_until_kept(page: Page) -> None:
    page.clock.fast_forward(PAUSE)
    expect(page.locator("[data-kept]")).to_contain_text("Kept at")


def leave(page: Page) -> None:
    """Without Save; the browser asks, and the answer is yes."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/admin/content/article/board/")


def test_typed_words_are_offered_again_after_leaving(
    open_browser: Callable[..., Page], shop: Shop
) -> None:
    page = open_browser()
    open_article(page, shop, "Iron and ferritin")
    address = page.url.split("?")[0]
    write_at_end(page, " Kept by the pause.")
    wait_until_kept(page)
    leave(page)

    page.goto(address)
    page.get_by_role("link", name="Go on with them").click()

    expect(text_of(page)).to_contain_text("Kept by the pause.")


def test_words_typed_right_before_leaving_are_kept_too(
    open_browser: Callable[..., Page], shop: Shop
) -> None:
    page = open_browser()
    open_article(page, shop, "Folate")
    address = page.url.split("?")[0]
    write_at_end(page, " Typed at the last moment.")
    leave(page)

    page.goto(f"{address}?unsaved=1")

    expect(text_of(page)).to_contain_text("Typed at the last moment.")


def test_claim_is_shown_with_its_reason_while_it_is_typed(
    open_browser: Callable[..., Page], shop: Shop
) -> None:
    page = open_browser()
    open_article(page, shop, "Omega-3")
    write_at_end(page, " This oil cures insomnia.")
    wait_until_kept(page)

    panel = page.locator("[data-claims]")
    claim = panel.locator("li[data-severity=disease]").filter(has_text="insomnia")
    expect(claim).to_be_visible()
    expect(claim).to_contain_text("Says or implies an effect on a disease.")
    page.wait_for_function("CSS.highlights.get('claim-disease').size > 0")


def test_two_writers_are_told_of_each_other(
    open_browser: Callable[..., Page], shop: Shop, colleague: tuple[str, str]
) -> None:
    first, second = open_browser(), open_browser()
    open_article(first, shop, "Valerian")
    expect(first.locator("[data-others]")).to_be_hidden()
    sign_in(second, colleague)
    second.goto(first.url)

    expect(second.locator("[data-others]")).to_contain_text("since")
    first.clock.fast_forward(31_000)
    expect(first.locator("[data-others]")).to_contain_text("Cleo Colleague since")


def test_save_over_a_newer_draft_asks_and_keeps_the_words(
    open_browser: Callable[..., Page], shop: Shop, colleague: tuple[str, str]
) -> None:
    first, second = open_browser(), open_browser()
    open_article(first, shop, "Vitamin D in micrograms")
    sign_in(second, colleague)
    second.goto(first.url)
    write_at_end(second, " Hers.")
    second.get_by_role("button", name="Save and continue editing").click()
    expect(second.get_by_text("was changed successfully").first).to_be_visible()

    write_at_end(first, " His.")
    first.get_by_role("button", name="Save and continue editing").click()

    expect(first.get_by_text(f"{COLLEAGUE[0]} saved a newer draft")).to_be_visible()
    expect(text_of(first)).to_contain_text("His.")
    second.reload()
    expect(text_of(second)).to_contain_text("Hers.")
    expect(text_of(second)).not_to_contain_text("His.")


def test_callout_is_made_changed_and_taken_away_by_its_buttons(
    open_browser: Callable[..., Page], shop: Shop
) -> None:
    page = open_browser()
    open_article(page, shop, "Probiotics")
    text_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("Ask first.")
    box = text_of(page).locator("aside").filter(has_text="Ask first.")

    page.get_by_role("button", name="Note: set beside the text").click()
    expect(box).to_have_class("callout callout--note")
    page.get_by_role("button", name="Caution: must not be missed").click()
    expect(box).to_have_class("callout callout--caution")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(box).to_have_class("callout callout--caution")

    box.click()
    page.get_by_role("button", name="Caution: must not be missed").click()
    expect(box).to_have_count(0)
    expect(text_of(page)).to_contain_text("Ask first.")


def test_chosen_file_leaves_the_title_alone(open_browser: Callable[..., Page], shop: Shop) -> None:
    page = open_browser()
    sign_in(page, shop.staff_login)
    page.goto("/admin/content/article/import/")

    page.get_by_label("File").set_input_files(
        {"name": "report.md", "mimeType": "text/markdown", "buffer": b"# Zinc"}
    )

    expect(page.get_by_label("Title")).to_have_value("")
