"""Hundreds of ways to hide a script: none survives, whichever way the text comes in."""

import io
import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from content.bringing_in.articles import _html, read_document
from content.bringing_in.files import CannotBringIn
from content.models import Revision
from content.revisions import Text, write_revision
from shop.rich_text import ATTRIBUTES, CALLOUTS, TAGS, sanitize
from shop.rich_text_editor import RichTextField
from shop.templatetags.rich_text import rich_text

VECTORS = json.loads((Path(__file__).parent / "data" / "hostile.json").read_text())
CLASSES = {*CALLOUTS, "figure"}


class Finder(HTMLParser):
    """What is in a text that the allow-list does not know; read by its own rules, not nh3's."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.found.append(tag)
        for name, value in attrs:
            value = value or ""
            if name not in ATTRIBUTES.get(tag, set()) | {"lang", "rel" if tag == "a" else ""}:
                self.found.append(f"{tag} {name}")
            if name == "class" and value not in CLASSES:
                self.found.append(f"class {value}")
            if name == "src" and not value.startswith(settings.MEDIA_URL):
                self.found.append(f"src {value}")
            if name == "href" and not self.leads_somewhere_good(value):
                self.found.append(f"href {value}")

    def leads_somewhere_good(self, address):
        bare = re.sub(r"[\x00-\x20]", "", address).lower()
        scheme = re.match(r"[a-z][a-z0-9+.-]*:", bare)
        is_elsewhere = bare.replace("\\", "/").startswith("//")
        return scheme[0] in ("http:", "https:", "mailto:") if scheme else not is_elsewhere

    def handle_comment(self, data):
        self.found.append("comment")

    def handle_decl(self, decl):
        self.found.append("declaration")

    unknown_decl = handle_pi = handle_decl


def harm_in(html):
    finder = Finder()
    finder.feed(html)
    finder.close()
    return finder.found


def test_there_are_many_of_them():
    assert len(VECTORS) >= 250


@pytest.mark.parametrize("vector", VECTORS)
def test_sanitising_leaves_nothing_and_is_stable(vector):
    clean = sanitize(vector)

    assert harm_in(clean) == []
    # A text that changes when it is cleaned again would change in a browser too.
    assert sanitize(clean) == clean
    assert sanitize(unescape(clean)) == sanitize(sanitize(unescape(clean)))


@pytest.mark.parametrize("wrap", ["<p>{}</p>", "<table><tr><td>{}</td></tr></table>", "<a>{}</a>"])
def test_nor_inside_of_what_is_allowed(wrap):
    assert [v for v in VECTORS if harm_in(sanitize(wrap.format(v)))] == []


def test_the_form_leaves_nothing():
    field = RichTextField(required=False)

    for vector in VECTORS:
        try:
            clean = field.clean(vector)
        except ValidationError:
            assert "\x00" in vector
            continue
        assert harm_in(clean) == [], vector


def test_the_editor_is_given_nothing():
    field = RichTextField(required=False)

    assert [v for v in VECTORS if harm_in(field.prepare_value(v))] == []


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_an_import_leaves_nothing(db, name):
    head = "<h1>T</h1><p>S.</p><p>x</p>\n" if name == "a.html" else "# T\n\nS.\n\nx\n\n"
    for vector in VECTORS:
        try:
            document = read_document(name, (head + vector).encode())
        except CannotBringIn as refusal:
            assert "\x00" in vector or "zero" in str(refusal)
            continue
        assert harm_in(_html(document.tree)) == [], vector
        assert harm_in(document.fields.title + document.fields.summary) == [], vector


def test_a_word_document_with_such_links_leaves_nothing(db):
    addresses = {a for v in VECTORS for a in re.findall(r'href="([^"]*)"', v)}
    addresses = {a for a in addresses if not a.startswith("https:")}
    document = docx.Document()
    document.add_heading("T", 0)
    document.add_paragraph("S.")
    for address in sorted(a for a in addresses if not re.search(r"[\x00-\x08\x0b\x0c]", a)):
        relation = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        run = "<w:r><w:t>here</w:t></w:r>"
        link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}">{run}</w:hyperlink>'
        document.add_paragraph()._p.append(parse_xml(link))
    for vector in VECTORS:
        document.add_paragraph(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", vector))
    buffer = io.BytesIO()
    document.save(buffer)

    html = _html(read_document("a.docx", buffer.getvalue()).tree)

    assert harm_in(html) == []
    assert "<a " not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_shell_leaves_nothing_in_a_stored_text(make_article):
    article = make_article("zinc")
    text = Text(title="T", summary="S", body="\n".join(VECTORS))
    stored = write_revision(article=article, text=text, by=None)

    assert harm_in(Revision.objects.get(pk=stored.pk).body) == []


def test_a_row_written_past_the_model_is_cleaned_when_it_is_shown():
    # What the page itself adds to tables and call-outs.
    ours = re.compile(r'<div class="table-scroll[^>]*>|<p class="callout__label">| role="note"')
    for vector in VECTORS:
        shown = ours.sub("", str(rich_text(vector)))
        assert harm_in(shown) == [], vector


def test_allowed_formatting_stays():
    html = (
        '<h2>a</h2><p><strong>b</strong><em>c</em><sub>d</sub><a href="/x">e</a></p>'
        '<aside class="callout callout--caution"><p>f</p></aside>'
        '<figure class="figure"><img src="/media/a.png" alt="g"><figcaption>h</figcaption></figure>'
    )

    assert sanitize(html).replace(' rel="noopener nofollow"', "") == html
