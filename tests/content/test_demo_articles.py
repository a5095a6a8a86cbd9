"""What every article of the demo has, read from its files."""

import json
import re
from datetime import date
from typing import Any

import pytest
from PIL import Image

from content.body import cited_keys
from content.demo import DATA, IMAGES
from shop.html_tree import Element, parse
from shop.reviews.disease_words import names_disease

ENTRIES: list[dict[str, Any]] = json.loads((DATA / "articles.json").read_text())
ALT: dict[str, str] = json.loads((IMAGES / "alt.json").read_text())
# These two are about a condition; data/README.md says what that means before real use.
ABOUT_CONDITIONS = {"vitamin-b12-and-restless-legs", "does-vitamin-b12-stop-leg-cramps"}

each_article = pytest.mark.parametrize("entry", ENTRIES, ids=[e["slug"] for e in ENTRIES])


def body_of(entry: dict[str, Any]) -> str:
    return (DATA / entry["body_html"]).read_text()


def tree_of(entry: dict[str, Any]) -> Element:
    return parse(body_of(entry))


@each_article
def test_it_cites_each_of_its_sources_and_no_other(entry):
    assert cited_keys(body_of(entry)) == {source["key"] for source in entry["sources"]}


@each_article
def test_it_is_at_least_900_words_long(entry):
    assert len(re.sub(r"<[^>]+>", " ", body_of(entry)).split()) >= 900


@each_article
def test_it_has_sections_a_list_and_a_table_with_caption_and_headed_columns(entry):
    tree = tree_of(entry)
    tables = [(parent, table) for parent, table in tree.walk("table")]

    assert len(list(tree.walk("h2"))) >= 5
    assert list(tree.walk("ul", "ol"))
    assert tables
    for parent, table in tables:
        caption = parent.first("figcaption")
        assert parent.tag == "figure" and caption and caption.text().strip()
        assert all(th.attributes["scope"] in ("col", "row") for _, th in table.walk("th"))


@each_article
def test_it_says_what_is_not_known_and_what_the_shop_sells(entry):
    assert 2 <= len(entry["key_points"]) <= 5
    assert len(entry["limits"].split()) >= 25
    assert "This shop sells" in entry["conflict_of_interest"]
    assert 70 <= len(entry["meta_description"]) <= 170
    assert len(entry["summary"]) <= 400


@each_article
def test_its_picture_is_there_in_full_width_with_the_same_description(entry):
    with Image.open(IMAGES / entry["image"]) as picture:
        assert picture.size == (1600, 900)
    assert (IMAGES / entry["image"]).stat().st_size < 70_000
    assert entry["image_alt"] == ALT[entry["image"]]


@each_article
def test_pictures_in_its_text_are_there_with_caption_and_description(entry):
    for parent, image in tree_of(entry).walk("img"):
        with Image.open(IMAGES / image.attributes["src"]) as picture:
            assert picture.width == 1280
        assert image.attributes["alt"] == ALT[image.attributes["src"]]
        assert parent.tag == "figure" and parent.first("figcaption")


@each_article
def test_links_in_its_text_lead_to_other_articles_of_the_demo(entry):
    known = {f"/articles/{other['slug']}/" for other in ENTRIES if other is not entry}

    assert {link.attributes["href"] for _, link in tree_of(entry).walk("a")} <= known


@each_article
def test_products_exist_and_say_why_they_are_named(entry):
    known = {product["slug"] for product in json.loads((DATA / "products.json").read_text())}

    assert {product["slug"] for product in entry["products"]} <= known
    assert all(20 <= len(product["note"]) <= 250 for product in entry["products"])


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e["slug"] not in ABOUT_CONDITIONS])
def test_what_a_products_page_shows_of_it_names_no_disease(entry):
    shown = [entry["title"], entry["summary"], entry["image_alt"]]
    shown += [product["note"] for product in entry["products"]]

    assert names_disease("\n".join(shown)) == []


def test_articles_and_products_name_the_same_pairs():
    products = json.loads((DATA / "products.json").read_text())
    by_product = {(p["slug"], slug) for p in products for slug in p["articles"]}

    assert by_product == {(p["slug"], e["slug"]) for e in ENTRIES for p in e["products"]}


def test_each_article_has_its_own_picture_and_day():
    assert len({entry["image"] for entry in ENTRIES}) == len(ENTRIES)
    days = [date.fromisoformat(entry["published"]) for entry in ENTRIES]
    assert len(set(days)) == len(days)
    assert min(days) >= date(2026, 1, 1) and max(days) <= date(2026, 11, 20)


def test_parts_of_a_series_are_numbered_in_the_order_of_their_days():
    series: dict[str, list[tuple[str, int]]] = {}
    for entry in ENTRIES:
        if entry["series"]:
            parts = series.setdefault(entry["series"], [])
            parts.append((entry["published"], entry["series_order"]))

    for parts in series.values():
        assert [part for _, part in sorted(parts)] == list(range(1, len(parts) + 1))


def test_a_source_reads_the_same_wherever_it_is_cited():
    seen: dict[str, dict[str, Any]] = {}
    for source in (source for entry in ENTRIES for source in entry["sources"]):
        assert seen.setdefault(source["key"], source) == source
