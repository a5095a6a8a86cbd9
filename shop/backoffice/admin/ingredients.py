"""What is in the products: Supplement Facts panels and the ingredients they draw on."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin, TabularInline
from unfold.decorators import display

from catalogue.models import Ingredient, IngredientAmount, SupplementFacts
from catalogue.warnings import required_warnings, warning_title
from shop.backoffice.facts_form import AmountForm, FactsForm


class AmountInline(TabularInline):
    model = IngredientAmount
    form = AmountForm
    verbose_name = "ingredient"
    verbose_name_plural = "amounts per serving"
    hide_title = True
    fields = ("ingredient", "amount", "unit", "form", "label_name", "position")
    autocomplete_fields = ("ingredient",)
    ordering_field = "position"
    hide_ordering_field = True
    extra = 0
    tab = True


@admin.register(SupplementFacts)
class SupplementFactsAdmin(ModelAdmin):
    form = FactsForm
    inlines = (AmountInline,)
    list_display = ("product", "dosage_form", "serving_size", "servings_per_container", "rows")
    list_filter = ("dosage_form", "population")
    list_select_related = ("product", "product__parent")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("product__title", "product__stockrecords__partner_sku")
    search_help_text = "Product or SKU"
    autocomplete_fields = ("product",)
    readonly_fields = ("product_link", "demanded")
    warn_unsaved_form = True
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("product", "product_link"),
                    ("dosage_form", "net_quantity"),
                    ("serving_size", "units_per_serving"),
                    ("servings_per_container", "servings_per_day"),
                    "population",
                    "directions",
                )
            },
        ),
        ("Below the panel", {"fields": ("other_ingredients", "allergens", "storage", "note")}),
        ("Warnings and badges", {"fields": ("demanded", "warnings", "flags")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[SupplementFacts]:
        return super().get_queryset(request).annotate(row_count=Count("amounts", distinct=True))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """?product= of the link on a product's page; anything but a number is left out."""
        initial = super().get_changeform_initial_data(request)
        if not str(initial.get("product", "0")).isdecimal():
            del initial["product"]
        return initial

    def view_on_site(self, facts: SupplementFacts) -> str:
        return facts.product.get_absolute_url()

    @display(description="ingredients", ordering="row_count")
    def rows(self, facts: SupplementFacts) -> int:
        return facts.row_count  # type: ignore[attr-defined]

    @display(description="the product's page in the admin")
    def product_link(self, facts: SupplementFacts) -> SafeString | str:
        if not facts.pk:
            return "–"
        link = reverse("admin:catalogue_product_change", args=[facts.product_id])
        return format_html('<a class="text-link" href="{}">{}</a>', link, facts.product)

    @display(description="demanded by a rule")
    def demanded(self, facts: SupplementFacts) -> str:
        if not facts.pk:
            return "Known once the ingredients are saved."
        return " · ".join(warning_title(key) for key in required_warnings(facts)) or "None."


@admin.register(Ingredient)
class IngredientAdmin(ModelAdmin):
    list_display = ("name", "kind", "daily_value", "unit", "source")
    list_filter = ("kind",)
    list_per_page = 100
    search_fields = ("name", "key")
    ordering = ("name",)
    prepopulated_fields = {"key": ("name",)}
    fieldsets = (
        (None, {"fields": (("name", "key"), "kind")}),
        (
            "Daily value",
            {"fields": ("unit", ("daily_value", "daily_value_pregnant"), "label_order", "source")},
        ),
    )
