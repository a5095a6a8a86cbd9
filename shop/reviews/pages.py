"""All reviews of a product, for everybody: no visitor is known here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.meta import Crumb, Meta, absolute, breadcrumb_list
from catalogue.models import Product
from catalogue.paging import make_page, read_page_number

from .selectors import published_reviews, review_summary

REVIEWS_PER_PAGE = 10


@require_safe
def review_list(request: HttpRequest, slug: str) -> HttpResponse:
    """reviews/list.html at /products/<slug>/reviews/?page=.

    Context: `product`, `reviews` (selectors.ReviewSummary), `page` (catalogue.paging.Page of
    reviews), `crumbs`, `meta`.
    """
    products = Product.objects.browsable().select_related("review_totals")
    product = get_object_or_404(products, slug=slug)
    summary = review_summary(product, first=0)
    published = published_reviews(product)
    page = make_page(
        lambda start, stop: list(published[start:stop]),
        total=summary.count,
        number=read_page_number(request.GET.get("page")),
        size=REVIEWS_PER_PAGE,
        address=lambda number: _address(summary.list_url, number),
    )
    title = product.get_title()
    crumbs = [
        Crumb("Home", reverse("home")),
        Crumb("Our Products", reverse("catalogue:index")),
        Crumb(title, product.get_absolute_url()),
        Crumb("Reviews", summary.list_url),
    ]
    context = {
        "product": product,
        "reviews": summary,
        "page": page,
        "crumbs": crumbs,
        "meta": Meta(
            title=f"Reviews of {title}",
            description=f"What people who bought {title} say about it.",
            canonical=absolute(_address(summary.list_url, page.number)),
            json_ld=[breadcrumb_list(crumbs)],
            index=summary.count > 0,
        ),
    }
    return render(request, "reviews/list.html", context)


def _address(path: str, number: int) -> str:
    return f"{path}?page={number}" if number > 1 else path
