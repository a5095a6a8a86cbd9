"""Lists in pages, with plain links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404

# Far beyond any list here, small enough for every database.
LARGEST_PAGE = 100_000


@dataclass(frozen=True)
class PageLink:
    """`number` is None for a gap in the row of links."""

    number: int | None
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Page:
    """One page of a list: its items, and the links to the others."""

    items: Sequence[Any]
    number: int
    pages: int
    total: int
    first: int
    last: int
    previous_url: str
    next_url: str
    links: list[PageLink]


def read_page_number(text: str | None) -> int:
    """The number in ?page=. Raises Http404 for anything that is no page number."""
    if text is None:
        return 1
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= LARGEST_PAGE):
        raise Http404("No such page.")
    return int(text[:9])


def make_page(
    fetch: Callable[[int, int], Sequence[Any]],
    *,
    total: int,
    number: int,
    size: int,
    address: Callable[[int], str],
) -> Page:
    """Page `number` of `total` things; `fetch(start, stop)` reads them, `address(n)` links page n.

    Raises Http404 past the last page. An empty list has one empty page.
    """
    pages = max(1, -(-total // size))
    if number > pages:
        raise Http404("No such page.")
    start = (number - 1) * size
    items = fetch(start, start + size) if total else []
    return Page(
        items=items,
        number=number,
        pages=pages,
        total=total,
        first=start + 1 if total else 0,
        last=start + len(items),
        previous_url=address(number - 1) if number > 1 else "",
        next_url=address(number + 1) if number < pages else "",
        links=_links(number, pages, address),
    )


def _links(current: int, pages: int, address: Callable[[int], str]) -> list[PageLink]:
    """First, last, and the neighbours of the current page; gaps between."""
    shown = sorted({1, pages, *range(max(1, current - 1), min(pages, current + 1) + 1)})
    links: list[PageLink] = []
    before = 0
    for number in shown:
        if number - before > 1:
            links.append(PageLink(None))
        links.append(PageLink(number, address(number), number == current))
        before = number
    return links
