"""Products: everything about one on one page, in tabs."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import display

from catalogue.models import Product, ProductClass, ProductImage
from catalogue.pictures import thumbnail_url
from catalogue.readiness import with_readiness
from shop.backoffice.claim_marks import ShowsClaims
from shop.backoffice.filters import CategoryFilter, FormFilter, StockFilter
from shop.backoffice.history import WithHistory
from shop.backoffice.product_filters import (
    ClassFilter,
    IngredientFilter,
    NeedFilter,
    ReadyFilter,
    search_products,
)
from shop.backoffice.product_forms import ProductForm
from shop.backoffice.stock_words import price_words, stock_words
from shop.backoffice.variant_form import field_name, list_attributes, make_variant_form
from shop.partner.models import StockRecord
from shop.rich_text_editor import RichTextAdmin
from shop.templatetags.rich_text import rich_text

from .product_actions import ProductActions
from .product_articles import SuggestedArticles
from .product_rows import ROWS
from .product_variants import SoldInVariants


@admin.register(Product)
class ProductAdmin(
    SuggestedArticles, SoldInVariants, ProductActions, ShowsClaims, RichTextAdmin, WithHistory,
    ModelAdmin,
):  # fmt: skip
    form = ProductForm
    inlines = [row for rows in ROWS.values() for row in rows]
    list_display = ("pack", "sku", "price", "stock", "shelves", "visible", "ready")
    list_filter = (
        CategoryFilter, "is_public", ReadyFilter, StockFilter, ClassFilter, NeedFilter,
        IngredientFilter, FormFilter,
    )  # fmt: skip
    list_filter_submit = True
    # Says that there is a search; search_products does it.
    search_fields = ("title",)
    search_help_text = "Title, SKU, barcode or ingredient"
    list_per_page = 50
    show_full_result_count = False
    ordering = ("title",)
    warn_unsaved_form = True
    readonly_fields = (
        "supplement_facts", "claims", "sold_as", "parent_link", "told_apart", "text_to_read",
        "date_created", "date_updated",
    )  # fmt: skip
    basics = (
        None,
        {
            "fields": (
                ("title", "slug"),
                "tagline",
                ("is_public", "sold_as"),
                "needs",
                ("product_class", "upc"),
                ("net_weight_g", "why"),
                "supplement_facts",
            )
        },
    )
    text = ("What the page says", {"fields": ("claims", "benefits", "description")})
    seo = ("Search engines", {"fields": ("meta_title", "meta_description")})

    def get_fieldsets(self, request: HttpRequest, obj: Product | None = None) -> Any:
        if obj and not self.has_change_permission(request, obj):
            return self._to_read(obj)
        if obj and obj.is_child:
            own = tuple(field_name(each) for each in list_attributes(obj))
            fields = (
                "parent_link", ("title", "slug"), *own, ("is_public", "upc"),
                ("net_weight_g", "why"),
            )  # fmt: skip
            return [(None, {"fields": fields}), self.text]
        return [self.basics, self.text, self.seo]

    def _to_read(self, product: Product | None) -> list[Any]:
        """For who may look and not change: texts as customers see them, and no empty fields."""
        own = ("parent_link", "title", "told_apart") if product and product.is_child else ("title",)
        fields = (*own, ("is_public", "sold_as"), ("upc", "net_weight_g"), "supplement_facts")
        text = ("What the page says", {"fields": ("tagline", "benefits", "text_to_read")})
        return [(None, {"fields": fields}), text]

    def get_form(
        self, request: HttpRequest, obj: Product | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj and obj.is_child and self.has_change_permission(request, obj):
            kwargs["form"] = make_variant_form(list_attributes(obj))
        return super().get_form(request, obj, change, **kwargs)

    def get_inlines(self, request: HttpRequest, obj: Product | None) -> Any:
        """Oscar refuses a parent with a price and a variant with a category; so does the page."""
        return ROWS[obj.structure if obj else Product.STANDALONE]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Product]:
        pictures = Prefetch("images", ProductImage.objects.order_by("display_order"))
        rows = super().get_queryset(request).select_related("parent", "product_class", "facts")
        return with_readiness(rows).prefetch_related(
            pictures, "stockrecords", "categories", "children__stockrecords"
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Product], search_term: str
    ) -> tuple[QuerySet[Product], bool]:
        return search_products(queryset, search_term), False

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

    def save_model(
        self, request: HttpRequest, product: Product, form: ProductForm, change: bool
    ) -> None:
        product._change_reason = form.cleaned_data.get("why") or None  # type: ignore[attr-defined]
        super().save_model(request, product, form, change)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Price and stock go with their product; on their own nobody deletes them."""
        rows, counts, missing_rights, protected = super().get_deleted_objects(objs, request)
        return rows, counts, set(missing_rights) - {StockRecord._meta.verbose_name}, protected

    @display(description="product", header=True, ordering="title")
    def pack(self, product: Product) -> list[Any]:
        images = product.images.all()
        picture = {"path": thumbnail_url(images[0].original), "squared": True} if images else None
        count = len(product.children.all()) if product.is_parent else 0
        return [product.get_title(), f"{count} variants" if count else "", "–", picture]

    @display(description="SKU")
    def sku(self, product: Product) -> str:
        if product.is_parent:
            rows = [row for child in product.children.all() for row in child.stockrecords.all()]
        else:
            rows = list(product.stockrecords.all())
        return ", ".join(row.partner_sku for row in rows) or "–"

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

    @display(description="told apart by")
    def told_apart(self, product: Product) -> str:
        rows = product.attribute_values.select_related("attribute", "value_option")
        return (
            ", ".join(f"{row.attribute.name}: {row.value_as_text}" for row in rows) or "its title"
        )

    @display(description="text")
    def text_to_read(self, product: Product) -> SafeString:
        return rich_text(product.description)

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

    @display(description="ready", boolean=True)
    def ready(self, product: Product) -> bool:
        """Nothing is known that would keep it hidden."""
        return bool(getattr(product, "is_ready", False))
