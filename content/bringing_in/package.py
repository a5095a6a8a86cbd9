"""A Word document is a zip of XML. What could exhaust the machine is refused before it is read."""

import io
import re
import zlib
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from .files import CannotBringIn

MOST_ENTRIES = 2_000
MOST_BYTES = 200 * 2**20
MOST_XML_BYTES = 20 * 2**20
MOST_ELEMENTS = 400_000
# XML of real documents shrinks to a tenth or a twentieth.
MOST_RATIO = 150
SMALL = 2**20
DEEPEST = 150
_DOCUMENT = re.compile(r"word/document\d*\.xml$")
_DAMAGED = "This Word document is damaged or incomplete. Open it in Word and save it again."


def open_package(data: bytes) -> dict[str, bytes]:
    """The XML parts by name, checked. Raises CannotBringIn."""
    try:
        with ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _check_sizes(entries)
            if not any(_DOCUMENT.match(entry.filename) for entry in entries):
                raise CannotBringIn("This is a zip file, but not a Word document (.docx).")
            # The zip module reads no more of an entry than its directory says.
            parts = {e.filename: package.read(e) for e in entries if _is_xml(e.filename)}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise CannotBringIn(_DAMAGED) from error
    elements = 0
    for part in parts.values():
        elements += _count_elements(part, MOST_ELEMENTS - elements)
    return parts


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _check_sizes(entries: list[ZipInfo]) -> None:
    too_large = CannotBringIn(
        "Unpacked, this Word document is far larger than a text with pictures. Split it."
    )
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise too_large
    if sum(entry.file_size for entry in entries if _is_xml(entry.filename)) > MOST_XML_BYTES:
        raise too_large
    for entry in entries:
        packed = max(entry.compress_size, 1)
        if entry.file_size > SMALL and entry.file_size / packed > MOST_RATIO:
            raise too_large


def _count_elements(xml: bytes, most: int) -> int:
    """Raises CannotBringIn for entities of its own, too many or too deep elements, or no XML."""
    count = depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if count > most or depth > DEEPEST:
            raise CannotBringIn("This Word document has more parts than an article can have.")

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(*_: object) -> None:
        raise CannotBringIn("This Word document declares XML entities, which Word never does.")

    parser = expat.ParserCreate()
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise CannotBringIn(_DAMAGED) from error
    return count
