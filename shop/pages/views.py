"""Home, about, contact, policies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .models import HomeSection, Page


def home(request: HttpRequest) -> HttpResponse:
    sections = HomeSection.objects.filter(is_public=True)
    return render(request, "pages/home.html", {"sections": sections})


def about(request: HttpRequest) -> HttpResponse:
    page = get_object_or_404(Page.objects.public(), kind=Page.Kind.ABOUT)
    return render(request, "pages/page.html", {"page": page})


def policy(request: HttpRequest, slug: str) -> HttpResponse:
    page = get_object_or_404(Page.objects.public(), kind=Page.Kind.POLICY, slug=slug)
    return render(request, "pages/page.html", {"page": page})


def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/contact.html")
