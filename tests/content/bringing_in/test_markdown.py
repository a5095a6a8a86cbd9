import pytest

from content.bringing_in.articles import read_document
from content.bringing_in.files import CannotBringIn

from .conftest import body_of, read_markdown

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a **b** *c*", "<p>a <strong>b</strong> <em>c</em></p>"),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
        ("- a\n  1. b", "<ul><li>a<ol><li>b</li></ol></li></ul>"),
        ("- a\n\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("> a", "<blockquote><p>a</p></blockquote>"),
        ("> [!NOTE]\n> a", '<aside class="callout callout--note"><p>a</p></aside>'),
        ("> [!WARNING]\n> a", '<aside class="callout callout--caution"><p>a</p></aside>'),
        ("[a](https://b.example)", '<p><a href="https://b.example">a</a></p>'),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "<table><tbody><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr>"
            "</tbody></table>",
        ),
        (
            "Table: Amounts\n\n| a | b |\n|---|---|\n| 1 | 2 |",
            '<figure class="figure"><figcaption>Amounts</figcaption><table><tbody>'
            "<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></tbody></table></figure>",
        ),
    ],
)
def test_markdown_becomes_an_articles_html(text, kept):
    assert body_of(read_markdown(text)) == kept


@pytest.mark.parametrize("text", ["a[^TROTTI-2019]", "a[^TROTTI-2019]\n\n[^TROTTI-2019]: Trotti."])
def test_a_footnote_named_like_a_source_cites_it(source, text):
    assert body_of(read_markdown(text)) == (
        '<p>a<cite data-source="TROTTI-2019">[TROTTI-2019]</cite></p>'
    )


def test_other_footnotes_become_numbered_notes_at_the_end(source):
    document = read_markdown("a[^1] b[^TROTTI-2019] c[^n]\n\n[^1]: One.\n\n[^n]: Two.")

    assert body_of(document) == (
        '<p>a<sup>[1]</sup> b<cite data-source="TROTTI-2019">[TROTTI-2019]</cite> c<sup>[2]</sup>'
        "</p>\n<h2>Notes</h2>\n<ol><li>One.</li><li>Two.</li></ol>"
    )


def test_the_head_gives_the_fields():
    head = '---\ntitle: "Iron: much"\nsummary: Short.\nkey_points: [a, b]\nlimits: Few.\n---\n'
    document = read_document("a.md", f"{head}\nText.\n".encode())
    fields = document.fields

    assert (fields.title, fields.summary, fields.key_points, fields.others) == (
        "Iron: much",
        "Short.",
        ["a", "b"],
        {"limits": "Few."},
    )
    assert body_of(document) == "<p>Text.</p>"


def test_a_heading_stays_where_the_head_has_another_title():
    document = read_document("a.md", b"---\ntitle: Iron\nsummary: S.\n---\n# Need\n\nText.\n")

    assert body_of(document) == "<h2>Need</h2>\n<p>Text.</p>"


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("title: a: b: c", "The fields at the top cannot be read"),
        ("a: &x [1]\nb: *x", "repeat one another"),
        ("a: " + "x" * 30_000, "more than 20000 characters"),
    ],
)
def test_a_head_that_cannot_be_read_is_an_error(head, words):
    with pytest.raises(CannotBringIn, match=words):
        read_document("a.md", f"---\n{head}\n---\n# T\n\nS.\n\nText".encode())


def test_deep_nesting_ends_in_words_or_a_text_never_in_a_crash():
    for text in (">" * 5000 + " a", "- " * 3000 + "a", "[" * 20_000, "*a " * 20_000):
        try:
            read_markdown(text)
        except CannotBringIn as error:
            assert str(error)
