"""The tabs of a product: pictures, price and stock, categories, related products, articles."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import TabularInline

from catalogue.models import Product, ProductCategory, ProductImage, ProductRecommendation
from catalogue.pictures import thumbnail_url
from content.admin import ProductAttachmentInline
from shop.backoffice.product_forms import PictureForm, VariantFormSet
from shop.backoffice.stock_form import StockForm, StockFormSet
from shop.backoffice.stock_words import available, price_words, stock_words
from shop.partner.models import StockRecord


class PictureInline(TabularInline):
    model = ProductImage
    form = PictureForm
    verbose_name = "picture"
    verbose_name_plural = "pictures"
    hide_title = True
    fields = ("preview", "original", "alt", "caption", "display_order")
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


class StockInline(TabularInline):
    model = StockRecord
    form = StockForm
    formset = StockFormSet
    verbose_name = "price and stock"
    verbose_name_plural = "price and stock"
    hide_title = True
    fields = ("partner_sku", "price", "num_in_stock", "reserved", "can_be_sold")
    readonly_fields = ("reserved", "can_be_sold")
    extra = 0
    min_num = 1
    max_num = 1
    tab = True

    def get_min_num(self, request: HttpRequest, obj: Product | None = None, **kwargs: Any) -> int:
        # A new product needs a SKU, a price and a stock, even if that is none.
        return 0 if obj and obj.stockrecords.exists() else 1

    @admin.display(description="reserved for orders")
    def reserved(self, record: StockRecord) -> int:
        return record.num_allocated or 0

    @admin.display(description="can be sold")
    def can_be_sold(self, record: StockRecord) -> int:
        return available(record)


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


ROWS: dict[str, list[type[TabularInline]]] = {
    Product.STANDALONE: [
        PictureInline, StockInline, CategoryInline, RelatedInline, ProductAttachmentInline,
    ],
    Product.PARENT: [
        PictureInline, VariantInline, CategoryInline, RelatedInline, ProductAttachmentInline,
    ],
    Product.CHILD: [PictureInline, StockInline],
}  # fmt: skip
