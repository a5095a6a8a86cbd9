"""Which files are read, how large they may be, and their text as characters."""

import codecs
import re
from pathlib import Path, PurePath

MAX_TEXT_BYTES = 5 * 2**20
MAX_WORD_BYTES = 30 * 2**20
KINDS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "word",
}
OLE = b"\xd0\xcf\x11\xe0"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
# UTF-32 first: its mark begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class CannotBringIn(Exception):
    """The file does not become an article. The message says why and what helps.

    `field` is the field of a form it belongs to.
    """

    def __init__(self, message: str, field: str = "file") -> None:
        super().__init__(message)
        self.field = field


def read_file(path: Path) -> bytes:
    """Its bytes; a file too large is refused unread. Raises CannotBringIn, OSError."""
    with path.open("rb") as file:
        kind = kind_of(path.name, file.read(8))
        check_size(kind, path.stat().st_size)
        file.seek(0)
        return file.read()


def kind_of(name: str, data: bytes) -> str:
    """markdown, html or word, by name and first bytes. Raises CannotBringIn."""
    kind = KINDS.get(PurePath(name).suffix.lower())
    if not data:
        raise CannotBringIn("This file is empty.")
    if data.startswith(OLE):
        raise CannotBringIn(
            "This is an old Word document (.doc) or one with a password."
            " Save it as .docx without a password."
        )
    if kind is None:
        raise CannotBringIn("Choose a Markdown (.md), HTML (.html) or Word (.docx) file.")
    is_zip = data.startswith(b"PK")
    if kind == "word" and not is_zip:
        raise CannotBringIn("This is not a Word document, whatever its name says.")
    if kind != "word" and is_zip:
        raise CannotBringIn("This is not a text file. A Word document must be named .docx.")
    check_size(kind, len(data))
    return kind


def check_size(kind: str, size: int) -> None:
    """Raises CannotBringIn for too many bytes."""
    limit = MAX_WORD_BYTES if kind == "word" else MAX_TEXT_BYTES
    if size > limit:
        raise CannotBringIn(
            f"This file has {size / 2**20:.1f} MB; {limit // 2**20} MB are the limit."
        )


def decode(data: bytes, *, is_html: bool = False) -> str:
    """The text, by its byte-order mark, an HTML file's own word, or UTF-8. Raises CannotBringIn."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding and is_html and (found := _CHARSET.search(data[:2048])):
        encoding = _known(found[1].decode("ascii"))
    encoding = encoding or _unmarked_utf16(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CannotBringIn(
            f"Line {line} holds a byte that is no {encoding.removesuffix('-sig').upper()} text."
            " Open the file in an editor and save it as UTF-8."
        ) from error
    if "\0" in text:
        raise CannotBringIn("This is not a text file: it holds zero bytes.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    # A file that says utf-16 in ASCII letters is not; and no codec that is not for text.
    return "" if found.startswith(("utf-16", "utf-32", "utf-7")) or not _is_text(found) else found


def _is_text(name: str) -> bool:
    return bool(getattr(codecs.lookup(name), "_is_text_encoding", True))


def _unmarked_utf16(data: bytes) -> str:
    """Every other byte zero, as in English text without a mark."""
    head = data[:400]
    half = len(head) // 2
    if half > 4 and head[1::2].count(0) > half * 0.8:
        return "utf-16-le"
    if half > 4 and head[0::2].count(0) > half * 0.8:
        return "utf-16-be"
    return ""
