"""Addresses that share an article: plain links, nothing is loaded from anybody before a click."""

from urllib.parse import quote, urlencode


def pin_url(url: str, picture: str, title: str) -> str:
    """Pinterest's form for a new pin, filled in."""
    query = {"url": url, "media": picture, "description": title}
    return "https://www.pinterest.com/pin/create/button/?" + urlencode(
        {key: value for key, value in query.items() if value}
    )


def mail_url(url: str, title: str) -> str:
    """A new letter in the reader's own mail program (RFC 6068: spaces as %20)."""
    return f"mailto:?subject={quote(title, safe='')}&body={quote(url, safe='')}"
