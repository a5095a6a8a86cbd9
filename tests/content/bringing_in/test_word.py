import io
import zipfile

import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from content.bringing_in.articles import read_document

from .conftest import body_of, picture, rezip, word

pytestmark = pytest.mark.django_db


def read_word_document(build):
    return read_document("a.docx", word(build))


def test_title_and_summary_come_from_the_documents_beginning():
    fields = read_word_document(lambda d: d.add_paragraph("Text.")).fields

    assert (fields.title, fields.summary) == ("Iron", "How much iron people need.")


def test_headings_lists_and_marks_stay():
    def build(document):
        document.add_heading("Need", 1)
        document.add_heading("Of adults", 2)
        paragraph = document.add_paragraph("Some ")
        paragraph.add_run("bold").bold = True
        paragraph.add_run(" and ")
        paragraph.add_run("slanted").italic = True
        document.add_paragraph("one", style="List Bullet")
        document.add_paragraph("inner", style="List Bullet 2")
        document.add_paragraph("first", style="List Number")
        document.add_paragraph("Said.", style="Quote")

    assert body_of(read_word_document(build)).split("\n") == [
        "<h2>Need</h2>",
        "<h3>Of adults</h3>",
        "<p>Some <strong>bold</strong> and <em>slanted</em></p>",
        "<ul><li>one<ul><li>inner</li></ul></li></ul>",
        "<ol><li>first</li></ol>",
        "<blockquote><p>Said.</p></blockquote>",
    ]


def test_a_table_keeps_caption_header_and_merged_cells():
    def build(document):
        document.add_paragraph("Table 1: Amounts", style="Caption")
        table = document.add_table(2, 2)
        for cell, words in zip(table.rows[0].cells, ("Age", "mg"), strict=True):
            cell.paragraphs[0].add_run(words).bold = True
        table.cell(1, 0).merge(table.cell(1, 1)).text = "None"

    assert body_of(read_word_document(build)) == (
        '<figure class="figure"><figcaption>Amounts</figcaption><table><tbody>'
        '<tr><th>Age</th><th>mg</th></tr><tr><td colspan="2">None</td></tr></tbody></table>'
        "</figure>"
    )


def test_a_picture_with_its_caption_becomes_a_figure():
    def build(document):
        document.add_picture(io.BytesIO(picture()))
        document.add_paragraph("Figure 1. A red field", style="Caption")

    document = read_word_document(build)

    assert len(document.pictures) == 1
    assert "<figcaption>A red field</figcaption>" in body_of(document)


def test_the_same_picture_twice_is_stored_once():
    def build(document):
        for _ in range(2):
            document.add_picture(io.BytesIO(picture()))

    assert len(read_word_document(build).pictures) == 1


def test_a_linked_picture_is_never_fetched():
    def build(document):
        document.add_paragraph("Text.")
        document.add_picture(io.BytesIO(picture()))
        relation = document.part.relate_to(
            "file:///etc/hostname", RELATIONSHIP_TYPE.IMAGE, is_external=True
        )
        blip = next(document.element.iter("{*}blip"))
        for name in list(blip.attrib):
            del blip.attrib[name]
        blip.set(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}link", relation
        )

    document = read_word_document(build)

    assert document.pictures == []
    assert document.report.as_data()["dropped"] == ["1 picture from another site"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "JaVaScRiPt:alert(1)", "vbscript:x"]
)
def test_a_link_that_leads_nowhere_good_is_its_words(address):
    def build(document):
        relation = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        words = "<w:r><w:t>here</w:t></w:r>"
        link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}">{words}</w:hyperlink>'
        document.add_paragraph()._p.append(parse_xml(link))

    assert body_of(read_word_document(build)) == "<p>here</p>"


def test_coloured_text_and_comments_are_reported():
    def build(document):
        paragraph = document.add_paragraph("a ")
        paragraph.add_run("red").font.color.rgb = RGBColor(255, 0, 0)
        run = paragraph.add_run(" marked")
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        document.add_comment(run, "Is that so?")

    words = read_word_document(build).report.as_data()

    assert words["changed"] == ["2 places with coloured text: plain now"]
    assert words["dropped"] == ["1 comment"]


def test_a_text_box_is_counted_once_and_its_words_stay():
    box = (
        f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict><v:shape><v:textbox>"
        "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )

    document = read_word_document(lambda d: d.add_paragraph("a")._p.append(parse_xml(box)))

    assert "boxed" in body_of(document)
    assert document.report.changed["text_box"] == 1


def test_tracked_changes_count_as_accepted_and_are_reported():
    def build(document):
        paragraph = document.add_paragraph("a ")
        run = "<w:r><w:{0}>{1}</w:{0}></w:r>"
        for mark, inner in (("ins", run.format("t", "new")), ("del", run.format("delText", "old"))):
            head = (
                f'<w:{mark} {nsdecls("w")} w:id="1" w:author="Ben" w:date="2026-01-01T00:00:00Z">'
            )
            paragraph._p.append(parse_xml(f"{head}{inner}</w:{mark}>"))

    document = read_word_document(build)

    assert body_of(document) == "<p>a new</p>"
    assert "Tracked changes count as accepted." in document.report.as_data()["notes"]


def test_a_footnote_becomes_a_note_at_the_end():
    mark = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'
    data = word(lambda d: d.add_paragraph("Iron rusts.")._p.append(parse_xml(mark)))
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>In damp air.</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        links = package.read("word/_rels/document.xml.rels").decode()
        types = package.read("[Content_Types].xml").decode()
    relation = (
        f'<Relationship Id="rN" Type="{RELATIONSHIP_TYPE.FOOTNOTES}" Target="footnotes.xml"/>'
    )
    kind = (
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.footnotes+xml"/>'
    )
    changes = {
        "word/footnotes.xml": notes,
        "word/_rels/document.xml.rels": links.replace("</Rel", f"{relation}</Rel"),
        "[Content_Types].xml": types.replace("</Types", f"{kind}</Types"),
    }
    data = rezip(data, {name: text.encode() for name, text in changes.items()})

    body = body_of(read_document("a.docx", data))

    assert body.startswith("<p>Iron rusts.<sup>[1]</sup></p>")
    assert "In damp air." in body
