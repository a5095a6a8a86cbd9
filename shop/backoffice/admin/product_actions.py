"""What is done to many products at once: shown, hidden, copied, filed, priced, exported."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST
from unfold.decorators import action

from catalogue.copying import copy_product
from catalogue.models import Product
from catalogue.publishing import NotPublishable, publish
from shop.backoffice.access import may_export
from shop.backoffice.bulk_forms import CategoryForm, NeedForm, read_chosen
from shop.backoffice.price_change import (
    PlanExpired,
    PriceChangeForm,
    carry_out,
    plan_prices,
    sign_plan,
)
from shop.exchange.exporting import export_keys
from shop.partner.models import StockRecord

from .imports import send_products

LIST = "admin:catalogue_product_changelist"
MOST_AT_ONCE = 1000
MOST_COPIES = 20
MOST_NAMED = 10
_TITLES = {
    "prices": "Change prices",
    "category": "Put into a category, or take out of it",
    "need": "Give a need, or take it away",
}


class ProductActions:
    """Mix into the ModelAdmin of Product, before it."""

    admin_site: Any
    opts: Any
    message_user: Any
    actions = (
        "show", "hide", "change_prices", "change_category", "change_need", "duplicate",
        "export_xlsx", "export_csv",
    )  # fmt: skip

    def has_prices_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("partner.change_stockrecord")

    @action(description="Show in the shop", permissions=["change"])
    def show(self, request: HttpRequest, chosen: QuerySet[Product]) -> None:
        """Shows those that are ready; each of the others is named with what it lacks."""
        shown, refused = 0, []
        for product in chosen.exclude(is_public=True):
            try:
                shown += publish(product, request.user)
            except NotPublishable as error:
                refused.append(str(error))
        self._tell(request, f"{_count(shown)} visible now.", refused)

    @action(description="Hide from the shop", permissions=["change"])
    def hide(self, request: HttpRequest, chosen: QuerySet[Product]) -> None:
        """Row by row, so that whoever listens to a saved product hears of it."""
        products = list(chosen.exclude(is_public=False))
        for product in products:
            product.is_public = False
            product.save(update_fields=["is_public", "date_updated"])
        self._tell(request, f"{_count(len(products))} hidden now.")

    @action(description="Make a copy", permissions=["add"])
    def duplicate(self, request: HttpRequest, chosen: QuerySet[Product]) -> HttpResponse | None:
        products = list(chosen.exclude(structure=Product.CHILD)[: MOST_COPIES + 1])
        if len(products) > MOST_COPIES:
            self._refuse(request, f"At most {MOST_COPIES} products can be copied at once.")
            return None
        copies = [copy_product(product, by=request.user) for product in products]
        words = "It is hidden and has no stock." if len(copies) == 1 else "They are hidden."
        self._tell(request, f"{len(copies)} copied. {words} Give it a title and a SKU.")
        if len(copies) == 1:
            return redirect("admin:catalogue_product_change", copies[0].pk)
        return None

    @action(description="Change prices …", permissions=["prices"])
    def change_prices(self, request: HttpRequest, chosen: QuerySet[Product]) -> Any:
        return self._begin(request, "prices", chosen)

    @action(description="Category …", permissions=["change"])
    def change_category(self, request: HttpRequest, chosen: QuerySet[Product]) -> Any:
        return self._begin(request, "category", chosen)

    @action(description="Need …", permissions=["change"])
    def change_need(self, request: HttpRequest, chosen: QuerySet[Product]) -> Any:
        return self._begin(request, "need", chosen)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return may_export(request.user)

    @action(description="Export as XLSX", permissions=["export"])
    def export_xlsx(self, request: HttpRequest, chosen: QuerySet[Product]) -> Any:
        return send_products("xlsx", export_keys(chosen.values_list("pk", flat=True)))

    @action(description="Export as CSV", permissions=["export"])
    def export_csv(self, request: HttpRequest, chosen: QuerySet[Product]) -> Any:
        return send_products("csv", export_keys(chosen.values_list("pk", flat=True)))

    def get_custom_urls(self) -> Any:
        name = "catalogue_product_bulk"
        own = (
            ("bulk/prices/", f"{name}_prices", self.prices_view),
            ("bulk/category/", f"{name}_category", self.category_view),
            ("bulk/need/", f"{name}_need", self.need_view),
        )
        return (*own, *super().get_custom_urls())  # type: ignore[misc]

    @method_decorator(require_POST)
    def prices_view(self, request: HttpRequest, **_: Any) -> HttpResponse:
        """The form, then the preview, then the change: see backoffice.price_change."""
        if not self.has_prices_permission(request):
            raise PermissionDenied
        if "plan" in request.POST:
            return self._carry_out(request)
        chosen = read_chosen(request.POST.get("chosen", ""))
        form = PriceChangeForm(request.POST)
        if not form.is_valid():
            return self._page(request, "prices", chosen, form)
        lines = plan_prices(_priced(chosen), way=form.cleaned_data["way"],
                            by=form.cleaned_data["by"])  # fmt: skip
        impossible = [line for line in lines if not line.is_possible]
        if impossible:
            line = impossible[0]
            form.add_error("by", f"{line.title} would cost {line.new}, which is no price.")
            return self._page(request, "prices", chosen, form)
        plan = sign_plan(lines, form.cleaned_data["reason"])
        return self._page(request, "prices", chosen, form, lines=lines, plan=plan)

    @method_decorator(require_POST)
    def category_view(self, request: HttpRequest, **_: Any) -> HttpResponse:
        return self._apply(request, "category", CategoryForm(request.POST))

    @method_decorator(require_POST)
    def need_view(self, request: HttpRequest, **_: Any) -> HttpResponse:
        return self._apply(request, "need", NeedForm(request.POST))

    def _begin(self, request: HttpRequest, name: str, chosen: QuerySet[Product]) -> Any:
        keys = list(chosen.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        if len(keys) > MOST_AT_ONCE:
            return self._refuse(request, f"At most {MOST_AT_ONCE} products can be changed at once.")
        forms_of = {"prices": PriceChangeForm, "category": CategoryForm, "need": NeedForm}
        return self._page(request, name, keys, forms_of[name]())

    def _apply(
        self, request: HttpRequest, name: str, form: CategoryForm | NeedForm
    ) -> HttpResponse:
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        chosen = read_chosen(request.POST.get("chosen", ""))
        if not form.is_valid():
            return self._page(request, name, chosen, form)
        products = Product.objects.filter(pk__in=chosen).exclude(structure=Product.CHILD)
        with transaction.atomic():
            changed = form.apply(products)
        self._tell(request, f"{_count(changed)} changed.")
        return redirect(LIST)

    def _carry_out(self, request: HttpRequest) -> HttpResponse:
        try:
            outcome = carry_out(request.POST["plan"], by=request.user)
        except PlanExpired as error:
            self._refuse(request, str(error))
            return redirect(LIST)
        done = f" {outcome.done_before} had it already." if outcome.done_before else ""
        self._tell(request, f"{outcome.changed} prices changed.{done}", outcome.refused)
        return redirect(LIST)

    def _page(
        self, request: HttpRequest, name: str, chosen: list[int], form: forms.Form, **more: Any
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _TITLES[name],
            "form": form,
            "chosen": ",".join(map(str, chosen)),
            "products": Product.objects.filter(pk__in=chosen).order_by("title")[:MOST_NAMED],
            "others": max(0, len(chosen) - MOST_NAMED),
            "address": f"admin:catalogue_product_bulk_{name}",
            **more,
        }
        return TemplateResponse(request, "admin/products/bulk.html", context)

    def _tell(self, request: HttpRequest, words: str, refused: list[str] | None = None) -> None:
        for each in (refused or [])[:MOST_NAMED]:
            self._refuse(request, each)
        if refused and len(refused) > MOST_NAMED:
            self._refuse(request, f"{len(refused) - MOST_NAMED} more were refused.")
        self.message_user(request, words)

    def _refuse(self, request: HttpRequest, words: str) -> None:
        self.message_user(request, words, messages.ERROR)


def _priced(chosen: list[int]) -> list[StockRecord]:
    """Of these products and of their variants."""
    rows = StockRecord.objects.filter(Q(product__in=chosen) | Q(product__parent__in=chosen))
    return list(rows.select_related("product__parent").order_by("product__title", "pk"))


def _count(number: int) -> str:
    return f"{number} product{' is' if number == 1 else 's are'}"
