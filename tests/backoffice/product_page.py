"""A page of the admin as a browser would post it: with every field that it has."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self._select = self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("name") or ""
        if tag == "input" and name and found.get("type") not in ("submit", "file"):
            if found.get("type") == "checkbox":
                self._tick(name, found)
                return
            self.values[name] = found.get("value") or ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in found:
            self.values[self._select] = found.get("value") or ""
        elif tag == "textarea" and name:
            self._textarea = name
            self.values[name] = ""

    def _tick(self, name: str, found: dict[str, str | None]) -> None:
        """Several boxes of one name are a list of values."""
        if "checked" in found:
            ticked = self.values.get(name)
            value = found.get("value") or "on"
            self.values[name] = [*ticked, value] if ticked else [value]

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.values[self._textarea] += data


def read_form(client: Client, address: str) -> dict[str, Any]:
    """The form's fields with their values, without those of other forms on the page."""
    page = client.get(address).content.decode()
    start = page.index('method="post" id="')
    parser = _Fields()
    parser.feed(page[page.rindex("<form", 0, start) : page.index("</form>", start)])
    return {name: value for name, value in parser.values.items() if "__prefix__" not in name}
