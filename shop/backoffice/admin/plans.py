"""Planned prices and planned availability, as rows below a product and below its stock."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from unfold.admin import StackedInline
from unfold.contrib.inlines.admin import NonrelatedStackedInline

from catalogue.models import Product, Showing
from catalogue.publishing import why_not_public
from shop.backoffice.plan_forms import (
    PriceChangeForm,
    PriceRowsOfProduct,
    PriceRowsOfRecord,
    ShowingForm,
    ShowingRows,
    record_of,
)
from shop.partner.models import PriceChange


class _Plans:
    """Mix in before an inline: newest first, nothing is deleted, `state` says what became of it."""

    can_delete = False
    extra = 0
    tab = True
    per_page = 20
    # A saved row is a line to open; it is there to be read, or withdrawn.
    collapsible = True
    readonly_fields = ("state", "planned_by")

    class Media:
        js = ("backoffice/new_row.js",)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        formset.form.by = request.user
        return formset

    @admin.display(description="planned by")
    def planned_by(self, plan: Any) -> str:
        return (plan.by.get_full_name() or plan.by.email) if plan.by else "–"


class _PricePlans(_Plans):
    model = PriceChange
    form = PriceChangeForm
    verbose_name = "planned price"
    verbose_name_plural = "planned prices"
    fields = ("state", "price", "starts_at", "ends_at", "planned_by", "withdraw")

    @admin.display(description="state")
    def state(self, change: PriceChange) -> str:
        if not change.pk:
            return "not saved yet"
        if change.withdrawn_at:
            return f"withdrawn {_at(change.withdrawn_at)}"
        if change.outcome:
            return change.get_outcome_display()
        if change.applied_at is None:
            return "planned"
        was = f"{change.former_price} before" if change.former_price else "no price before"
        words = "running since" if change.ends_at else "applied"
        return f"{words} {_at(change.applied_at)}, {was}"


class PricePlansOfProduct(_PricePlans, NonrelatedStackedInline):
    formset = PriceRowsOfProduct

    def get_form_queryset(self, product: Product) -> QuerySet[PriceChange]:
        plans = PriceChange.objects.filter(stockrecord__product=product)
        return plans.select_related("by").order_by("-starts_at", "-pk")

    def save_new_instance(self, product: Product, change: PriceChange) -> None:
        record = record_of(product)
        assert record is not None  # the formset has refused a product without one
        change.stockrecord = record


class PricePlansOfRecord(_PricePlans, StackedInline):
    formset = PriceRowsOfRecord
    tab = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[PriceChange]:
        return super().get_queryset(request).select_related("by")


class ShowingInline(_Plans, StackedInline):
    model = Showing
    form = ShowingForm
    formset = ShowingRows
    verbose_name = "planned availability"
    verbose_name_plural = "planned availability"
    fields = ("state", "available_from", "available_until", "planned_by", "withdraw")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Showing]:
        return super().get_queryset(request).select_related("by")

    @admin.display(description="state")
    def state(self, showing: Showing) -> str:
        if not showing.pk:
            return "not saved yet"
        if showing.withdrawn_at:
            return f"withdrawn {_at(showing.withdrawn_at)}"
        if showing.hidden_at:
            return f"over: hidden {_at(showing.hidden_at)}"
        if showing.problem and not showing.shown_at:
            return f"due, but it cannot be shown: {showing.problem}"
        if showing.shown_at:
            return f"shown {_at(showing.shown_at)}"
        lacks = why_not_public(showing.product) if showing.available_from else []
        if lacks:
            return "planned, but not ready: " + " ".join(each.message for each in lacks)
        return "planned"


def _at(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
