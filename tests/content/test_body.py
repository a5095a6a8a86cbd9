import pytest

from content.body import cited_keys, render_body
from content.models import Picture, Source
from shop.templatetags.rich_text import rich_text

pytestmark = pytest.mark.django_db


def source(key: str) -> Source:
    return Source(key=key, title=key)


def cite(key: str) -> str:
    return f'<cite data-source="{key}">[{key}]</cite>'


def test_citations_are_numbered_in_the_order_of_the_text():
    html = f"<p>a {cite('B')} b{cite('A')} c {cite('B')}</p>"

    body = render_body(html, [source("A"), source("B")])

    assert [(c.number, c.source.key, c.places) for c in body.cited] == [
        (1, "B", ["cite-1-1", "cite-1-2"]),
        (2, "A", ["cite-2-1"]),
    ]
    assert body.html.startswith(
        '<p>a<sup class="citation"><a href="#source-1" id="cite-1-1" role="doc-noteref" '
        'aria-label="Source 1">[1]</a></sup> b'
    )


def test_citation_without_its_source_leaves_no_trace():
    body = render_body('<p>a <cite data-source="GONE">[GONE]</cite>.</p>', [])

    assert (body.html, body.cited) == ("<p>a.</p>", [])


def test_title_of_a_work_stays():
    assert render_body("<p><cite>A Book</cite></p>").html == "<p><cite>A Book</cite></p>"


def test_sources_that_nobody_cites_are_kept_apart():
    body = render_body("<p>a</p>", [source("A")])

    assert [s.key for s in body.uncited] == ["A"]


def test_headings_get_distinct_ids():
    body = render_body("<h2>Food</h2><h2>Food</h2><h2>Sources</h2><h2>…</h2><h2>Source 1</h2>")

    assert [h.id for h in body.headings] == ["food", "food-2", "sources-2", "part", "on-source-1"]
    assert '<h2 id="food-2">Food</h2>' in body.html


def test_number_of_a_citation_is_not_part_of_its_heading():
    body = render_body('<h2>Iron <cite data-source="A">[A]</cite></h2>', [source("A")])

    assert [(h.id, h.text) for h in body.headings] == [("iron", "Iron")]


def test_table_scrolls_in_a_region_named_by_its_caption():
    rows = "<tr><th>Food</th><th>mg</th></tr><tr><th>Liver</th><td>5</td></tr>"
    html = f"<figure><figcaption>Iron in food</figcaption><table>{rows}</table></figure>"

    shown = render_body(html).html

    assert (
        '<div class="table-scroll" role="region" tabindex="0" aria-label="Iron in food"><table>'
        in shown
    )
    assert '<th scope="col">Food</th><th scope="col">mg</th>' in shown
    assert '<th scope="row">Liver</th>' in shown


def test_text_and_attributes_are_escaped_once():
    html = '<p>1 &lt; 2 &amp; 3</p><p><a href="/a/?x=1&amp;y=2">l</a></p><ul><li>a</li></ul><hr>'

    shown = render_body(html).html

    assert "<p>1 &lt; 2 &amp; 3</p>" in shown
    assert 'href="/a/?x=1&amp;y=2"' in shown
    assert shown.endswith("<ul><li>a</li></ul><hr>")


def test_hostile_html_that_went_past_the_model_is_cleaned_here_too():
    shown = render_body('<p onclick="x()">a<script>x()</script></p>').html

    assert shown == "<p>a</p>"


def test_picture_has_its_size_and_waits_until_it_is_near(django_assert_num_queries):
    [picture] = Picture.objects.bulk_create(
        [Picture(file="content/a.webp", alt="A leaf", width=1200, height=800)]
    )
    html = f'<img src="/media/content/a.webp" alt="A leaf" data-file="{picture.pk}">'

    with django_assert_num_queries(1):
        shown = render_body(html).html

    assert shown == (
        '<img src="/media/content/a.webp" alt="A leaf" loading="lazy" decoding="async" '
        'width="1200" height="800">'
    )
    assert "data-file" not in shown


def test_picture_with_renditions_offers_them():
    name = "content/a.webp"
    Picture.objects.bulk_create(
        [Picture(pk=7, file=name, file_rendered=name, alt="x", width=1200, height=800)]
    )

    shown = render_body('<img src="/media/content/a.webp" data-file="7">').html

    assert '<source type="image/avif" srcset="/media/content/a/400w.avif 400w' in shown


@pytest.mark.parametrize("number", ["", "x", "9" * 60, "-1", "²"])
def test_nonsense_number_of_a_picture_does_no_harm(number):
    assert "<img" in render_body(f'<img src="/media/a.png" data-file="{number}">').html


def test_cited_keys_are_listed_once():
    html = f"<p>{cite('A')}{cite('B')}{cite('A')}<cite>t</cite></p>"

    assert cited_keys(html) == {"A", "B"}


@pytest.mark.parametrize(("kind", "word"), [("note", "Note"), ("caution", "Caution")])
def test_callout_is_labelled_in_words(kind, word):
    html = f'<aside class="callout callout--{kind}"><p>Ask first.</p></aside>'

    shown = (
        f'<aside class="callout callout--{kind}" role="note">'
        f'<p class="callout__label">{word}</p><p>Ask first.</p></aside>'
    )
    assert render_body(html).html == shown
    assert rich_text(html) == shown
