"""The tabs of a product: pictures, price and stock, categories, related products, articles."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import StackedInline, TabularInline

from catalogue.models import Product, ProductCategory, ProductImage, ProductRecommendation
from catalogue.pictures import thumbnail_url
from content.admin import ProductAttachmentInline
from shop.backoffice.product_forms import PictureForm, VariantForm, VariantFormSet
from shop.backoffice.stock_figures import STOCK_FIELDS, StockFigures
from shop.backoffice.stock_form import NewStockForm, StockForm, StockFormSet
from shop.backoffice.stock_words import price_words, stock_words
from shop.partner.models import StockRecord

from .plans import PricePlansOfProduct, ShowingInline


class PictureInline(TabularInline):
    model = ProductImage
    form = PictureForm
    verbose_name = "picture"
    verbose_name_plural = "pictures"
    hide_title = True
    fields = ("preview", "original", "alt", "caption", "is_label", "display_order")
    readonly_fields = ("preview",)
    ordering_field = "display_order"
    hide_ordering_field = True
    extra = 0
    tab = True

    @admin.display(description="")
    def preview(self, image: ProductImage) -> SafeString | str:
        if not image.pk:
            return ""
        source = thumbnail_url(image.original)
        return format_html('<img class="picture-preview" src="{}" alt="{}">', source, image.alt)


class StockInline(StockFigures, StackedInline):
    model = StockRecord
    formset = StockFormSet
    verbose_name = "price and stock"
    verbose_name_plural = "price and stock"
    hide_title = True
    can_delete = False
    extra = 0
    min_num = 1
    max_num = 1
    tab = True
    readonly_fields = ("in_stock", "reserved", "can_be_sold", "past")

    def get_fields(self, request: HttpRequest, obj: Product | None = None) -> Any:
        if _has_stock(obj):
            return [("partner_sku", "price"), *STOCK_FIELDS, "past"]
        # Three in a row leave a SKU no room at 1280 pixels.
        return [("partner_sku", "price"), "first_stock"]

    def get_formset(self, request: HttpRequest, obj: Product | None = None, **kwargs: Any) -> Any:
        form = StockForm if _has_stock(obj) else NewStockForm
        formset = super().get_formset(request, obj, **{**kwargs, "form": form})
        formset.form.by = request.user
        return formset

    def get_min_num(self, request: HttpRequest, obj: Product | None = None, **kwargs: Any) -> int:
        # A new product needs a SKU, a price and a stock, even if that is none.
        return 0 if _has_stock(obj) else 1

    @admin.display(description="past")
    def past(self, record: StockRecord) -> SafeString:
        link = reverse("admin:partner_stockrecord_change", args=[record.pk])
        return format_html('<a class="text-link" href="{}">Every change of its stock</a>', link)


def _has_stock(product: Product | None) -> bool:
    return bool(product and product.stockrecords.exists())


class CategoryInline(TabularInline):
    model = ProductCategory
    verbose_name = "category"
    verbose_name_plural = "categories"
    hide_title = True
    autocomplete_fields = ("category",)
    extra = 0
    tab = True


class RelatedInline(TabularInline):
    model = ProductRecommendation
    fk_name = "primary"
    verbose_name = "related product"
    verbose_name_plural = "related products"
    hide_title = True
    fields = ("recommendation", "ranking")
    autocomplete_fields = ("recommendation",)
    extra = 0
    tab = True


class VariantInline(TabularInline):
    """What is sold under one product: counts, flavours. Each has its own price and stock."""

    model = Product
    fk_name = "parent"
    form = VariantForm
    formset = VariantFormSet
    verbose_name = "variant"
    verbose_name_plural = "variants"
    fields = ("title", "upc", "is_public", "price", "stock")
    readonly_fields = ("price", "stock")
    show_change_link = True
    extra = 0
    tab = True

    @admin.display(description="price")
    def price(self, variant: Product) -> str:
        return price_words(variant) if variant.pk else "–"

    @admin.display(description="can be sold")
    def stock(self, variant: Product) -> str:
        return stock_words(variant)[1] if variant.pk else "–"


ROWS: dict[str, list[type[StackedInline | TabularInline]]] = {
    Product.STANDALONE: [
        PictureInline, StockInline, PricePlansOfProduct, ShowingInline, CategoryInline,
        RelatedInline, ProductAttachmentInline,
    ],
    Product.PARENT: [
        PictureInline, VariantInline, ShowingInline, CategoryInline, RelatedInline,
        ProductAttachmentInline,
    ],
    Product.CHILD: [PictureInline, StockInline, PricePlansOfProduct, ShowingInline],
}  # fmt: skip
