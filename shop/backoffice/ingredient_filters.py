"""Filters of the list of ingredients."""

from datetime import timedelta
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from catalogue.models import IngredientAmount

CHECK_EVERY = timedelta(days=365)


class LimitFilter(SimpleListFilter):
    title = "upper limit"
    parameter_name = "limit"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Has one"), ("no", "None established")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(upper_limit__isnull=self.value() == "no")


class UsedFilter(SimpleListFilter):
    title = "products"
    parameter_name = "used"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "In a product"), ("no", "In none")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        used = Exists(IngredientAmount.objects.filter(ingredient=OuterRef("pk")))
        if self.value() == "yes":
            return queryset.filter(used)
        return queryset.filter(~used) if self.value() == "no" else queryset


class CheckedFilter(SimpleListFilter):
    title = "cautions read"
    parameter_name = "checked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("year", "Within a year"), ("old", "Longer ago"), ("never", "Never")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        since = timezone.localdate() - CHECK_EVERY
        conditions = {
            "year": Q(cautions_as_of__gte=since),
            "old": Q(cautions_as_of__lt=since),
            "never": Q(cautions_as_of=None),
        }
        condition = conditions.get(self.value() or "")
        return queryset.filter(condition) if condition else queryset


class KeeperFilter(SimpleListFilter):
    title = "kept by"
    parameter_name = "keeper"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("us", "Us"), ("shop", "The shop's data")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in ("us", "shop"):
            return queryset
        return queryset.filter(is_own=self.value() == "us")
