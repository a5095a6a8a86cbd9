"""sitemap.xml and robots.txt."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from catalogue.ingredient_list import described_ingredients
from catalogue.models import Category, Product
from content.sitemaps import ArticleSitemap, PersonSitemap, TopicSitemap
from shop.pages.models import Page


class ProductSitemap(Sitemap):
    def items(self) -> Any:
        return Product.objects.browsable().order_by("pk")

    def lastmod(self, product: Product) -> datetime:
        return product.date_updated


class CategorySitemap(Sitemap):
    def items(self) -> Any:
        return Category.objects.browsable().order_by("path")


class IngredientSitemap(Sitemap):
    def items(self) -> Any:
        return described_ingredients().order_by("pk")


class PageSitemap(Sitemap):
    def items(self) -> Any:
        fixed = [
            reverse(name)
            for name in ("home", "catalogue:index", "ingredients", "content:list", "contact")
        ]
        return fixed + [page.get_absolute_url() for page in Page.objects.public()]

    def location(self, address: str) -> str:
        return address


SITEMAPS = {
    "products": ProductSitemap,
    "categories": CategorySitemap,
    "ingredients": IngredientSitemap,
    "pages": PageSitemap,
    "articles": ArticleSitemap,
    "topics": TopicSitemap,
    "people": PersonSitemap,
}


def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(
            f"Disallow: {path}"
            for path in (
                "/admin/",
                "/dashboard/",
                "/account/",
                "/checkout/",
                "/cart/",
                "/orders/",
                "/search/",
            )
        ),
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
