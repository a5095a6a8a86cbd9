"""The storefront's styles: one component a file to work with, one answer to send.

Every file under css/ except those of single pages goes into it, layers.css first; cascade layers
make the order of the rest meaningless. Nothing to build: the files are joined on first use and,
while developing, again after each change.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_vary_headers

FOLDER = Path(__file__).resolve().parent / "static" / "shop" / "css"
YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Stylesheet:
    version: str
    bodies: dict[str, bytes]  # by content coding, "" for none


def stylesheet_url() -> str:
    return reverse("stylesheet", kwargs={"version": current_stylesheet().version})


def send_stylesheet(request: HttpRequest, version: str) -> HttpResponse:
    """The styles as they are now; an address of an older release is answered, but not kept long."""
    sheet = current_stylesheet()
    coding = _accepted_coding(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(sheet.bodies[coding], content_type="text/css; charset=utf-8")
    if coding:
        response["Content-Encoding"] = coding
    patch_vary_headers(response, ["Accept-Encoding"])
    keep = f"max-age={YEAR}, immutable" if version == sheet.version else "max-age=60"
    response["Cache-Control"] = f"public, {keep}"
    return response


def current_stylesheet() -> Stylesheet:
    newest = max(f.stat().st_mtime_ns for f in FOLDER.rglob("*.css")) if settings.DEBUG else 0
    return _join(newest)


@lru_cache(maxsize=1)
def _join(newest: int) -> Stylesheet:
    first = FOLDER / "layers.css"
    rest = sorted(set(FOLDER.rglob("*.css")) - set((FOLDER / "pages").glob("*.css")) - {first})
    text = "".join(_shorten(path.read_text(encoding="utf-8")) for path in [first, *rest])
    body = re.sub(r"\.\./(fonts/[^\")]+)", lambda font: static(f"shop/{font[1]}"), text).encode()
    return Stylesheet(
        version=hashlib.sha256(body).hexdigest()[:12],
        bodies={"": body, "gzip": gzip.compress(body), "br": brotli.compress(body)},
    )


def _shorten(css: str) -> str:
    """Without comments and indentation; what is left still reads line by line."""
    return re.sub(r"\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).lstrip()


def _accepted_coding(accepted: str) -> str:
    offered = {part.partition(";")[0].strip() for part in accepted.lower().split(",")}
    return next((coding for coding in ("br", "gzip") if coding in offered), "")
