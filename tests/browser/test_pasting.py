"""What is pasted from Word and Google Docs becomes plain headings, lists and tables."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Shop
from .test_article_form import open_article, text_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

DATA = Path(__file__).parent / "data"
PASTE = """(html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  document.querySelector(".ProseMirror[contenteditable=true]").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
FROM_WORD = (
    "<h2>Pasted from Word</h2>"
    "<p>Iron is <strong>a mineral</strong> that <em>blood</em> needs, and H<sub>2</sub>O is not."
    ' See <a href="https://www.nih.gov/" rel="noopener nofollow">the institute</a> and a file.</p>'
    "<h3>What to eat</h3>"
    "<ul><li><p>Beans</p><ul><li><p>white <strong>beans</strong></p></li></ul></li>"
    "<li><p>Lentils</p></li></ul>"
    "<p>In this order:</p>"
    "<ol><li><p>Soak</p></li><li><p>Cook</p></li></ol>"
    "<table><tbody><tr><th><p>Food</p></th><th><p>Iron</p></th></tr>"
    "<tr><td><p>Lentils</p></td><td><p>6.6 mg</p></td></tr></tbody></table>"
    "<p>Last words.</p>"
)
FROM_GOOGLE_DOCS = (
    "<h2>Pasted from Google Docs</h2>"
    "<p>Zinc is <strong>a metal</strong><em> in food</em>, 10<sup>3</sup> times, as "
    '<a href="https://ods.od.nih.gov/factsheets/Zinc/" rel="noopener nofollow">the office says'
    "</a>.</p>"
    "<ul><li><p>Seeds</p><ul><li><p>of pumpkins</p></li></ul></li><li><p>Oysters</p></li></ul>"
    "<ol><li><p>First</p></li></ol>"
    "<table><tbody><tr><th><p>Food</p></th><th><p>Zinc</p></th></tr>"
    "<tr><td><p>Oysters</p></td><td><p>32 mg</p></td></tr></tbody></table>"
    "<p>Last words.</p>"
)

FROM_WORD_FOR_THE_WEB = (
    "<h2>Pasted from Word for the web</h2>"
    "<p>Copper is <strong>a metal</strong><em> in food</em>, as "
    '<a href="https://ods.od.nih.gov/factsheets/Copper/" rel="noopener nofollow">the office says'
    "</a>.</p>"
    "<ul><li><p>Liver</p><ul><li><p>of calves</p></li></ul></li><li><p>Oysters</p></li></ul>"
    "<p>In this order:</p>"
    "<ol><li><p>Soak</p></li><li><p>Cook</p></li></ol>"
    "<table><tbody><tr><th><p>Food</p></th><th><p>Copper</p></th></tr>"
    "<tr><td><p>Oysters</p></td><td><p>4.9 mg</p></td></tr></tbody></table>"
    "<p>Last words.</p>"
)


@pytest.mark.parametrize(
    ("file", "clean"),
    [
        ("from_word.html", FROM_WORD),
        ("from_word_web.html", FROM_WORD_FOR_THE_WEB),
        ("from_google_docs.html", FROM_GOOGLE_DOCS),
    ],
)
def test_what_is_pasted_is_saved_as_plain_html(
    open_browser: Callable[..., Page], shop: Shop, file: str, clean: str
) -> None:
    page = open_browser()
    open_article(page, shop, "GABA by mouth")
    text_of(page).click()
    page.keyboard.press("Control+A")

    page.evaluate(PASTE, (DATA / file).read_text())
    expect(page.get_by_text("1 picture was not pasted")).to_be_visible()
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("was changed successfully").first).to_be_visible()

    assert without_numbers(page.locator("[name=body]").input_value()) == clean


def test_what_the_editor_copied_itself_comes_back_whole(
    open_browser: Callable[..., Page], shop: Shop
) -> None:
    page = open_browser()
    open_article(page, shop, "Magnesium forms")
    body = page.locator("[name=body]")
    text_of(page).click()
    page.keyboard.type("x")
    before = body.input_value()

    html = page.evaluate("""() => {
      const view = document.querySelector(".ProseMirror[contenteditable=true]").editor.view;
      const { doc, tr } = view.state;
      return view.serializeForClipboard(doc.slice(0, doc.content.size)).dom.innerHTML;
    }""")
    page.keyboard.press("Control+A")
    page.evaluate(PASTE, html)

    expect(body).to_have_value(before)


def without_numbers(html: str) -> str:
    """A table cell says how many columns and rows it covers, though it be one."""
    return re.sub(r' (?:colspan|rowspan)="1"', "", html)
