"""Products beside others: /compare/, and /products/recent/ for what a browser remembers itself.

Both are told everything by their address, so they know no visitor and can be shared and kept.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.compare import MOST, compare
from catalogue.meta import Crumb, Meta, absolute
from catalogue.models import Product
from catalogue.selectors import list_cards

RECENT = 8
SUGGESTED = 100


@require_safe
def compare_products(request: HttpRequest) -> HttpResponse:
    """catalogue/compare.html at /compare/?p=<address or name>&p=…

    Context: `comparison` (compare.Comparison), `columns` (a Column and the address without it),
    `suggestions` (names for the form), `is_full`, `crumbs`, `meta`.
    """
    comparison = compare(request.GET.getlist("p"))
    slugs = [column.product.slug for column in comparison.columns]
    crumbs = [Crumb("Home", reverse("home")), Crumb("Compare", reverse("compare"))]
    context = {
        "comparison": comparison,
        "columns": [
            (column, _address([slug for slug in slugs if slug != column.product.slug]))
            for column in comparison.columns
        ],
        "is_full": len(slugs) >= MOST,
        "suggestions": [] if len(slugs) >= MOST else _suggest(),
        "makes_claims": False,
        "crumbs": crumbs,
        "meta": Meta(
            title="Compare products",
            description="Amounts, daily values and prices of up to four products side by side.",
            canonical=absolute(reverse("compare")),
            index=False,
        ),
    }
    return render(request, "catalogue/compare.html", context)


@require_safe
def recent_products(request: HttpRequest) -> HttpResponse:
    """catalogue/recent.html, a fragment: the public ones of ?p=<slug>&p=…, in that order."""
    slugs = list(dict.fromkeys(request.GET.getlist("p")))[:RECENT]
    products = Product.objects.browsable().filter(slug__in=slugs)
    cards = list_cards(products) if slugs else []
    cards.sort(key=lambda card: slugs.index(card.product.slug))
    response = render(request, "catalogue/recent.html", {"cards": cards})
    response["X-Robots-Tag"] = "noindex"
    return response


def _suggest() -> list[str]:
    names = Product.objects.browsable().order_by("-priority", "pk").values_list("title", flat=True)
    return list(names[:SUGGESTED])


def _address(slugs: list[str]) -> str:
    return "&".join([f"?p={slugs[0]}", *(f"p={slug}" for slug in slugs[1:])]) if slugs else "?"
