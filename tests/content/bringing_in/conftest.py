import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from PIL import Image

from content.bringing_in.articles import Document, _html, read_document
from content.models import Source


@pytest.fixture
def source(db: None) -> Source:
    return Source.objects.create(key="TROTTI-2019", authors="Trotti LM", title="Iron")


def picture(colour: str = "red", kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(buffer, kind)
    return buffer.getvalue()


def word(build: Callable[[docx.document.Document], object]) -> bytes:
    """A .docx with a title, a summary, and what `build` adds."""
    document = docx.Document()
    document.add_heading("Iron", 0)
    document.add_paragraph("How much iron people need.")
    build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rezip(data: bytes, changes: dict[str, bytes]) -> bytes:
    """The package with parts replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", 8) as new:
        for name in {**dict.fromkeys(old.namelist()), **changes}:
            new.writestr(name, changes[name] if name in changes else old.read(name))
    return buffer.getvalue()


def body_of(document: Document) -> str:
    return _html(document.tree)


def read_html(html: str) -> Document:
    """With a title and a summary before it."""
    return read_document("a.html", f"<h1>Iron</h1><p>Summary.</p>{html}".encode())


def read_markdown(text: str) -> Document:
    return read_document("a.md", f"# Iron\n\nSummary.\n\n{text}".encode())
