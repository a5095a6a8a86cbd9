"""/search/?q=&kind=&page="""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.meta import Crumb, Meta
from catalogue.models import Product
from catalogue.paging import make_page, read_page_number
from catalogue.selectors import Card, list_cards

from .documents import sources, sources_in_order
from .engines import Match
from .index import search
from .words import LONGEST_TEXT

PER_PAGE = 20


@dataclass(frozen=True)
class Hit:
    """One result. Products have a `card` with picture, price and stock."""

    kind: str
    label: str
    title: str
    summary: str
    url: str
    card: Card | None = None


@dataclass(frozen=True)
class KindFilter:
    label: str
    url: str
    count: int
    is_current: bool


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """oscar/search/results.html.

    Context: `query` (as typed, at most 100 characters), `page` (catalogue.paging.Page of Hit; total
    0 when nothing is found), `corrected` (what was searched instead, or empty), `corrected_url`,
    `is_partial` (no result has all the words), `kinds` (filters: label, url, count, is_current),
    `crumbs`, `makes_claims`, `claim_count`, `meta`.
    """
    query = " ".join(request.GET.get("q", "").split())[:LONGEST_TEXT]
    kind = request.GET.get("kind", "")
    kinds = [kind] if kind in sources else None
    number = read_page_number(request.GET.get("page"))
    found = search(query, kinds=kinds, start=(number - 1) * PER_PAGE, stop=number * PER_PAGE)
    page = make_page(
        lambda start, stop: _hits(found.matches),
        total=found.total,
        number=number,
        size=PER_PAGE,
        address=lambda number: _address(query, kind if kinds else "", number),
    )
    context = {
        "query": query,
        "page": page,
        "corrected": found.corrected,
        "corrected_url": _address(found.corrected),
        "is_partial": found.is_partial,
        "kinds": _filters(query, kind if kinds else "", found.counts),
        "crumbs": [Crumb("Home", reverse("home")), Crumb("Search", reverse("search:search"))],
        "makes_claims": any("*" in hit.summary for hit in page.items),
        "claim_count": sum(hit.summary.count("*") for hit in page.items),
        "meta": Meta(title=f"“{query}”" if query else "Search", index=False),
    }
    return render(request, "oscar/search/results.html", context)


def _hits(matches: Sequence[Match]) -> list[Hit]:
    """A product that has been hidden since the last refresh is left out."""
    keys = [match.object_id for match in matches if match.kind == "product"]
    products = Product.objects.browsable().filter(pk__in=keys)
    cards = {card.product.pk: card for card in list_cards(products)} if keys else {}
    return [
        Hit(
            kind=match.kind,
            label=sources[match.kind].label,
            title=match.title,
            summary=match.summary,
            url=match.url,
            card=cards.get(match.object_id) if match.kind == "product" else None,
        )
        for match in matches
        if match.kind in sources and (match.kind != "product" or match.object_id in cards)
    ]


def _filters(query: str, current: str, counts: dict[str, int]) -> list[KindFilter]:
    everything = KindFilter("Everything", _address(query), sum(counts.values()), not current)
    return [
        everything,
        *(
            KindFilter(
                label=source.label,
                url=_address(query, source.kind),
                count=counts[source.kind],
                is_current=source.kind == current,
            )
            for source in sources_in_order()
            if source.kind in counts
        ),
    ]


def _address(query: str, kind: str = "", page: int = 1) -> str:
    parts = {"q": query, "kind": kind, "page": str(page) if page > 1 else ""}
    filled = {name: value for name, value in parts.items() if value}
    path = reverse("search:search")
    return f"{path}?{urlencode(filled)}" if filled else path
