import pytest

from content.differences import ADDED, REMOVED, SAME, compare, compare_words
from content.revisions import Text, write_revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def between(make_article):
    """The differences between two bodies."""

    def make(old: str, new: str, **fields):
        article = make_article(body=old)
        before = article.draft
        text = Text(title="Iron", summary="About Iron.", body=new, key_points=["One."], **fields)
        return compare(before, write_revision(article=article, text=text, by=None))

    return make


def told(differences) -> list[list[tuple[str, str]]]:
    return [[(p.kind, p.text.strip()) for p in line.pieces] for line in differences.lines]


def test_changed_word_is_marked_within_its_paragraph(between):
    assert told(between("<p>one two three</p>", "<p>one 2 three</p>")) == [
        [(SAME, "one"), (REMOVED, "two"), (ADDED, "2"), (SAME, "three")]
    ]


def test_new_paragraph_is_added_whole(between):
    differences = between("<p>one</p>", "<p>one</p><h2>two</h2>")

    assert told(differences) == [[(SAME, "one")], [(ADDED, "two")]]
    assert [line.tag for line in differences.lines] == ["p", "h2"]


def test_unchanged_paragraphs_far_away_are_left_out(between):
    old = "".join(f"<p>{number}</p>" for number in range(9))

    lines = between(old, old.replace("<p>8</p>", "<p>eight</p>")).lines

    assert [line.is_gap for line in lines] == [True, False, False]


def test_changed_address_of_a_link_is_a_change(between):
    old = '<p><a href="https://a.example/">here</a></p>'

    assert told(between(old, old.replace("a.example", "b.example")))


def test_cells_and_captions_are_compared(between):
    old = "<table><caption>Forms</caption><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"

    assert told(between(old, old.replace("2", "3")))[-1] == [(REMOVED, "2"), (ADDED, "3")]


def test_changed_fields_are_named(between):
    differences = between("<p>a</p>", "<p>a</p>", limits="Little is known.")

    assert [change.name for change in differences.fields] == ["Limits of the evidence"]
    assert differences.lines == []


def test_same_text_has_no_differences(between):
    assert not between("<p>a</p>", "<p>a</p>")


def test_first_text_is_all_new(make_article):
    differences = compare(None, make_article(body="<p>a b</p>").draft)

    assert (differences.added > 2, differences.removed) == (True, 0)


def test_words_keep_their_spaces():
    assert "".join(p.text for p in compare_words("a b", "a b c")) == "a b c"
