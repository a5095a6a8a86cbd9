"""What a browser has to fetch before a page is there: HTML, styles and scripts, as sent."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

STYLESHEET = re.compile(r'<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"')
SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"]+)"')
IMPORT = re.compile(r'\b(?:from|import)\s*\(?\s*"(\.{1,2}/[^"]+)"')
# Addresses on this host; stock Oscar also names a foreign one.
LOCAL = re.compile(r"^/(?!/)")


@dataclass(frozen=True)
class Weight:
    """Bytes, compressed."""

    html: int
    css: int
    javascript: int

    @property
    def total(self) -> int:
        return self.html + self.css + self.javascript


def weigh(client: Client, address: str) -> Weight:
    page = client.get(address, headers={"Accept-Encoding": "gzip"})
    text = client.get(address).content.decode()
    styles = {url for url in STYLESHEET.findall(text) if LOCAL.match(url)}
    scripts = _with_imports({url for url in SCRIPT.findall(text) if LOCAL.match(url)})
    return Weight(
        html=len(page.content),
        css=sum(_size(client, url) for url in styles),
        javascript=sum(_size(client, url) for url in scripts),
    )


def _with_imports(modules: set[str]) -> set[str]:
    """The modules, and all that they import."""
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        url = waiting.pop()
        if url in found:
            continue
        found.add(url)
        waiting += [urljoin(url, name) for name in IMPORT.findall(_static_file(url).read_text())]
    return found


def _size(client: Client, url: str) -> int:
    if url.startswith(settings.STATIC_URL):
        # As WhiteNoise compresses it.
        return len(brotli.compress(_static_file(url).read_bytes()))
    return len(client.get(url, headers={"Accept-Encoding": "br"}).content)


def _static_file(url: str) -> Path:
    name = url.removeprefix(settings.STATIC_URL)
    return Path(finders.find(name) or Path(settings.STATIC_ROOT) / name)
