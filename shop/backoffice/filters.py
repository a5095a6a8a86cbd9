"""Filters of the lists, in words of the shop."""

from typing import Any

from django.conf import settings
from django.contrib.admin import SimpleListFilter
from django.db.models import F, IntegerField, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from catalogue.models import Category, SupplementFacts
from shop.alerts.models import StockAlert
from shop.claims.models import Claim
from shop.order.statuses import OrderStatus
from shop.partner.models import StockRecord
from shop.reviews.models import ProductReview

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


class WaitingFilter(SimpleListFilter):
    """Stock that somebody has asked to be told of."""

    title = "back-in-stock mails"
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Somebody waits")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() != "yes":
            return queryset
        return queryset.filter(product__in=StockAlert.objects.unsent().values("product"))


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


class ReviewStateFilter(SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, name.capitalize()) for _, name in ProductReview.STATUS_CHOICES]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        for status, name in ProductReview.STATUS_CHOICES:
            if self.value() == name:
                return queryset.filter(status=status)
        return queryset


class FindingFilter(SimpleListFilter):
    title = "disease or treatment"
    parameter_name = "finding"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Words found"), ("no", "Nothing found")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "yes":
            return queryset.exclude(findings=[])
        return queryset.filter(findings=[]) if self.value() == "no" else queryset


def _number(value: str) -> int:
    """A primary key from a query string; 0, which no row has, when it is none."""
    return int(value) if value.isdecimal() and len(value) < 16 else 0


class SignedFilter(SimpleListFilter):
    """Claims about diseases, by whether somebody has signed them off."""

    title = "sign-off"
    parameter_name = "signed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "Not signed off"), ("yes", "Signed off")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "no":
            return queryset.filter(pk__in=Claim.objects.unsigned().values("pk"))
        if self.value() == "yes":
            return queryset.filter(pk__in=Claim.objects.signed().values("pk"))
        return queryset
