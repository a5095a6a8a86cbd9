"""The ingredients from A to Z, and one of them. They read only, and know no visitor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from catalogue.ingredient_list import described_ingredients, list_letters
from catalogue.ingredient_page import (
    PRODUCTS_PER_PAGE,
    list_daily_values,
    list_doses,
    list_holdings,
    list_limits,
)
from catalogue.meta import Crumb, Meta, absolute, breadcrumb_list
from catalogue.paging import make_page, read_page_number

DESCRIPTION_LENGTH = 155


@require_safe
def ingredient_list(request: HttpRequest) -> HttpResponse:
    """catalogue/ingredient_list.html. Context: `letters`, `crumbs`, `meta`."""
    crumbs = _crumbs()
    context = {
        "letters": list_letters(),
        "crumbs": crumbs,
        "meta": Meta(
            title="Ingredients from A to Z",
            description="What each ingredient is, its daily values and limits, and what to heed.",
            canonical=absolute(reverse("ingredients")),
            json_ld=[breadcrumb_list(crumbs)],
        ),
    }
    return render(request, "catalogue/ingredient_list.html", context)


@require_safe
def ingredient_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """catalogue/ingredient.html at /ingredients/<slug>/?page=.

    Context: `ingredient`, `daily_values` and `limits` (Value), `doses` (Dose), `page` (Page of
    Holding), `products` (those on the page, for their articles), `crumbs`, `meta`.
    """
    ingredient = get_object_or_404(described_ingredients(), slug=slug)
    holdings = list_holdings(ingredient)
    address = ingredient.get_absolute_url()
    page = make_page(
        lambda start, stop: holdings[start:stop],
        total=len(holdings),
        number=read_page_number(request.GET.get("page")),
        size=PRODUCTS_PER_PAGE,
        address=lambda number: f"{address}?page={number}" if number > 1 else address,
    )
    crumbs = [*_crumbs(), Crumb(ingredient.name, address)]
    context = {
        "ingredient": ingredient,
        "daily_values": list_daily_values(ingredient),
        "limits": list_limits(ingredient),
        "doses": list_doses(ingredient),
        "page": page,
        "products": [holding.product for holding in page.items],
        "crumbs": crumbs,
        "meta": Meta(
            title=ingredient.name,
            description=Truncator(ingredient.description).chars(DESCRIPTION_LENGTH),
            canonical=absolute(f"{address}?page={page.number}" if page.number > 1 else address),
            json_ld=[breadcrumb_list(crumbs)],
        ),
    }
    return render(request, "catalogue/ingredient.html", context)


def _crumbs() -> list[Crumb]:
    return [Crumb("Home", reverse("home")), Crumb("Ingredients", reverse("ingredients"))]
