"""The page on which a product becomes one with variants: see backoffice.variants."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextInputWidget

from catalogue.models import Product
from shop.backoffice.plain_text import PlainText
from shop.backoffice.variants import NotDivisible, sell_in_variants, why_not_divisible

NAME = "catalogue_product_variants"


class FirstVariantForm(PlainText, forms.Form):
    title = forms.CharField(
        label="Title of the first variant",
        max_length=255,
        widget=UnfoldAdminTextInputWidget,
        help_text="The product and what tells this pack apart: Omega-3 Fish Oil, 60 softgels."
        " Carts and orders name it so.",
    )


class SoldInVariants:
    """Mix into the ModelAdmin of Product, before it."""

    admin_site: Any
    opts: Any
    message_user: Any
    get_object: Any
    has_change_permission: Any

    def get_custom_urls(self) -> Any:
        own = ("<int:product_id>/variants/", NAME, self.variants_view)
        return (own, *super().get_custom_urls())  # type: ignore[misc]

    def variants_view(self, request: HttpRequest, product_id: int, **_: Any) -> HttpResponse:
        """Asks for the first variant's name, and leads to its page to say what tells it apart."""
        product: Product | None = self.get_object(request, str(product_id))
        if product is None:
            raise Http404
        if not (
            self.has_change_permission(request, product)
            and request.user.has_perm("partner.change_stockrecord")
        ):
            raise PermissionDenied
        if reason := why_not_divisible(product):
            return self._back(request, product, reason)
        form = FirstVariantForm(request.POST or None, initial={"title": _first_name(product)})
        if form.is_valid():
            try:
                variant = sell_in_variants(
                    product, title=form.cleaned_data["title"], by=request.user
                )
            except NotDivisible as error:
                return self._back(request, product, str(error))
            self.message_user(
                request,
                f"{product.title} is sold in variants now, and this is the first. Say what tells it"
                f" apart, then add the others on the page of {product.title}, under Variants.",
            )
            return redirect("admin:catalogue_product_change", variant.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Sell in several variants",
            "product": product,
            "form": form,
        }
        return TemplateResponse(request, "admin/products/variants.html", context)

    def _back(self, request: HttpRequest, product: Product, words: str) -> HttpResponse:
        self.message_user(request, words, messages.ERROR)
        return redirect("admin:catalogue_product_change", product.pk)

    @display(description="sold as")
    def sold_as(self, product: Product) -> SafeString | str:
        if not product.pk:
            return "Stand-alone product"
        words = product.get_structure_display()
        if why_not_divisible(product):
            return words
        return format_html(
            '{} <a class="text-link" href="{}">Sell in several variants</a>',
            words, reverse(f"admin:{NAME}", args=[product.pk]),
        )  # fmt: skip


def _first_name(product: Product) -> str:
    facts = getattr(product, "facts", None)
    return (
        f"{product.title}, {facts.net_quantity}" if facts and facts.net_quantity else product.title
    )
