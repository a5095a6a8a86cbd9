"""Filters and search of the list of products. Every condition is a subquery: no row comes twice."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import DropdownFilter

from catalogue.models import Ingredient, IngredientAmount, Need, Product, ProductClass
from shop.partner.models import StockRecord

MOST_WORDS = 6
_KEY_DIGITS = 16


class ReadyFilter(SimpleListFilter):
    title = "ready to be shown"
    parameter_name = "ready"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Ready"), ("no", "Something is missing")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(is_ready=self.value() == "yes")


class ClassFilter(DropdownFilter):
    title = "type"
    parameter_name = "type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(pk), name) for pk, name in ProductClass.objects.values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        return queryset.filter(product_class=read_key(value)) if value else queryset


class NeedFilter(DropdownFilter):
    title = "need"
    parameter_name = "need"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        needs = [(str(pk), name) for pk, name in Need.objects.values_list("pk", "name")]
        return [*needs, ("none", "None yet")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if not value:
            return queryset
        if value == "none":
            return queryset.filter(needs=None)
        return queryset.filter(needs=read_key(value))


class IngredientFilter(DropdownFilter):
    title = "ingredient"
    parameter_name = "ingredient"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        used = Exists(IngredientAmount.objects.filter(ingredient=OuterRef("pk")))
        rows = Ingredient.objects.filter(used).order_by("name").values_list("pk", "name")
        return [(str(pk), name) for pk, name in rows]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        return queryset.filter(_holds(Q(ingredient=read_key(value)))) if value else queryset


def search_products(products: QuerySet[Product], term: str) -> QuerySet[Product]:
    """Each word must be in the title, the SKU, the barcode or an ingredient, variants' included."""
    for word in term.split()[:MOST_WORDS]:
        products = products.filter(_match(word))
    return products


def read_key(value: str) -> int:
    """A primary key from a query string; 0, which no row has, when it is none."""
    return int(value) if value.isdecimal() and len(value) < _KEY_DIGITS else 0


def _match(word: str) -> Q:
    named = Q(title__icontains=word) | Q(upc__iexact=word)
    stocked = StockRecord.objects.filter(partner_sku__icontains=word)
    return (
        named
        | Q(pk__in=Product.objects.filter(named, parent__isnull=False).values("parent"))
        | Q(pk__in=stocked.values("product"))
        | Q(pk__in=stocked.filter(product__parent__isnull=False).values("product__parent"))
        | _holds(
            Q(ingredient__name__icontains=word)
            | Q(ingredient__synonyms__icontains=word)
            | Q(ingredient__latin_name__icontains=word)
        )
    )


def _holds(condition: Q) -> Q:
    """Products with such a row in their facts, or in those of a variant."""
    rows = IngredientAmount.objects.filter(condition)
    variants = rows.filter(facts__product__parent__isnull=False)
    return Q(pk__in=rows.values("facts__product")) | Q(
        pk__in=variants.values("facts__product__parent")
    )
