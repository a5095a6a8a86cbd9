"""Home, about, contact, policies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.meta import Crumb, Meta, absolute, breadcrumb_list

from .home import list_bands
from .models import Page
from .placeholders import fill_in


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    bands = list_bands()
    claim_count = sum(band.claim_count for band in bands)
    context = {
        "bands": bands,
        "makes_claims": claim_count > 0,
        "claim_count": claim_count,
        "meta": Meta(
            title="Dietary supplements with every amount in plain sight",
            canonical=absolute(reverse("home")),
        ),
    }
    return render(request, "pages/home.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    page = get_object_or_404(Page.objects.public(), kind=Page.Kind.ABOUT)
    return _show(request, page)


@require_safe
def policy(request: HttpRequest, slug: str) -> HttpResponse:
    policies = Page.objects.public().filter(kind=Page.Kind.POLICY)
    return _show(request, get_object_or_404(policies, slug=slug), policies=policies)


def _show(request: HttpRequest, page: Page, **context: object) -> HttpResponse:
    crumbs = [Crumb("Home", reverse("home")), Crumb(page.title, page.get_absolute_url())]
    meta = Meta(
        title=page.title,
        description=page.meta_description or page.summary,
        canonical=absolute(page.get_absolute_url()),
        json_ld=[breadcrumb_list(crumbs)],
    )
    context |= {"page": page, "body": fill_in(page.body), "crumbs": crumbs, "meta": meta}
    return render(request, "pages/page.html", context)
