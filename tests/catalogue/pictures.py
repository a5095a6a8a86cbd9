"""Picture files for the tests, good and bad."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def picture_bytes(
    kind: str = "JPEG", size: tuple[int, int] = (900, 600), **options: object
) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(buffer, format=kind, **options)
    return buffer.getvalue()


def upload(content: bytes, name: str = "pack.jpg", kind: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type=kind)


def bomb_png(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that would decode to width x height pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(width + 1) * min(height, 50))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


BAD_UPLOADS = {
    "truncated": (picture_bytes()[:20_000], "damaged or incomplete"),
    "30 megapixels": (bomb_png(6000, 5000), "more than 25 megapixels"),
    "bomb": (bomb_png(20_000, 20_000), "more than 25 megapixels"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not a JPEG, PNG or WebP"),
    "gif": (picture_bytes("GIF", (20, 20)), "not a JPEG, PNG or WebP"),
    "gif and script": (b"GIF89a/*" + bytes(20) + b"*/=alert(1)", "not a JPEG, PNG or WebP"),
    "html": (b"\xff\xd8\xff<html><script>alert(1)</script></html>", "not a JPEG, PNG or WebP"),
    "text": (b"hello", "not a JPEG, PNG or WebP"),
    "tiff": (picture_bytes("TIFF", (20, 20)), "not a JPEG, PNG or WebP"),
    "eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "not a JPEG, PNG or WebP"),
}
