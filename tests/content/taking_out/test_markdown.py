"""Out as Markdown and in again: the same text."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.bringing_in.articles import Place, bring_in
from content.bringing_in.markdown import to_html
from content.bringing_in.markup import read_markup
from content.bringing_in.report import Report
from content.bringing_in.tidying import tidy
from content.models.revision import clean_body
from content.taking_out.blocks import write_blocks
from content.taking_out.document import write_markdown
from shop.html_tree import Element, parse

FILE = """---
title: 'Zinc: how much?'
slug: zinc
topic: nerves
author: editors
summary: What is known about zinc.
key_points:
- One point.
- Another, with "quotes".
limits: |-
  Few studies.

  Small ones.
sources:
- TROTTI-2019
---

Zinc is a **metal**[^TROTTI-2019] and *light*. H<sub>2</sub>O, 5 \\* 3, a\\_b.

## Need

- one
  1. first
  2. second
- two

> Said by somebody.

> [!CAUTION]
> Not with **antibiotics**.

### Of adults

Table: Amounts a day

| Age | mg |
| --- | --- |
| 19 | [11](https://example.org/a?b=1&c=2) |
| 70 | 8 \\| 9 |

<table><tbody><tr><td colspan="2">Merged</td></tr><tr><td>a</td><td>b</td></tr></tbody></table>

---

The end.

[^TROTTI-2019]: TROTTI-2019 A. On TROTTI-2019.
"""


@pytest.fixture
def source(make_article):
    return make_article("other", sources=["TROTTI-2019"])


def test_a_file_comes_out_as_it_went_in(source, topic, author):
    done = bring_in("zinc.md", FILE.encode(), Place(), by=None)

    assert write_markdown(done.article) == FILE


@pytest.mark.django_db
def test_the_demos_articles_come_out_and_in_the_same():
    from pathlib import Path

    for path in sorted(Path("shop/demo/data/articles").glob("*.html")):
        html = _tidied(path.read_text().replace('src="', 'src="/media/'))
        assert _tidied(to_html(write_blocks(parse(html).children), _keys(html))) == html, path


WORDS = st.text(
    st.sampled_from("ab1 .,:;!?()[]{}*_`~#>+-=|\\/&<\"'^$@é\N{NO-BREAK SPACE}"), max_size=12
)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda tag, children: Element(tag, {}, children),
        st.sampled_from(["strong", "em", "sub", "sup"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=5,
)
PARAGRAPH = st.builds(
    lambda tag, children: Element(tag, {}, children),
    st.sampled_from(["p", "h2", "blockquote", "li"]),
    st.lists(INLINE, min_size=1, max_size=4),
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PARAGRAPH, max_size=4))
def test_any_words_and_marks_come_out_and_in_the_same(blocks):
    html = _tidied("".join(f"<ul>{b.html()}</ul>" if b.tag == "li" else b.html() for b in blocks))

    assert _tidied(to_html(write_blocks(parse(html).children), set())) == html


def test_the_command_writes_a_file(tmp_path, make_article):
    make_article("zinc", title="Zinc")
    call_command("export_article", "zinc", to=tmp_path, stdout=StringIO())

    assert (tmp_path / "zinc.md").read_text().startswith("---\ntitle: Zinc\n")


@pytest.mark.django_db
def test_the_command_says_that_there_is_no_such_article():
    with pytest.raises(CommandError, match="no article"):
        call_command("export_article", "nothing")


def _tidied(html):
    """As it would be stored."""
    report = Report()
    tree = tidy(read_markup(html, report), _keys(html), report)
    for _, heading in tree.walk("h2", "h3", "h4"):
        heading.children = heading.children or ["x"]
    return clean_body("\n".join(Element("", {}, [node]).html() for node in tree.children))


def _keys(html):
    return {cite.attributes.get("data-source", "") for _, cite in parse(html).walk("cite")}
