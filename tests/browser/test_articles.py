"""How an article lies on the screen and on paper."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

ARTICLE = "/articles/does-vitamin-b12-stop-leg-cramps/"


def test_related_articles_keep_their_distance_from_the_links_above(open_browser):
    page = open_browser()
    page.goto(ARTICLE)

    above = page.get_by_role("navigation", name="More articles").bounding_box()
    below = page.get_by_role("region", name="Related articles").bounding_box()

    assert below["y"] - (above["y"] + above["height"]) >= 32


def test_printed_sections_are_blocks_which_pages_may_part(open_browser):
    """Rows of a grid that goes over a page's end are printed over one another."""
    page = open_browser()
    page.emulate_media(media="print")
    page.goto(ARTICLE)

    shown = [
        page.locator(part).evaluate("each => getComputedStyle(each).display")
        for part in (".article", ".article__body")
    ]

    assert shown == ["block", "block"]
    assert not page.get_by_role("navigation", name="More articles").is_visible()
