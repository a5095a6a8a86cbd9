"""Rows that say what shall happen later: a price, being visible.

A row is never edited once it is saved; it can be withdrawn until it begins. The product's page and
the checks hold the row's lock, so two people cannot plan what overlaps.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from unfold.contrib.inlines.forms import NonrelatedInlineModelFormSet
from unfold.forms import PaginationInlineFormSet
from unfold.widgets import UnfoldAdminDecimalFieldWidget, UnfoldBooleanWidget

from catalogue import showings
from catalogue.models import Product, Showing
from shop.calendar import refuse_far
from shop.partner import price_changes
from shop.partner.models import PriceChange, StockRecord

ZONE = f"Time of the shop, {settings.TIME_ZONE}."


class PlanForm(forms.ModelForm):
    """`by` is who is signed in; the admin sets it on the class it makes."""

    by: Any = None
    withdraw = forms.BooleanField(
        label="Withdraw it", required=False, widget=UnfoldBooleanWidget,
        help_text="It stays in the list as withdrawn.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Posted for a row that has begun meanwhile, it is shown again with the error beside it.
        if self.is_new or not (self.instance.is_planned or self.is_bound):
            self.fields["withdraw"].widget = forms.HiddenInput()
            self.fields["withdraw"].label = self.fields["withdraw"].help_text = ""
        if not self.is_new:
            for name, field in self.fields.items():
                field.disabled = name != "withdraw"

    @property
    def is_new(self) -> bool:
        return not self.instance.pk

    def check_period(self, start: str, end: str) -> None:
        """Adds an error beside each moment that is past, too far ahead or before its start."""
        now = timezone.now()
        begin: datetime | None = self.cleaned_data.get(start)
        until: datetime | None = self.cleaned_data.get(end)
        for name, moment in ((start, begin), (end, until)):
            if moment and moment <= now:
                self.add_error(name, f"This is past: it is {_in_words(now)} now.")
            if moment:
                self._refuse_far(name, moment)
        if begin and until and until <= begin:
            self.add_error(end, "It must end after it starts.")

    def _refuse_far(self, name: str, moment: datetime) -> None:
        try:
            refuse_far(moment)
        except ValidationError as error:
            self.add_error(name, error)

    def save(self, commit: bool = True) -> Any:
        if self.is_new:
            self.instance.by = self.by
            return super().save(commit)
        if commit and self.cleaned_data.get("withdraw"):
            self.withdraw_now()
        return self.instance

    def withdraw_now(self) -> None:
        raise NotImplementedError


class PriceChangeForm(PlanForm):
    price = forms.DecimalField(
        label="New price", min_value=Decimal("0.01"), max_digits=12, decimal_places=2,
        widget=UnfoldAdminDecimalFieldWidget,
    )  # fmt: skip

    class Meta:
        model = PriceChange
        fields = ("price", "starts_at", "ends_at")
        help_texts = {
            "starts_at": f"{ZONE} Carts and pages follow within a minute.",
            "ends_at": "The price of before comes back then, unless somebody changes it by hand"
            " meanwhile. Empty: the new price stays.",
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.is_new:
            self.check_period("starts_at", "ends_at")
        return data

    def withdraw_now(self) -> None:
        price_changes.withdraw(self.instance)


class ShowingForm(PlanForm):
    class Meta:
        model = Showing
        fields = ("available_from", "available_until")
        help_texts = {
            "available_from": f"{ZONE} Until then it stays hidden: leave “Visible in the shop”"
            " unticked. Empty: it is visible already.",
            "available_until": "It vanishes from lists, search and carts then. Empty: it stays.",
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.is_new:
            self.check_period("available_from", "available_until")
            if not self.errors and not (data.get("available_from") or data.get("available_until")):
                self.add_error("available_from", "Enter from when, until when, or both.")
        return data

    def withdraw_now(self) -> None:
        showings.withdraw(self.instance)


class _Rows:
    """Checks that need all rows of the page, and what others have saved meanwhile."""

    forms: list[Any]
    model: Any
    instance: Any
    start_field: str

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]
        changed = [form for form in self.forms if form.has_changed() and not form.errors]
        if not changed:
            return
        taken = self.lock_and_list(changed)
        open_now = {each.pk: each for each in taken}
        withdrawn = {form.instance.pk for form in changed if form.cleaned_data.get("withdraw")}
        for form in changed:
            if not form.is_new and not getattr(open_now.get(form.instance.pk), "is_planned", False):
                form.add_error("withdraw", "It has begun meanwhile and cannot be withdrawn.")
        kept = [each for each in taken if each.pk not in withdrawn]
        for form in [each for each in changed if each.is_new]:
            self.check_one(form, kept)
            kept.append(form.instance)

    def check_one(self, form: Any, kept: list[Any]) -> None:
        other = next((each for each in kept if form.instance.overlaps(each)), None)
        if other:
            form.add_error(self.start_field, f"It overlaps with what is planned: {other}.")

    def lock_and_list(self, changed: list[Any]) -> list[Any]:
        raise NotImplementedError


class _PriceRows(_Rows):
    start_field = "starts_at"

    def find_record(self) -> StockRecord | None:
        raise NotImplementedError

    def lock_and_list(self, changed: list[Any]) -> list[Any]:
        record = self.find_record()
        if record is None:
            for form in changed:
                form.add_error("price", "Enter today's price and stock first, and save.")
            return []
        StockRecord.objects.select_for_update().get(pk=record.pk)
        return list(PriceChange.objects.open().filter(stockrecord=record))


class PriceRowsOfRecord(_PriceRows, PaginationInlineFormSet):
    def find_record(self) -> StockRecord | None:
        return self.instance


class PriceRowsOfProduct(_PriceRows, NonrelatedInlineModelFormSet):
    def find_record(self) -> StockRecord | None:
        return record_of(self.instance)


class ShowingRows(_Rows, PaginationInlineFormSet):
    start_field = "available_from"

    def lock_and_list(self, changed: list[Any]) -> list[Any]:
        if self.instance.pk:
            list(Product.objects.select_for_update(of=("self",)).filter(pk=self.instance.pk))
        return list(Showing.objects.open().filter(product_id=self.instance.pk))

    def check_one(self, form: Any, kept: list[Any]) -> None:
        if form.instance.available_from and self.instance.is_public:
            form.add_error(
                "available_from",
                "It is visible already. Untick “Visible in the shop”, or leave this empty.",
            )
        elif not form.instance.available_from and not self.instance.is_public:
            form.add_error("available_from", "The product is hidden: enter from when it is shown.")
        else:
            super().check_one(form, kept)


def record_of(product: Product | None) -> StockRecord | None:
    """The one that the shop sells from."""
    if product is None or not product.pk:
        return None
    return StockRecord.objects.filter(product=product).order_by("pk").first()


def _in_words(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
