"""The ingredients that Supplement Facts panels draw on, and what is known about each."""

from decimal import Decimal
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin, StackedInline
from unfold.decorators import display

from catalogue.facts_saved import ingredient_saved
from catalogue.models import Ingredient, StudiedDose
from catalogue.nutrition import format_amount
from shop.backoffice.ingredient_filters import (
    CheckedFilter,
    KeeperFilter,
    LimitFilter,
    UsedFilter,
)
from shop.backoffice.ingredient_form import IngredientForm, StudiedDoseForm

FIELDSETS = (
    (
        None,
        {
            "fields": (
                ("name", "key"), ("kind", "slug"), "synonyms", ("latin_name", "plant_part"),
                "description", ("usage", "is_own"),
            )
        },
    ),
    (
        "Unit and daily values",
        {
            "fields": (
                ("unit", "label_order"), ("daily_value", "daily_value_pregnant"),
                ("daily_value_children", "daily_value_infants"), "source",
            ),
        },
    ),
    (
        "Upper limit",
        {
            "description": "A day, of everything that the scope counts. Customers are told when"
            " a product, or a cart, comes above it.",
            "fields": (
                ("upper_limit", "upper_limit_pregnant"),
                ("upper_limit_unit", "upper_limit_scope"),
                "upper_limit_note", "upper_limit_source",
                ("customary_daily", "customary_basis"),
            ),
        },
    ),
    (
        "Cautions",
        {
            "description": "Shown on the page of each product that contains it, with the source.",
            "fields": (
                "interactions", "interaction_tags", ("separation_hours", "drowsiness"), "cautions",
                ("pregnancy", "breastfeeding"), ("cautions_source", "cautions_as_of"),
            ),
        },
    ),
    (
        "Allergens and origin",
        {
            "description": "Badges (vegan, free of gluten) follow from these. Unknown is never"
            " taken for a yes.",
            "fields": ("allergens", ("allergens_checked", "allergen_note"), ("origin", "gluten")),
        },
    ),
)  # fmt: skip


class StudiedDoseInline(StackedInline):
    model = StudiedDose
    form = StudiedDoseForm
    verbose_name_plural = "studied doses"
    fields = (
        ("low", "high", "unit"), "form", ("finding", "strength"), ("citation", "people"),
        ("doi", "pmid", "as_of"),
    )  # fmt: skip
    extra = 0


@admin.register(Ingredient)
class IngredientAdmin(ModelAdmin):
    form = IngredientForm
    fieldsets = FIELDSETS
    inlines = (StudiedDoseInline,)
    list_display = ("names", "kind", "value", "limit", "cautions_as_of", "in_products", "keeper")
    list_filter = ("kind", LimitFilter, UsedFilter, CheckedFilter, KeeperFilter)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("name", "key", "synonyms", "latin_name")
    search_help_text = "Name, synonym or Latin name"
    ordering = ("name",)
    prepopulated_fields = {"key": ("name",)}
    warn_unsaved_form = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Ingredient]:
        rows = super().get_queryset(request)
        return rows.annotate(usage_count=Count("amounts__facts", distinct=True))

    def get_readonly_fields(self, request: HttpRequest, obj: Ingredient | None = None) -> Any:
        return ("usage", "key") if obj else ("usage",)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Ingredient | None = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Ingredient], search_term: str
    ) -> tuple[QuerySet[Ingredient], bool]:
        """A row of a panel is offered no excipients: they stand among the other ingredients."""
        if request.GET.get("model_name") == "ingredientamount":
            queryset = queryset.exclude(kind=Ingredient.Kind.EXCIPIENT)
        found: tuple[QuerySet[Ingredient], Any] = super().get_search_results(
            request, queryset, search_term
        )
        return found

    def get_actions(self, request: HttpRequest) -> Any:
        """Deleting goes one by one, where it can be said why it is refused."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        ingredient = self.get_object(request, object_id)
        count = getattr(ingredient, "usage_count", 0)
        if count and self.has_delete_permission(request, ingredient):
            messages.error(
                request,
                f"{ingredient} stands in the Supplement Facts of {count}"
                f" product{'s' if count > 1 else ''}, so it cannot be deleted."
                " Take it out there first.",
            )
            return redirect("admin:catalogue_ingredient_change", object_id)
        return super().delete_view(request, object_id, extra_context)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        edited = set(form.changed_data) - {"is_own"} or any(rows.has_changed() for rows in formsets)
        if change and edited and not form.instance.is_own:
            self._keep(request, form.instance)
        if edited:
            ingredient_saved(form.instance, by=request.user)

    def _keep(self, request: HttpRequest, ingredient: Ingredient) -> None:
        """From now on the shop's data files leave it alone; see catalogue.reference."""
        ingredient.is_own = True
        ingredient.save(update_fields=["is_own"])
        messages.info(
            request,
            f"{ingredient} is kept by you now: new versions of the shop's data leave it as it is."
            " Untick “kept by us” to follow them again.",
        )

    @display(description="ingredient", header=True, ordering="name")
    def names(self, ingredient: Ingredient) -> list[str]:
        return [ingredient.name, ingredient.latin_name or ", ".join(ingredient.synonym_list[:3])]

    @display(description="daily value")
    def value(self, ingredient: Ingredient) -> str:
        return _amount(ingredient.daily_value, ingredient.unit)

    @display(description="upper limit", ordering="upper_limit")
    def limit(self, ingredient: Ingredient) -> str:
        return _amount(ingredient.upper_limit, ingredient.upper_limit_unit)

    @display(description="products", ordering="usage_count")
    def in_products(self, ingredient: Ingredient) -> SafeString | str:
        count = ingredient.usage_count  # type: ignore[attr-defined]
        return _products_link(ingredient, str(count)) if count else "–"

    @display(description="used in")
    def usage(self, ingredient: Ingredient) -> SafeString | str:
        count = getattr(ingredient, "usage_count", 0)
        words = f"{count} product{'s' if count != 1 else ''}"
        return _products_link(ingredient, words) if count else "No product yet"

    @display(description="kept by", label={"us": "info"})
    def keeper(self, ingredient: Ingredient) -> tuple[str, str]:
        return ("us", "us") if ingredient.is_own else ("shop", "the shop's data")


def _amount(value: Decimal | None, unit: str) -> str:
    return format_amount(value, unit) if value is not None else "–"


def _products_link(ingredient: Ingredient, words: str) -> SafeString:
    link = f"{reverse('admin:catalogue_product_changelist')}?ingredient={ingredient.pk}"
    return format_html('<a class="text-link" href="{}">{}</a>', link, words)
