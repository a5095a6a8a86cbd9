"""What is in the products: their Supplement Facts panels, previewed, checked and remembered."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin, TabularInline
from unfold.decorators import display

from catalogue.diets import FLAGS
from catalogue.facts_saved import facts_saved
from catalogue.label_keeping import products_that_need, refusal
from catalogue.labels import facts_with_rows
from catalogue.models import Blend, Ingredient, IngredientAmount, SupplementFacts
from catalogue.warnings import required_warnings, warning_title
from shop.backoffice.facts_checks import (
    CheckedAmountFormSet,
    CheckedBlendFormSet,
    CheckedFactsForm,
)
from shop.backoffice.facts_preview import describe_draft, describe_facts
from shop.backoffice.facts_rows import MOST_ROWS, AmountForm, BlendForm
from shop.backoffice.units import list_fitting_units

from .facts_versions import FactsVersions


class LimitedInline(TabularInline):
    """However many rows a page says it sends, no more than `max_num` are built and shown again."""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)


class BlendInline(LimitedInline):
    model = Blend
    form = BlendForm
    formset = CheckedBlendFormSet
    verbose_name_plural = "proprietary blends"
    hide_title = True
    fields = ("position", "name", "amount", "unit", "note")
    ordering_field = "position"
    hide_ordering_field = False
    extra = 0
    max_num = 20


class AmountInline(LimitedInline):
    model = IngredientAmount
    form = AmountForm
    formset = CheckedAmountFormSet
    verbose_name = "ingredient"
    verbose_name_plural = "what is in one serving"
    template = "admin/facts/amounts.html"
    hide_title = True
    fields = (
        "position", "ingredient", "amount", "unit", "form", "blend_name", "label_name",
        "compound_amount", "limit_amount",
    )  # fmt: skip
    autocomplete_fields = ("ingredient",)
    ordering_field = "position"
    hide_ordering_field = False
    extra = 0
    max_num = MOST_ROWS

    def get_queryset(self, request: HttpRequest) -> QuerySet[IngredientAmount]:
        return super().get_queryset(request).select_related("ingredient", "blend")


@admin.register(SupplementFacts)
class SupplementFactsAdmin(FactsVersions, ModelAdmin):
    form = CheckedFactsForm
    inlines = (BlendInline, AmountInline)
    change_form_template = "admin/facts/form.html"
    list_display = ("product", "dosage_form", "serving_size", "servings_per_container", "rows")
    list_filter = ("dosage_form", "population", "allergen_status")
    list_select_related = ("product", "product__parent")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("product__title", "product__stockrecords__partner_sku")
    search_help_text = "Product or SKU"
    autocomplete_fields = ("product",)
    readonly_fields = ("product_link", "badges", "demanded")
    warn_unsaved_form = True
    fieldsets = (
        (
            "Serving",
            {
                "fields": (
                    ("product", "product_link"),
                    ("dosage_form", "net_quantity"),
                    ("serving_size", "units_per_serving"),
                    ("servings_per_container", "servings_per_day"),
                    ("population", "shows_iu"),
                )
            },
        ),
        (
            "Other ingredients and allergens",
            {
                "fields": (
                    "other_ingredients",
                    ("allergen_status", "allergens"),
                    ("badges", "confirmed_flags"),
                )
            },
        ),
        (
            "Directions and warnings",
            {"fields": ("directions", "storage", "demanded", "warnings", "note")},
        ),
        (
            "Package and legal",
            {
                "fields": (
                    ("child_resistant", "child_resistant_record"),
                    ("prop65_chemicals", "prop65_harm"),
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[SupplementFacts]:
        return super().get_queryset(request).annotate(row_count=Count("amounts", distinct=True))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """?product= of the link on a product's page; anything but a number is left out."""
        initial = super().get_changeform_initial_data(request)
        if not str(initial.get("product", "0")).isdecimal():
            del initial["product"]
        return initial

    def get_custom_urls(self) -> Any:
        preview = ("preview/", "catalogue_supplementfacts_preview", self.preview_view)
        return (preview, *super().get_custom_urls())

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        facts_saved(form.instance, by=request.user)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        units = Ingredient.objects.exclude(kind=Ingredient.Kind.EXCIPIENT).order_by("pk")
        context = {
            "ingredient_units": {str(pk): unit for pk, unit in units.values_list("pk", "unit")},
            "fitting_units": list_fitting_units(),
            "preview": self._preview_of(request, object_id),
        }
        return super().changeform_view(
            request, object_id, form_url, {**context, **(extra_context or {})}
        )

    @method_decorator(require_POST)
    def preview_view(self, request: HttpRequest, **_: Any) -> HttpResponse:
        """The panel of a posted form. A page of its own for those without JavaScript."""
        if not (self.has_change_permission(request) or self.has_add_permission(request)):
            raise PermissionDenied
        key = request.POST.get("_facts", "")
        stored = facts_with_rows().filter(pk=key).first() if _is_key(key) else None
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": "Preview"}
        context["preview"] = describe_draft(request.POST, stored)
        is_part = request.headers.get("X-Requested-With") == "fetch"
        name = "admin/facts/preview.html" if is_part else "admin/facts/preview_page.html"
        return TemplateResponse(request, name, context)

    def _preview_of(self, request: HttpRequest, object_id: str | None) -> dict[str, Any] | None:
        """Of what was posted and not saved, else of what is stored."""
        key = unquote(object_id) if object_id else ""
        stored = facts_with_rows().filter(pk=key).first() if _is_key(key) else None
        if request.method == "POST":
            return describe_draft(request.POST, stored)
        return describe_facts(stored) if stored else None

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        facts = self.get_object(request, unquote(object_id))
        if facts and (needing := products_that_need(facts)):
            self.message_user(request, refusal(needing), messages.ERROR)
            return redirect("admin:catalogue_supplementfacts_change", facts.pk)
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Names those that customers' pages need; then nothing is deleted."""
        rows, counts, missing_rights, protected = super().get_deleted_objects(objs, request)
        needed = [needing for facts in objs if (needing := products_that_need(facts))]
        return rows, counts, missing_rights, [*protected, *map(refusal, needed)]

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

    @display(description="badges on the page")
    def badges(self, facts: SupplementFacts) -> str:
        if not facts.pk:
            return "Worked out from the ingredients once they are saved."
        return ", ".join(FLAGS.get(flag, flag) for flag in facts.flags) or "None."

    @display(description="demanded by a rule")
    def demanded(self, facts: SupplementFacts) -> str:
        if not facts.pk:
            return "Known once the ingredients are saved."
        return " · ".join(warning_title(key) for key in required_warnings(facts)) or "None."


def _is_key(value: str) -> bool:
    return value.isdecimal() and len(value) < 16
