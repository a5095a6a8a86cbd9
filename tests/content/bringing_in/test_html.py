"""What of any HTML becomes an article's text."""

import pytest

from .conftest import body_of, read_html

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>a <b>b</b> <i>c</i></p>", "<p>a <strong>b</strong> <em>c</em></p>"),
        ("<p>H<sub>2</sub>O<sup>3</sup></p>", "<p>H<sub>2</sub>O<sup>3</sup></p>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
        ("<p>a<br><br>b</p>", "<p>a</p>\n<p>b</p>"),
        ("a loose line", "<p>a loose line</p>"),
        ("<p></p><p>&nbsp;</p><p>a</p>", "<p>a</p>"),
        ("<b style='font-weight:normal'><p>a</p></b>", "<p>a</p>"),
        ("<p><span style='font-weight:700'>a</span> b</p>", "<p><strong>a</strong> b</p>"),
        ("<p><span style='font-style:italic'>a</span></p>", "<p><em>a</em></p>"),
        ("<p><span style='vertical-align:super'>a</span>b</p>", "<p><sup>a</sup>b</p>"),
        ("<p><b>a </b>b</p>", "<p><strong>a</strong> b</p>"),
        ("<p><b>a</b><b>b</b></p>", "<p><strong>ab</strong></p>"),
        ("<p><b>a<strong>b</strong></b></p>", "<p><strong>ab</strong></p>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul>a<li><p>b</p></li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ol start='4'><li>a</li></ol>", '<ol start="4"><li>a</li></ol>'),
        ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("<p>a</p><hr><p>b</p>", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("<p><a href='/products/'>a</a></p>", '<p><a href="/products/">a</a></p>'),
        (
            "<p><a href='https://www.google.com/url?q=https://nih.gov/a%3Fb&amp;sa=D'>a</a></p>",
            '<p><a href="https://nih.gov/a?b">a</a></p>',
        ),
        (
            '<aside class="callout callout--caution"><p>a</p></aside>',
            '<aside class="callout callout--caution"><p>a</p></aside>',
        ),
    ],
)
def test_what_an_article_may_hold_stays(html, kept):
    assert body_of(read_html(html)) == kept


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a</p><img src='https://x.example/a.png'>", "1 picture from another site"),
        ("<p>a</p><img src='//x.example/a.png'>", "1 picture from another site"),
        ("<p>a</p><img src='a.png'><img src='b.png'>", "2 pictures that are neither in the file"),
        ("<p><a href='javascript:alert(1)'>a</a></p>", "1 link whose address cannot be used"),
        ("<p><a href='data:text/html,x'>a</a></p>", "1 link whose address cannot be used"),
        ("<p><a href='#part'>a</a></p>", "1 link to a place in the same document"),
        ("<p>a</p><script>b</script>", "1 script"),
        ("<p>a</p><iframe src='https://x.example'></iframe>", "1 embedded page"),
        ("<p>a</p><form><input><input></form>", "3 forms or form fields"),
        ("<p>a</p><svg><text>b</text></svg>", "1 drawing or formula in code"),
        ('<p>a <cite data-source="NOBODY-1">x</cite></p>', "1 citation of a source that"),
    ],
)
def test_what_is_left_out_is_reported(html, words):
    document = read_html(html)

    assert document.report.as_data()["dropped"][0].startswith(words)
    assert body_of(document) == "<p>a</p>"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p style='x'><span style='color:#f00'>a</span></p>", "1 place with coloured text"),
        ("<p><mark>a</mark></p>", "1 place with coloured text"),
        ("<p><u>a</u></p>", "1 underlined place"),
        ("<p><s>a</s></p>", "1 struck-out place"),
        ("<pre>a</pre>", "1 place set as code"),
    ],
)
def test_words_stay_where_their_look_goes(html, words):
    document = read_html(html)

    assert document.report.as_data()["changed"][0].startswith(words)
    assert body_of(document) == "<p>a</p>"


def test_levels_of_headings_become_those_of_articles():
    assert body_of(read_html("<h2>a</h2><h4>b</h4><h5>c</h5><h6>d</h6><p>e</p>")) == (
        "<h2>a</h2>\n<h3>b</h3>\n<h4>c</h4>\n<h4>d</h4>\n<p>e</p>"
    )


def test_the_first_heading_is_the_title_and_the_paragraph_under_it_the_summary():
    fields = read_html("<p>a</p>").fields

    assert (fields.title, fields.summary) == ("Iron", "Summary.")


def test_a_list_under_in_short_becomes_the_key_points():
    document = read_html("<h2>In short:</h2><ul><li>a <b>b</b></li><li>c</li></ul><p>d</p>")

    assert document.fields.key_points == ["a b", "c"]
    assert body_of(document) == "<p>d</p>"


def test_a_known_source_stays_cited(source):
    body = body_of(read_html('<p>a <cite data-source="TROTTI-2019">[9]</cite></p>'))

    assert body == '<p>a <cite data-source="TROTTI-2019">[TROTTI-2019]</cite></p>'


def test_a_bold_first_row_heads_its_table():
    body = body_of(read_html("<table><tr><td><b>a</b></td></tr><tr><td>1</td></tr></table>"))

    assert "<tr><th>a</th></tr><tr><td>1</td></tr>" in body


def test_a_table_keeps_its_caption():
    body = body_of(
        read_html("<table><caption>Amounts</caption><tr><td>1</td><td>2</td></tr></table>")
    )

    assert body.startswith('<figure class="figure"><figcaption>Amounts</figcaption><table>')


def test_a_table_with_missing_cells_is_filled_up_and_reported():
    document = read_html(
        "<table><tr><td rowspan=9>a</td><td colspan=2>b</td></tr><tr><td>c</td></tr></table>"
    )

    assert body_of(document) == (
        '<table><tbody><tr><td rowspan="2">a</td><td colspan="2">b</td></tr>'
        "<tr><td>c</td><td></td></tr></tbody></table>"
    )
    assert document.report.as_data()["changed"] == ["1 table with missing cells: filled up"]


def test_a_table_inside_a_table_keeps_its_words():
    document = read_html(
        "<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>"
    )

    assert "<td>b c</td>" in body_of(document)
    assert document.report.changed["nested_table"] == 1


def test_an_embedded_picture_is_taken_with_its_description():
    import base64

    from .conftest import picture

    data = base64.b64encode(picture()).decode()
    document = read_html(f'<p>a</p><img alt="A red field" src="data:image/png;base64,{data}">')

    assert [new.alt for new in document.pictures] == ["A red field"]
