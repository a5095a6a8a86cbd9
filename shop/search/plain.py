"""Text without HTML."""

import html
import re

_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


def plain_text(markup: str) -> str:
    """For stored, sanitised HTML: tags become spaces, entities letters."""
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", markup))).strip()
