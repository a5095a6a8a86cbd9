"""Filters of the lists, in words of the shop."""

from typing import Any

from django.conf import settings
from django.contrib.admin import SimpleListFilter
from django.db.models import F, IntegerField, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from catalogue.models import Category, SupplementFacts
from shop.order.statuses import OrderStatus
from shop.partner.models import StockRecord

AVAILABLE = Coalesce(F("num_in_stock"), 0, output_field=IntegerField()) - Coalesce(
    F("num_allocated"), 0, output_field=IntegerField()
)


def low_stock() -> QuerySet[StockRecord]:
    """Stock of visible products with LOW_STOCK_THRESHOLD unreserved units or fewer."""
    return StockRecord.objects.annotate(available=AVAILABLE).filter(
        Q(product__is_public=True) & (Q(product__parent=None) | Q(product__parent__is_public=True)),
        available__lte=settings.LOW_STOCK_THRESHOLD,
    )


class CategoryFilter(SimpleListFilter):
    """A category with everything below it."""

    title = "category"
    parameter_name = "category"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        categories = Category.objects.order_by("path").only("name", "depth", "path")
        return [(str(row.pk), "\u2003" * (row.depth - 1) + row.name) for row in categories]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if value is None:
            return queryset
        path = Category.objects.filter(pk=_number(value)).values_list("path", flat=True).first()
        if path is None:
            return queryset.none()
        return queryset.filter(
            pk__in=queryset.model.objects.filter(categories__path__startswith=path).values("pk")
        )


class StockFilter(SimpleListFilter):
    title = "stock"
    parameter_name = "stock"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("low", f"Low (at most {settings.LOW_STOCK_THRESHOLD})"), ("out", "Sold out")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        rows = low_stock()
        if self.value() == "out":
            rows = rows.filter(available__lte=0)
        elif self.value() != "low":
            return queryset
        if queryset.model is StockRecord:
            return queryset.filter(pk__in=rows.values("pk"))
        return queryset.filter(
            Q(stockrecords__in=rows.values("pk")) | Q(children__stockrecords__in=rows.values("pk"))
        ).distinct()


class FormFilter(SimpleListFilter):
    title = "dosage form"
    parameter_name = "form"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(SupplementFacts.Form.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(facts__dosage_form=self.value()) if self.value() else queryset


class StatusFilter(SimpleListFilter):
    title = "status"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(status.value, status.value) for status in OrderStatus]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(status=self.value()) if self.value() else queryset


class AnsweredFilter(SimpleListFilter):
    title = "answered"
    parameter_name = "answered"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "Waiting for an answer"), ("yes", "Answered")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() in ("yes", "no"):
            return queryset.filter(answered_at__isnull=self.value() == "no")
        return queryset


def _number(value: str) -> int:
    """A primary key from a query string; 0, which no row has, when it is none."""
    return int(value) if value.isdecimal() and len(value) < 16 else 0
