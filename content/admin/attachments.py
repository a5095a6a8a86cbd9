"""Which articles stand on which products, from either side. It takes effect when it is saved."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST
from unfold.admin import TabularInline

from catalogue.models import Product
from content.claims import refresh_waiting
from content.models import Article, Attachment


class AttachmentInline(TabularInline):
    """The products of an article."""

    model = Attachment
    extra = 0
    tab = True
    hide_title = True
    verbose_name = "product"
    verbose_name_plural = "products"
    autocomplete_fields = ("product",)
    fields = ("product", "note", "position")
    ordering = ("position",)
    ordering_field = "position"
    hide_ordering_field = True


class ProductAttachmentInline(TabularInline):
    """The articles of a product, for the product's own form."""

    model = Attachment
    extra = 0
    tab = True
    hide_title = True
    verbose_name = "article"
    verbose_name_plural = "articles"
    autocomplete_fields = ("article",)
    fields = ("article", "note", "position_on_product")
    ordering = ("position_on_product",)
    ordering_field = "position_on_product"
    hide_ordering_field = True


class AttachingSuggestions:
    """Mix into the ModelAdmin of Article, before it: one press attaches what is suggested."""

    def get_custom_urls(self) -> Any:
        return (
            *super().get_custom_urls(),  # type: ignore[misc]
            (
                "<int:article_id>/attach/<int:product_id>/",
                "content_article_attach",
                self.attach_view,
            ),
        )

    @method_decorator(require_POST)
    def attach_view(
        self, request: HttpRequest, article_id: int, product_id: int, **_: Any
    ) -> HttpResponse:
        """Twice is once. `from=product` leads back to the product's form."""
        if not request.user.has_perm("content.add_attachment"):
            raise PermissionDenied
        article = get_object_or_404(Article, pk=min(article_id, 10**16))
        product = get_object_or_404(Product, pk=min(product_id, 10**16))
        attached = Attachment.objects.filter(article=article)
        last: int | None = attached.aggregate(last=Max("position"))["last"]
        _attachment, created = Attachment.objects.get_or_create(
            article=article,
            product=product.parent or product,
            defaults={"position": 0 if last is None else last + 1},
        )
        if refresh_waiting(article):
            words = "They are not shown together yet: passages of the article need a sign-off."
            messages.warning(request, words)
        if created:
            messages.success(request, f"{product} is attached to “{article}”. Add a note why.")
        if request.POST.get("from") == "product":
            return redirect("admin:catalogue_product_change", product.pk)
        return redirect("admin:content_article_change", article.pk)
