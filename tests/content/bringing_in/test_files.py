"""Files that are too large, of another kind, damaged or hostile: each a sentence, never a crash."""

import io
import zipfile

import pytest

from content.bringing_in.articles import read_document
from content.bringing_in.files import CannotBringIn

from .conftest import body_of, rezip, word

pytestmark = pytest.mark.django_db
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    b"<a>&c;</a>"
)


def refusal(name, data):
    with pytest.raises(CannotBringIn) as error:
        read_document(name, data)
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.md", b"", "empty"),
        ("a.pdf", b"%PDF-1.7", "Choose a Markdown"),
        ("a.docx", b"Just text", "not a Word document"),
        ("a.doc", b"\xd0\xcf\x11\xe0rest", "old Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0rest", "password"),
        ("a.md", b"PK\x03\x04rest", "must be named .docx"),
        ("a.docx", b"PK\x03\x04rest", "damaged or incomplete"),
        ("a.md", b"x" * (5 * 2**20 + 1), "5 MB are the limit"),
        ("a.docx", b"PK" + b"x" * (30 * 2**20), "30 MB are the limit"),
        ("a.md", b"# Caf\xe9\n", "Line 1 holds a byte"),
        ("a.md", b"# a\n\nb\x00c\n", "zero bytes"),
        ("a.md", b"Only a paragraph.\n\nAnd another.\n", "no title"),
        ("a.md", b"# Only a title\n", "no paragraph"),
        ("a.md", b"# " + b"x" * 151 + b"\n\nA.\n\nB.\n", "The title has 151 characters"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(name, data, words):
    assert words in refusal(name, data)


def test_a_truncated_word_document_is_refused():
    data = word(lambda d: d.add_paragraph("Text."))

    assert "damaged or incomplete" in refusal("a.docx", data[: len(data) // 2])


def test_another_zip_is_no_word_document():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("xl/workbook.xml", "<a/>")

    assert "not a Word document" in refusal("a.docx", buffer.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_with_entities_of_its_own_is_refused(encoding):
    xml = ENTITIES if encoding == "utf-8" else ENTITIES[21:].decode().encode("utf-16")
    data = rezip(word(lambda d: None), {"word/document.xml": xml})

    assert "entities" in refusal("a.docx", data)


@pytest.mark.parametrize(
    "changes",
    [
        {"word/media/a.bin": b"\0" * (50 * 2**20)},
        {"word/document.xml": b"<a>" + b" " * (21 * 2**20) + b"</a>"},
        {f"word/media/{number}": b"" for number in range(2_100)},
    ],
    ids=["ratio", "xml", "entries"],
)
def test_a_bomb_is_refused_before_it_is_unpacked(changes):
    assert "far larger" in refusal("a.docx", rezip(word(lambda d: None), changes))


@pytest.mark.parametrize(
    "xml", [b"<a>" * 300 + b"</a>" * 300, b"<a>" + b"<b/>" * 410_000 + b"</a>"]
)
def test_a_document_of_too_many_parts_is_refused(xml):
    data = rezip(word(lambda d: None), {"word/document.xml": xml})

    assert "more parts" in refusal("a.docx", data) or "far larger" in refusal("a.docx", data)


@pytest.mark.parametrize(
    "xml", [b"<a/>", b"not xml", b"", b'<w:document xmlns:w="urn:x"><w:body/></w:document>']
)
def test_a_malformed_document_is_refused(xml):
    assert refusal("a.docx", rezip(word(lambda d: None), {"word/document.xml": xml}))


@pytest.mark.parametrize(
    "data",
    [
        "# Köln\n\nSummary.\n\nÜber.".encode("utf-8-sig"),
        "# Köln\n\nSummary.\n\nÜber.".encode("utf-16"),
        "# Köln\n\nSummary.\n\nÜber.".encode("utf-16-le"),
        "# Köln\r\n\r\nSummary.\r\n\r\nÜber.".encode(),
    ],
)
def test_encodings_that_can_be_known_are_read(data):
    document = read_document("a.md", data)

    assert (document.fields.title, body_of(document)) == ("Köln", "<p>Über.</p>")


def test_html_may_name_its_encoding():
    html = '<meta charset="windows-1252"><h1>Köln</h1><p>S.</p><p>Über.</p>'

    assert body_of(read_document("a.html", html.encode("cp1252"))) == "<p>Über.</p>"


def test_html_that_names_a_codec_that_is_none_is_read_as_utf8():
    html = '<meta charset="rot13"><h1>Köln</h1><p>S.</p><p>Über.</p>'

    assert body_of(read_document("a.html", html.encode())) == "<p>Über.</p>"


@pytest.mark.parametrize("html", ["<div>" * 50_000, "<b>" * 50_000 + "x", "<p>" * 300_000])
def test_html_nested_without_end_is_refused_or_read_but_never_crashes(html):
    data = f"<h1>T</h1><p>S.</p><p>x</p>{html}".encode()
    try:
        read_document("a.html", data)
    except CannotBringIn as error:
        assert str(error)
