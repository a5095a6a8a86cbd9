"""Products: everything about one on one page, in tabs."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import action, display

from catalogue.models import Product, ProductClass, ProductImage
from catalogue.pictures import thumbnail_url
from shop.backoffice.filters import CategoryFilter, FormFilter, StockFilter
from shop.backoffice.history import WithHistory
from shop.backoffice.product_forms import ProductForm
from shop.backoffice.stock_words import price_words, stock_words
from shop.partner.models import StockRecord
from shop.rich_text_editor import RichTextAdmin

from .product_rows import ROWS


@admin.register(Product)
class ProductAdmin(RichTextAdmin, WithHistory, ModelAdmin):
    form = ProductForm
    inlines = [row for rows in ROWS.values() for row in rows]
    list_display = ("pack", "price", "stock", "shelves", "visible")
    list_filter = (CategoryFilter, "is_public", StockFilter, FormFilter)
    search_fields = (
        "title",
        "stockrecords__partner_sku",
        "upc",
        "children__stockrecords__partner_sku",
    )
    search_help_text = "Title, SKU or barcode"
    list_per_page = 50
    show_full_result_count = False
    ordering = ("title",)
    actions = ("show", "hide")
    warn_unsaved_form = True
    readonly_fields = ("supplement_facts", "sold_as", "parent_link", "date_created", "date_updated")
    basics = (
        None,
        {
            "fields": (
                ("title", "slug"),
                "tagline",
                ("is_public", "sold_as"),
                ("product_class", "upc"),
                "net_weight_g",
                "supplement_facts",
            )
        },
    )
    text = ("What the page says", {"fields": ("benefits", "description")})
    seo = ("Search engines", {"fields": ("meta_title", "meta_description")})

    def get_fieldsets(self, request: HttpRequest, obj: Product | None = None) -> Any:
        if obj and obj.is_child:
            fields = ("parent_link", ("title", "slug"), ("is_public", "upc"), "net_weight_g")
            return [(None, {"fields": fields}), self.text]
        return [self.basics, self.text, self.seo]

    def get_inlines(self, request: HttpRequest, obj: Product | None) -> Any:
        """Oscar refuses a parent with a price and a variant with a category; so does the page."""
        return ROWS[obj.structure if obj else Product.STANDALONE]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Product]:
        pictures = Prefetch("images", ProductImage.objects.order_by("display_order"))
        rows = super().get_queryset(request).select_related("parent", "product_class", "facts")
        return rows.prefetch_related(
            pictures, "stockrecords", "categories", "children__stockrecords"
        )

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changes = super().get_changelist_instance(request)
        # Variants stand on their product's page.
        changes.queryset = changes.queryset.filter(parent=None)
        return changes

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        only = list(ProductClass.objects.values_list("pk", flat=True)[:2])
        # Hidden until somebody says what is in it and shows it.
        initial = {"is_public": False, **({"product_class": only[0]} if len(only) == 1 else {})}
        return {**initial, **super().get_changeform_initial_data(request)}

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Price and stock go with their product; on their own nobody deletes them."""
        rows, counts, missing_rights, protected = super().get_deleted_objects(objs, request)
        return rows, counts, set(missing_rights) - {StockRecord._meta.verbose_name}, protected

    @display(description="product", header=True, ordering="title")
    def pack(self, product: Product) -> list[Any]:
        images = product.images.all()
        picture = {"path": thumbnail_url(images[0].original), "squared": True} if images else None
        return [product.get_title(), self._sku(product), "–", picture]

    def _sku(self, product: Product) -> str:
        return ", ".join(record.partner_sku for record in product.stockrecords.all())

    @display(description="price")
    def price(self, product: Product) -> str:
        return price_words(product)

    @display(
        description="stock", label={"in stock": "success", "low": "warning", "sold out": "danger"}
    )
    def stock(self, product: Product) -> tuple[str, str]:
        return stock_words(product)

    @display(description="categories")
    def shelves(self, product: Product) -> str:
        return ", ".join(category.name for category in product.categories.all())

    @display(description="visible", boolean=True, ordering="is_public")
    def visible(self, product: Product) -> bool:
        return product.is_public

    @display(description="sold as")
    def sold_as(self, product: Product) -> str:
        return product.get_structure_display() if product.pk else "Stand-alone product"

    @display(description="variant of")
    def parent_link(self, product: Product) -> SafeString:
        link = reverse("admin:catalogue_product_change", args=[product.parent_id])
        return format_html('<a class="text-link" href="{}">{}</a>', link, product.parent)

    @display(description="Supplement Facts")
    def supplement_facts(self, product: Product) -> SafeString | str:
        if not product.pk:
            return "Save the product first, then enter what is in it."
        facts = getattr(product, "facts", None)
        if facts is None:
            link = f"{reverse('admin:catalogue_supplementfacts_add')}?product={product.pk}"
            return format_html('<a class="text-link" href="{}">Enter what is in it</a>', link)
        link = reverse("admin:catalogue_supplementfacts_change", args=[facts.pk])
        return format_html(
            '<a class="text-link" href="{}">{}, {} servings</a>',
            link, facts.get_dosage_form_display(), facts.servings_per_container,
        )  # fmt: skip

    @action(description="Show in the shop", permissions=["change"])
    def show(self, request: HttpRequest, chosen: QuerySet[Product]) -> None:
        self._set_visible(request, chosen, True)

    @action(description="Hide from the shop", permissions=["change"])
    def hide(self, request: HttpRequest, chosen: QuerySet[Product]) -> None:
        self._set_visible(request, chosen, False)

    def _set_visible(self, request: HttpRequest, chosen: QuerySet[Product], visible: bool) -> None:
        """Row by row, so that whoever listens to a saved product hears of it."""
        products = list(chosen.exclude(is_public=visible))
        for product in products:
            product.is_public = visible
            product.save(update_fields=["is_public", "date_updated"])
        state = "visible" if visible else "hidden"
        self.message_user(request, f"{len(products)} products are {state} now.")
